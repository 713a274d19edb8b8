import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { builtProgram, runProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, type ModelServer, startModelServer } from '../support/model-server.js'
import { runInTerminal, type TerminalOptions, type TerminalRun } from '../support/terminal.js'
import { privateEnvironment, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let program: string
let database: TestDatabase
beforeAll(async () => {
  program = await builtProgram()
  database = await createDatabase(shop)
}, 120_000)
afterAll(() => database.drop())

const opened: { close(): unknown }[] = []
afterEach(async () => {
  for (const each of opened.splice(0)) await each.close()
})

/** Asks at a terminal, of a scripted model. */
async function ask(
  script: ModelScript,
  argv: readonly string[] = [],
  options: Omit<TerminalOptions, 'cwd'> = {},
): Promise<{ terminal: TerminalRun; server: ModelServer; home: string }> {
  const server = await startModelServer(script)
  const home = temporaryHome()
  const environment = {
    ...(privateEnvironment(home) as Record<string, string>),
    DATABASE_URL: database.readerUrl,
    OPENAI_BASE_URL: server.baseUrl,
    AGENTDB_MODEL: 'scripted',
    ...options.environment,
  }
  const all = ['--no-color', ...argv, 'orders per country']
  const terminal = runInTerminal(program, all, { ...options, cwd: home, environment })
  opened.push(terminal, server)
  return { terminal, server, home }
}

/** It is hidden while something is redrawn. */
function cursorIsBack(terminal: TerminalRun): boolean {
  const written = terminal.written()
  return written.lastIndexOf('\u001B[?25h') > written.lastIndexOf('\u001B[?25l')
}

describe('a question at a terminal', () => {
  it('is shown while the team works, and leaves nothing behind but the answer and its receipt', async () => {
    const { terminal } = await ask([ordersPerCountry])
    expect(await terminal.ended()).toBe(0)
    expect(terminal.everything()).toMatch(/^France has 2 orders\.\n\n country \| orders/)
    expect(terminal.everything()).toContain('1 call')
    expect(terminal.everything()).not.toMatch(/[●○✓]|Ctrl-C/)
    expect(cursorIsBack(terminal)).toBe(true)
  })

  it('keeps one view, and no remains of it, when the terminal changes its size; Ctrl-C ends it', async () => {
    const missing = 'a_column_with_so_long_a_name_that_it_fills_a_line'
    const wrong = { fill: { outcome: 'query', sql: `select ${missing} from orders` } }
    const { terminal } = await ask([wrong, { silence: 'at-once' }], [], { columns: 160, rows: 50 })
    await terminal.shows(/attempt 2 of 3, because: .*does not exist · revising the SQL[\s\S]*Ctrl-C stops/)
    for (const columns of [60, 45, 160, 40]) {
      terminal.resize(columns, 30)
      // Cut off at the new edge, or whole where it fits: the frame of this size, to its last line.
      const cut = columns < 160 ? `.{${columns - 14}}…` : '.*revising the SQL'
      await terminal.shows(new RegExp(`^● SQL analyst${cut}$[\\s\\S]*1 call`, 'm'))
      const shown = terminal.everything()
      for (const once of ['data engineer', 'SQL analyst', 'select a_column', '1 call'])
        expect(shown.split(once), `${once} at ${columns} columns`).toHaveLength(2)
    }
    terminal.type('\u0003')
    expect(await terminal.ended()).toBe(130)
    expect(terminal.everything()).toMatch(/^agentdb: The run was interrupted\./)
    expect(cursorIsBack(terminal)).toBe(true)
  })

  it('is told in lines that stay with --plain, and nothing is redrawn', async () => {
    const { terminal } = await ask([ordersPerCountry], ['--plain'])
    expect(await terminal.ended()).toBe(0)
    expect(terminal.everything()).toMatch(/^data engineer {2}2 tables\nSQL analyst {4}number of orders/)
    expect(terminal.written()).not.toContain('\u001B')
  })
})

const coverageFiles = (folder: string) => readdirSync(folder).filter((file) => file.startsWith('coverage-'))

describe('Ink, which a view is drawn with', () => {
  /** The program's own files that Node loaded: it writes what was run when it ends. */
  const loaded = (folder: string) =>
    coverageFiles(folder).flatMap((file) =>
      [...readFileSync(path.join(folder, file), 'utf8').matchAll(/"url":"file:[^"]*\/dist\/([^"]+)"/g)].map(
        ([, name = '']) => name,
      ),
    )

  it('is loaded at a terminal, and not for a pipe', async () => {
    const [live, piped] = [temporaryHome(), temporaryHome()]
    const { terminal, server } = await ask([ordersPerCountry, ordersPerCountry], [], {
      environment: { NODE_V8_COVERAGE: live },
    })
    await terminal.ended()
    const environment = {
      ...privateEnvironment(piped),
      DATABASE_URL: database.readerUrl,
      OPENAI_BASE_URL: server.baseUrl,
      AGENTDB_MODEL: 'scripted',
      NODE_V8_COVERAGE: piped,
    }
    const { stdout } = await runProgram(program, ['orders per country'], { environment, cwd: live })
    expect(stdout).toContain('France')
    expect(loaded(live).filter((name) => name.includes('open-live-run'))).toHaveLength(1)
    expect(loaded(piped).length).toBeGreaterThan(3)
    expect(loaded(piped).filter((name) => name.includes('open-live-run'))).toEqual([])
  })
})

const choices = '[r]un, [e]dit, [t]ell what is wrong, [s]top:'

describe('--approve at a terminal', () => {
  it('shows the statement with its reading and cost, and runs it on a word', async () => {
    const { terminal } = await ask([ordersPerCountry], ['--approve', 'always'])
    await terminal.shows(choices)
    const shown = terminal.everything()
    expect(shown).toMatch(
      /To be run:\nread as {8}number of orders for each country\nsql {12}select c\.country/,
    )
    expect(shown).toMatch(/plan cost {6}\d+(\.\d+)?, in the planner's own units/)
    terminal.type('r\r')
    expect(await terminal.ended()).toBe(0)
    expect(terminal.everything()).toContain('France has 2 orders.')
  })

  it('exits 130 when Ctrl-C is the word, and runs nothing', async () => {
    const { terminal } = await ask([ordersPerCountry], ['--approve', 'final'])
    await terminal.shows(choices)
    terminal.type('\u0003')
    expect(await terminal.ended()).toBe(130)
    expect(terminal.everything()).not.toContain('France')
  })
})
