import { chmodSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'
import { type CliInput, runCli, temporaryHome } from './run-cli.js'
import { ordersPerCountry, shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
})
afterAll(() => database.drop())

/** Asks a scripted model with a person at the terminal, who types these lines. */
async function approve(
  lines: string,
  script: ModelScript,
  argv: readonly string[] = [],
  input: CliInput = {},
) {
  const server = await startModelServer(script)
  const stdin = Object.assign(new PassThrough(), { isTTY: true })
  stdin.end(lines)
  const environment = {
    DATABASE_URL: database.readerUrl,
    OPENAI_BASE_URL: server.baseUrl,
    AGENTDB_MODEL: 'scripted',
    TERM: 'dumb',
    ...input.environment,
  }
  const all = ['--approve', 'always', ...argv, 'orders per country']
  try {
    const result = await runCli(all, { stdin, terminal: true, ...input, environment })
    return { ...result, requests: server.requests }
  } finally {
    await server.close()
  }
}

const lucky = { fill: { ...ordersPerCountry.fill, sql: 'select 7 as lucky', answer_template: '{lucky}!' } }

describe('a person asked before a statement runs', () => {
  it('sees it with its reading and what the planner expects, and lets it run', async () => {
    const { exitCode, stdout, stderr } = await approve('r\n', [ordersPerCountry])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('France has 2 orders.')
    expect(stderr).toMatch(
      /To be run:\nread as {8}number of orders for each country\nsql {12}select c\.country/,
    )
    expect(stderr).toMatch(/plan cost {6}\d+(\.\d+)?, in the planner's own units/)
  })

  it('is asked again until a word can be understood', async () => {
    const { exitCode, stderr } = await approve('\nyes please\nrun\n', [ordersPerCountry])
    expect(exitCode).toBe(0)
    expect(stderr.split('[s]top:')).toHaveLength(4)
  })

  it('tells the analyst in words of their own what is wrong, and is asked about what it writes then', async () => {
    const words = 'only those of "Ada" in 2024'
    const { exitCode, stdout, stderr, requests } = await approve(`t\n${words}\nr\n`, [
      ordersPerCountry,
      lucky,
    ])
    expect(exitCode).toBe(0)
    expect(stdout).toBe('7!\n')
    expect(stderr).toContain('To be run, attempt 2:')
    expect(requests[1]?.prompt).toContain(words)
  })

  it('cannot tell the built-in model, is told so, and may still let it run', async () => {
    const environment = { AGENTDB_MODEL: 'builtin' }
    const { exitCode, stderr } = await approve('t\nr\n', [], ['--json'], { environment })
    expect(stderr).toContain('The team cannot be told: the built-in model wrote it, and does not revise.')
    expect(exitCode).toBe(0)
  })

  it.each([
    ['the word stop', 's\n'],
    ['the end of the input', ''],
  ])('runs nothing with %s, and the question is refused', async (_, lines) => {
    const { exitCode, stdout, stderr } = await approve(lines, [ordersPerCountry], ['--json'])
    expect(exitCode).toBe(3)
    expect(JSON.parse(stdout)).toMatchObject({ status: 'refused', rows: [], error: { code: 'not_approved' } })
    expect(stderr).toContain('did not run')
  })
})

describe('a statement edited before it runs', () => {
  /** An editor that writes the next of these statements each time. */
  function editor(...statements: readonly string[]): CliInput {
    const home = temporaryHome()
    const file = path.join(home, 'an editor.sh')
    const cases = statements.map((sql, at) => `${at}) echo "${sql}" > "$1" ;;`).join(' ')
    const count = path.join(home, 'count')
    writeFileSync(count, '0')
    writeFileSync(
      file,
      `#!/bin/sh\nn=$(cat '${count}')\necho $((n+1)) > '${count}'\ncase $n in ${cases} esac\n`,
    )
    chmodSync(file, 0o700)
    return { environment: { VISUAL: `'${file}'`, EDITOR: 'false' } }
  }

  it('is checked, proposed anew and run', async () => {
    const input = editor('select 41 + 1 as edited')
    const { exitCode, stdout, stderr } = await approve('e\nr\n', [ordersPerCountry], [], input)
    expect(exitCode).toBe(0)
    expect(stdout).toBe('edited: 42.\n')
    expect(stderr).toContain('assumed        The SQL was edited by hand before it ran.')
  })

  it('cannot be run while the guard refuses it', async () => {
    const input = editor('delete from orders', 'select 2 as two')
    const { exitCode, stdout, stderr } = await approve('e\nr\ne\nr\n', [ordersPerCountry], [], input)
    expect(stderr).toMatch(/refused {8}\S/)
    expect(stderr).toContain('It cannot be run as it stands; edit it, or stop.')
    expect([exitCode, stdout]).toEqual([0, 'two: 2.\n'])
  })

  it('is left as it was by an editor that fails or changes nothing', async () => {
    const failing = { environment: { EDITOR: 'exit 3 #' } }
    const { exitCode, stderr } = await approve('e\ns\n', [ordersPerCountry], [], failing)
    expect(exitCode).toBe(3)
    expect(stderr).toContain('The editor "exit 3 #" ended with exit code 3; nothing is changed.')
    const idle = await approve('e\ns\n', [ordersPerCountry], [], { environment: { EDITOR: 'true' } })
    expect(idle.stderr).toContain('Nothing was changed.')
  })
})

describe('--approve where nobody can be asked', () => {
  const base = () => ({ environment: { DATABASE_URL: database.readerUrl, AGENTDB_APPROVE: 'always' } })

  it.each([
    ['standard input is not a terminal', [], {}],
    ['standard error is not a terminal', [], { stdin: Object.assign(new PassThrough(), { isTTY: true }) }],
    [
      'with --events',
      ['--events'],
      { stdin: Object.assign(new PassThrough(), { isTTY: true }), terminal: true },
    ],
  ])('is a usage error that says why: %s', async (why, argv, input) => {
    const { exitCode, stderr } = await runCli([...argv, 'orders per country'], { ...base(), ...input })
    expect(exitCode).toBe(2)
    expect(stderr).toContain(why)
    expect(stderr).toContain('--approve always (from environment)')
    expect(stderr).toContain('--approve never')
  })

  it('does not matter with --approve never, which overrules the environment', async () => {
    const { exitCode } = await runCli(['--approve', 'never', 'How many orders are there?'], base())
    expect(exitCode).toBe(0)
  })

  it('is a usage error with a mode there is none of', async () => {
    const { exitCode, stderr } = await runCli(['--approve', 'maybe', 'orders'], base())
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('never, always, final, low-confidence')])
  })
})
