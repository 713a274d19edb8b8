import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorCodes, findErrorPage } from '../../src/cli/error-pages/pages.js'
import * as errors from '../../src/errors.js'
import { createDatabase } from '../support/database.js'
import { runCli } from './run-cli.js'
import { shop } from './shop.js'

type Thrown = new (code: string, message: string) => errors.AgentDbError
const classes: Readonly<Record<string, Thrown>> = Object.fromEntries(
  Object.entries(errors).filter(([name]) => name.endsWith('Error')) as [string, unknown][] as [
    string,
    Thrown,
  ][],
)
const source = path.resolve(import.meta.dirname, '..', '..', 'src')
const sources = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(path.join(source, file), 'utf8') }))

/** `code: '…'` of something else than an error that ends a command. */
const otherCodes: ReadonlySet<string> = new Set([
  // of zod's issues
  'custom',
  // how agentdb eval counts a question that was asked back
  'clarify',
])

/** Where a code is not written in place, and how it is found all the same. */
const madeCodes: Readonly<Record<string, () => readonly string[]>> = {
  // `code:` of an explanation made in the same file
  'database/postgres-errors.ts': () => [],
  'models/model-error.ts': () => [],
  // the code of the error that it adds to
  'agents/model-analyst.ts': () => [],
  'cli/command-line-error.ts': commanderCodes,
  'instruments/database-file.ts': () =>
    sources
      .flatMap(({ text }) => [...text.matchAll(/\bnoun: '([a-z ]+)'/g)])
      .flatMap(([, noun = '']) =>
        ['unreadable', 'busy', 'not_writable'].map((end) => `${noun.replaceAll(' ', '_')}_${end}`),
      ),
}

interface Found {
  readonly code: string
  readonly file: string
  /** The class that is thrown, where it stands there. */
  readonly thrown: string | null
}

