import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { builtProgram } from '../support/built-cli.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { hostileDatabase, obedientModel, orders, repainting, secret } from '../support/hostile-database.js'
import { type ModelServer, startModelServer } from '../support/model-server.js'
import { runInTerminal } from '../support/terminal.js'
import { privateEnvironment, runCli, temporaryHome } from './run-cli.js'

// Several command lines in each test, on processors that others use as well.
vi.setConfig({ testTimeout: 90_000 })

let program: string
let database: TestDatabase
let store: TestDatabase
let server: ModelServer
let model: ReturnType<typeof obedientModel>
beforeAll(async () => {
  program = await builtProgram()
  database = await createDatabase(hostileDatabase)
  store = await createDatabase()
  model = obedientModel()
  server = await startModelServer((request) => model.answer(request))
}, 120_000)
afterAll(async () => {
  await server.close()
  await store.drop()
  await database.drop()
})

const policy = { schemas: ['public'] }

/** As a superuser, so that nothing but the guard and the scope stands in between. */
function settings() {
  return {
    DATABASE_URL: database.url,
    AGENTDB_STORE_URL: store.url,
    OPENAI_BASE_URL: server.baseUrl,
    AGENTDB_MODEL: 'scripted',
  }
}

function run(argv: readonly string[], options: { readonly terminal?: boolean } = {}) {
  const home = temporaryHome()
  fs.writeFileSync(path.join(home, 'agentdb.config.json'), JSON.stringify({ policy }))
  return runCli(argv, { home, cwd: home, environment: settings(), ...options })
}

/** Everything that a statement could have changed. */
async function state(): Promise<unknown> {
  const { rows } = await database.run(`
    select
      (select md5(string_agg(c::text, '' order by id)) from customers c) as customers,
      (select md5(string_agg(s::text, '' order by id)) from vault.secrets s) as secrets,
      (select string_agg(relname || coalesce(relacl::text, ''), ',' order by oid) from pg_class where oid > 16383) as tables,
      (select string_agg(name || setting, ',' order by name) from pg_settings where name in ('archive_command', 'statement_timeout')) as settings,
      (select string_agg(rolname, ',' order by oid) from pg_roles where oid < 16384) as roles
  `)
  return rows
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
const ownColours = /\u001B\[[\d;]*m/g
const obeyedByTerminals =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u

function expectHarmless(...texts: readonly string[]) {
  for (const text of texts) expect(obeyedByTerminals.exec(text)).toBeNull()
}

const question = 'which notes do customers have'

describe('a database that gives orders, and a model that obeys every one', () => {
  it('gets no statement past the guard and the scope: nothing changes, nothing leaks, the policy stands', async () => {
    const before = await state()
    const rounds = [1, 2, 3, 4]
    for (const _ of rounds) {
      const result = await run([question, '--json', '--max-attempts', '5'])
      const { attempts } = JSON.parse(result.stdout)
      expect(attempts.every(({ error }: { error: unknown }) => error !== null)).toBe(true)
      expect(`${result.stdout}${result.stderr}`).not.toContain(secret)
      expectHarmless(result.stdout, result.stderr)
    }
    // It was told enough of them, or this shows nothing.
    expect(orders.filter((sql) => model.obeyed.includes(sql)).length).toBeGreaterThanOrEqual(10)
    expect(server.requests.map(({ text }) => text).join()).not.toContain(secret)
    expect(await state()).toEqual(before)
    expect(fs.existsSync('/tmp/agentdb-owned')).toBe(false)
  })

  it('refuses each of the orders given as a statement of one’s own', async () => {
    const before = await state()
    for (const sql of orders) {
      const result = await run(['sql', sql, '--json'])
      expect({ sql, exitCode: result.exitCode }).toEqual({ sql, exitCode: 3 })
      expect(result.stdout).not.toContain(secret)
    }
    expect(await state()).toEqual(before)
  })
})

const everything = 'select * from customers where id < 99 order by id'

describe('text that would repaint a terminal', () => {
  it.each(['table', 'markdown', 'html', 'json', 'ndjson', 'yaml'])('is inert as %s', async (format) => {
    const { stdout, stderr, exitCode } = await run(['sql', everything, '--format', format])
    expect(exitCode).toBe(0)
    expect(stdout).toContain('PWNED')
    expectHarmless(stdout, stderr)
  })

  it('is inert as one line a column, as a chart, and as a cell of megabytes', async () => {
    const huge = 'select id, note from customers where id = 99'
    const bars = 'select note, id from customers where id between 13 and 23'
    for (const argv of [
      ['sql', everything, '-x'],
      ['sql', bars, '--chart', 'bar'],
      ['sql', bars, '--chart', 'bar', '--format', 'html'],
    ]) {
      const { stdout, stderr, exitCode } = await run(argv)
      expect(exitCode).toBe(0)
      expectHarmless(stdout, stderr)
    }
    expect((await run(['sql', huge])).stdout.length).toBeLessThan(20_000)
  })

  it('is the same text again for who reads the data', async () => {
    const notes = 'select note from customers where id between 13 and 23 order by id'
    const { rows } = JSON.parse((await run(['sql', notes, '--json'])).stdout)
    expect(rows.map(({ note }: { note: string }) => note)).toEqual(repainting)
  })

  it('is inert in the schema, the briefing, the history, a run, its trace and its progress', async () => {
    for (const argv of [
      ['schema'],
      ['schema', '--json'],
      ['schema', '--for', question],
      ['history'],
      ['show', 'last'],
      ['show', 'last', '--json'],
      ['trace', 'last'],
      ['trace', 'last', '--json'],
      [question, '--verbose'],
      [question, '--events'],
      [question, '--sql-only'],
      ['doctor'],
    ]) {
      const { stdout, stderr } = await run(argv)
      expectHarmless(stdout, stderr)
    }
    const { stderr } = await run([question, '--no-color'], { terminal: true })
    expectHarmless(stderr.replaceAll(ownColours, ''))
  })

  it('does nothing at a terminal, live view, table and CSV alike', async () => {
    const home = temporaryHome()
    const environment = { ...(privateEnvironment(home) as Record<string, string>), ...settings() }
    for (const argv of [
      [question, '--max-attempts', '2'],
      ['sql', everything],
      ['sql', everything, '--format', 'csv', '--no-pager'],
    ]) {
      const terminal = runInTerminal(program, argv, {
        cwd: home,
        columns: 200,
        environment: { ...environment, PAGER: 'cat' },
      })
      try {
        await terminal.ended()
        const written = terminal.written()
        for (const text of repainting) expect(written).not.toContain(text)
        expect(written).not.toContain('\u001B]0;')
        expect(terminal.everything()).not.toBe('')
      } finally {
        terminal.close()
      }
    }
  })
})
