import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CommanderError } from 'commander'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleNow } from '../../sample/now.js'
import { sampleSql } from '../../sample/sql.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { blocksOf, commandsOf, inlineCommandsOf, type Shown } from './docs/blocks.js'
import { expectShown, pageShell, parse } from './docs/page-shell.js'
import { readShellLine } from './docs/shell-line.js'
import { privateEnvironment } from './run-cli.js'

const root = path.resolve(import.meta.dirname, '..', '..')

/** Made from the program, and tested with it: reference.test.ts. */
const generated = ['commands.md', 'configuration.md', 'errors.md']

const pages = [
  'README.md',
  ...readdirSync(path.join(root, 'docs'))
    .filter((name) => name.endsWith('.md') && !generated.includes(name))
    .map((name) => `docs/${name}`),
]

/** Files that the pages speak of and do not make. */
const files = {
  'sales.csv': [
    'Sale ID,Customer ID,Sold On,Product,Amount,Currency,Paid',
    '1,1,31/01/2025,Kettle,"1,200.50",EUR,yes',
    '2,2,14/02/2025,Teapot,99,EUR,no',
    '3,1,20/02/2025,Filter,34,EUR,yes',
    '',
  ].join('\n'),
  'customers.json': JSON.stringify([
    { id: 1, name: 'Zoë', country: 'FR', city: 'Lyon', since: '2023-04-01' },
    { id: 2, name: '李', country: 'NL', city: 'Delft', since: '2024-09-12' },
  ]),
  'questions.jsonl': [
    '{"id": "all", "question": "How many orders are there?", "gold": "select count(*) from orders"}',
    '{"id": "moon", "question": "How many moons has Jupiter?", "answerable": false}',
    '',
  ].join('\n'),
}

let sample: TestDatabase
let store: TestDatabase
let home: string
beforeAll(async () => {
  // The sample on the suite's server: opening the embedded one takes a second for each line.
  ;[sample, store] = await Promise.all([createDatabase(sampleSql()), createDatabase()])
  home = mkdtempSync(path.join(os.tmpdir(), 'agentdb-test-docs-'))
})
afterAll(async () => {
  await Promise.all([sample?.drop(), store?.drop()])
  rmSync(home, { recursive: true, force: true })
})

it.each(pages)('the command lines in the text of %s can be given', async (page) => {
  const wrong: string[] = []
  for (const command of inlineCommandsOf(readFileSync(path.join(root, page), 'utf8'))) {
    for (const call of readShellLine(command).pipelines.flatMap(({ calls }) => calls)) {
      if (call.words[0] !== 'agentdb') continue
      await parse(call.words.slice(1)).catch((error: CommanderError) => {
        // `agentdb eval` in a sentence is the name of a command.
        if (error.code !== 'commander.missingArgument') wrong.push(`${command}: ${error.message}`)
      })
    }
  }
  expect(wrong).toEqual([])
})

describe.each(pages)('the command lines of %s', (page) => {
  const blocks = blocksOf(readFileSync(path.join(root, page), 'utf8'))

  it.runIf(blocks.length > 0)('do what the page says', { timeout: 120_000 }, async () => {
    const cwd = mkdtempSync(path.join(home, 'page-'))
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(cwd, name), text)
    await store.run('drop schema if exists agentdb cascade')
    const environment = {
      ...privateEnvironment(home),
      DATABASE_URL: sample.readerUrl,
      AGENTDB_STORE_URL: store.url,
      AGENTDB_NOW: sampleNow,
    }
    const run = pageShell({ cwd, home, environment })
    const wrong: string[] = []
    for (const block of blocks) {
      let above = ''
      for (const shown of commandsOf(block)) {
        if (shown.command.startsWith('#')) above = shown.command
        else
          wrong.push(...(await complaints(shown, above, run)).map((text) => `${page}:${shown.line}: ${text}`))
      }
    }
    expect(wrong.join('\n')).toBe('')
  })
})

async function complaints(
  shown: Shown,
  above: string,
  run: ReturnType<typeof pageShell>,
): Promise<readonly string[]> {
  try {
    const printed = await run(shown.command, { above, output: shown.output })
    return printed === null ? [] : await expectShown(shown.output, printed)
  } catch (error) {
    return [`${shown.command}\n  ${error instanceof Error ? error.message : error}`]
  }
}

it('the pages of docs/ are all named by docs/README.md, and link only to what there is', () => {
  const index = readFileSync(path.join(root, 'docs', 'README.md'), 'utf8')
  const broken: string[] = []
  for (const name of readdirSync(path.join(root, 'docs'))) {
    if (name !== 'README.md' && !index.includes(`](${name})`))
      broken.push(`docs/README.md does not name ${name}`)
  }
  for (const page of [...pages, 'CONTRIBUTING.md']) {
    const text = readFileSync(path.join(root, page), 'utf8')
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)) {
      const file = path.join(path.dirname(page), target)
      if (!existsSync(path.join(root, file))) broken.push(`${page} links to ${target}`)
    }
  }
  expect(broken).toEqual([])
})
