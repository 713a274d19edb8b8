import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runCli, temporaryHome } from './run-cli.js'

const root = path.resolve(import.meta.dirname, '..', '..')

it('--help names every flag that README.md shows', async () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const shown = new Set(
    readme
      .split('\n')
      .filter((line) => !/\b(?:npm (?:install|i|test|run)|git|psql|docker|node --)\b/.test(line))
      .flatMap((line) => line.match(/(?<![\w-])--[a-z][a-z-]+/g) ?? []),
  )
  const helps = await Promise.all(
    [
      [],
      ['sql'],
      ['schema'],
      ['history'],
      ['show'],
      ['costs'],
      ['doctor'],
      ['config'],
      ['eval'],
      ['remember'],
      ['teach', 'add'],
    ].map(async (command) => (await runCli([...command, '--help'])).stdout),
  )
  const known = new Set(helps.flatMap((help) => help.match(/--[a-z][a-z-]+/g) ?? []))
  expect(shown.size).toBeGreaterThan(0)
  expect([...shown].filter((flag) => !known.has(flag))).toEqual([])
})

it('the session that opens README.md shows what the sample answers', async () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const session = /```console\n(.*?)```/s.exec(readme)?.[1] ?? ''
  const commands = session.split(/^\$ npx agentdb /m).slice(1)
  expect(commands.length).toBeGreaterThan(0)
  const home = temporaryHome()
  for (const command of commands) {
    const [line = '', ...shown] = command.split('\n')
    const [, flags = '', question = ''] = /^(.*?) "(.*)"$/.exec(line) ?? []
    const { stdout, stderr } = await runCli([...flags.split(' '), question], { home })
    const printed = `${stdout}${stderr}`.split('\n')
    // The sentence above a table may be put in other words; its rows may not.
    const rows = shown.filter((text) => /\||agentdb:/.test(text))
    expect(rows.length).toBeGreaterThan(0)
    expect(printed).toEqual(expect.arrayContaining(rows))
  }
})