const found: readonly Found[] = [
  ...sources.flatMap(({ file, text }) => [
    ...[...text.matchAll(/new (\w+Error)\(\s*'([a-z]\w*)'/g)]
      .filter(([, name = '']) => name in classes)
      .map(([, thrown = '', code = '']) => ({ code, file, thrown })),
    ...[...text.matchAll(/\bcode: '([a-z]\w*)'/g)].map(([, code = '']) => ({ code, file, thrown: null })),
  ]),
  ...namesIn('guard/verdict.ts', /type RefusalCode =\n((?: {2}\| '\w+'\n)+)/),
  ...namesIn('database/attempt-error.ts', /const codes[^{]*\{([^}]*)\}/),
  ...namesIn('database/attempt-error.ts', /\? ('plan_too_expensive') :/),
  ...Object.entries(madeCodes).flatMap(([file, codes]) =>
    codes().map((code) => ({ code, file, thrown: null })),
  ),
].filter(({ code }) => !otherCodes.has(code))

function namesIn(file: string, part: RegExp): readonly Found[] {
  const text = sources.find((each) => each.file === file)?.text ?? ''
  const [, within = ''] = part.exec(text) ?? []
  const codes = [...within.matchAll(/'(\w+)'(?!\s*:)/g)].map(([, code = '']) => code)
  if (codes.length === 0) throw new Error(`no codes are found in ${file} any more`)
  return codes.map((code) => ({ code, file, thrown: null }))
}

function commanderCodes(): readonly string[] {
  const library = createRequire(import.meta.url).resolve('commander')
  const text = readFileSync(path.join(path.dirname(library), 'lib', 'command.js'), 'utf8')
  return [...text.matchAll(/code: 'commander\.(\w+)'/g)].map(([, name = '']) =>
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
  )
}

describe('the error pages', () => {
  it('see the codes of the sources', () => {
    expect(new Set(found.map(({ code }) => code)).size).toBeGreaterThan(100)
  })

  it('explain every code that a command can end with', () => {
    const missing = found.filter(({ code }) => findErrorPage(code) === null)
    expect(missing, 'add a page to src/cli/error-pages, then: npm run docs').toEqual([])
  })

  it('explain no code that there is not', () => {
    const codes = new Set(found.map(({ code }) => code))
    // commander reports a wrong value without naming the code where it throws.
    expect(errorCodes.filter((code) => !codes.has(code) && code !== 'invalid_argument')).toEqual([])
  })

  it('explain each code once', () => {
    expect(errorCodes.filter((code, i) => errorCodes.indexOf(code) !== i)).toEqual([])
  })

  it('name the exit code of the error that is thrown', () => {
    const wrong = found.filter(({ code, thrown }) => {
      const Thrown = thrown === null ? undefined : classes[thrown]
      if (Thrown === undefined) return false
      return !findErrorPage(code)?.page.exitCodes.includes(new Thrown(code, '').exitCode)
    })
    expect(wrong).toEqual([])
  })

  it('know where every code is made that is not written in place', () => {
    const made = sources
      .filter(({ file, text }) => file !== 'errors.ts' && madeInPlaces(text))
      .map(({ file }) => file)
    expect(made.filter((file) => !(file in madeCodes))).toEqual([])
  })
})

function madeInPlaces(text: string): boolean {
  return new RegExp(`new (?:${Object.keys(classes).join('|')})\\(\\s*[^'\\s]`).test(text)
}

describe('agentdb help', () => {
  it.each(['store_busy', 'STORE_BUSY', 'E_STORE_BUSY', 'store-busy'])('explains %s', async (written) => {
    const { exitCode, stdout, stderr } = await runCli(['help', written])
    expect(stdout).toMatch(/^store_busy: exit 1/)
    expect(stdout).toMatch(/Another process has the embedded store open/)
    expect(stdout).toMatch(/What to do:\n {2}- /)
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  it('lists every code with "errors", also as JSON', async () => {
    const { stdout } = await runCli(['help', 'errors'])
    for (const code of errorCodes) expect(stdout).toMatch(new RegExp(`^ {2}${code} `, 'm'))
    const json = JSON.parse((await runCli(['help', 'errors', '--json'])).stdout) as { code: string }[]
    expect(json.map(({ code }) => code)).toEqual(errorCodes)
  })

  it('explains a code as JSON', async () => {
    const [page] = JSON.parse((await runCli(['help', 'budget_usd', '--json'])).stdout)
    expect(page).toMatchObject({
      code: 'budget_usd',
      exits: 'exit 7',
      fix: expect.stringContaining('--max-usd'),
    })
  })

  it.each([
    [[], 'Usage: agentdb [options] "question"'],
    [['costs'], 'Usage: agentdb costs [options]'],
    [['teach', 'add'], 'Usage: agentdb teach add [options] [question...]'],
  ])('shows the help of the command %j', async (words, usage) => {
    const { exitCode, stdout } = await runCli(['help', ...words])
    expect(stdout.startsWith(usage)).toBe(true)
    expect(exitCode).toBe(0)
  })

  it.each([
    [['stor_busy'], /neither a command nor an error code "stor_busy".*agentdb help store_busy/s],
    [['cots'], /agentdb help costs/],
    [['me', 'find', 'orders'], /If it is a question: agentdb "help me find orders"/],
    [['constructor'], /neither a command nor an error code/],
    [['store_busy', 'please'], /neither a command nor an error code/],
  ])('proposes something for %j', async (words, message) => {
    const { exitCode, stdout, stderr } = await runCli(['help', ...words])
    expect(stderr).toMatch(message)
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })
})

describe('an error on a terminal', () => {
  it('ends with where its code is explained', async () => {
    const { stderr } = await runCli(['sql', ' '], { terminal: true })
    expect(stderr.trimEnd().split('\n').at(-1)).toBe('  agentdb help no_statement')
  })

  it('ends so too when a run ended with it', async () => {
    const database = await createDatabase(shop)
    try {
      const argv = ['sql', 'delete from orders', '--database-url', database.readerUrl]
      const { stderr, exitCode } = await runCli(argv, { terminal: true })
      expect(stderr).toMatch(/^ {2}agentdb help write_requested\r?$/m)
      expect(exitCode).toBe(3)
    } finally {
      await database.drop()
    }
  })

  it('does not with --quiet, nor in a log', async () => {
    expect((await runCli(['sql', ' ', '--quiet'], { terminal: true })).stderr).not.toContain('agentdb help')
    expect((await runCli(['sql', ' '])).stderr).not.toContain('agentdb help')
  })
})
