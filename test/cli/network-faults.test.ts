import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import {
  type FaultyProxy,
  type Moment,
  type NetworkFault,
  startFaultyProxy,
} from '../support/faulty-proxy.js'
import { type CliResult, runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
let proxy: FaultyProxy
beforeAll(async () => {
  database = await createDatabase(shop)
  proxy = await startFaultyProxy(database.url)
})
afterAll(async () => {
  await proxy.close()
  await database.drop()
})

/** Where a run can be when the network fails it; the words are what it sends then. */
const moments = {
  connecting: { sent: 'application_name' },
  introspecting: { sent: 'pg_attribute' },
  running: { sent: 'marker' },
  fetching: { sent: 'marker', received: 100_000 },
} satisfies Record<string, Moment>

const running = 'select count(*) as marker from generate_series(1, 100000) a, generate_series(1, 100000) b'
const fetching = "select g as marker, repeat('x', 1000) as filling from generate_series(1, 2000) g"

interface Case {
  readonly when: keyof typeof moments
  readonly fault: NetworkFault
  readonly exitCode: number
  readonly code: string
  readonly says: RegExp
}

const cases: readonly Case[] = [
  {
    when: 'connecting',
    fault: 'reset',
    exitCode: 6,
    code: 'connection_failed',
    says: /was cut before the login/,
  },
  { when: 'connecting', fault: 'stall', exitCode: 6, code: 'connect_timeout', says: /no answer within 1 s/ },
  { when: 'introspecting', fault: 'reset', exitCode: 6, code: 'connection_lost', says: /connection/ },
  { when: 'running', fault: 'reset', exitCode: 6, code: 'connection_lost', says: /connection/ },
  { when: 'running', fault: 'stall', exitCode: 8, code: 'statement_timeout', says: /2 s/ },
  { when: 'fetching', fault: 'reset', exitCode: 6, code: 'connection_lost', says: /connection/ },
  { when: 'fetching', fault: 'stall', exitCode: 8, code: 'statement_timeout', says: /2 s/ },
  { when: 'fetching', fault: 'slow', exitCode: 8, code: 'statement_timeout', says: /2 s/ },
]

/** Only what hangs or crawls is to meet the limit. */
const argvFor = (when: keyof typeof moments, fault: NetworkFault | null) => [
  'sql',
  when === 'fetching' ? fetching : running,
  '-d',
  `${proxy.through(database.readerUrl)}&connect_timeout=1`,
  '--statement-timeout',
  fault === 'stall' || fault === 'slow' ? '2s' : '20s',
  '--json',
]

describe('a network that fails', () => {
  it.each(cases)(
    'with a $fault while $when: exit $exitCode',
    async ({ when, fault, exitCode, code, says }) => {
      const struck = proxy.strike(fault, moments[when])
      const result = await runCli(argvFor(when, fault))
      await struck
      expect(problem(result)).toMatchObject({
        code,
        message: expect.stringMatching(says),
        hint: expect.any(String),
      })
      expect(result.exitCode).toBe(exitCode)
      await nothingIsLeft()
    },
  )

  it.each(Object.keys(moments) as (keyof typeof moments)[])(
    'while %s can be left at once: exit 130, and nothing stays on the server',
    async (when) => {
      const interrupt = new AbortController()
      const struck = proxy.strike('stall', moments[when]).then(() => interrupt.abort())
      const result = await runCli(argvFor(when, null), { signal: interrupt.signal })
      await struck
      expect(problem(result)).toMatchObject({ code: 'interrupted' })
      expect(result.exitCode).toBe(130)
      await nothingIsLeft()
    },
  )

  it('with a reset while profiling leaves nothing half known behind for the next run', async () => {
    const home = temporaryHome()
    const argv = ['schema', '--json', '-d', proxy.through(database.readerUrl)]
    const struck = proxy.strike('reset', { sent: 'rows_read' })
    await runCli(argv, { home })
    await struck
    const { tables } = JSON.parse((await runCli(argv, { home })).stdout)
    expect(tables).toHaveLength(2)
    for (const { columns } of tables) for (const { profile } of columns) expect(profile).not.toBeNull()
  })

  it('and is sound again: the next run works', async () => {
    const statement = ['sql', 'select name from customers order by id', '--format', 'csv']
    const result = await runCli([...statement, '-d', proxy.through(database.readerUrl)])
    expect(result).toEqual({ exitCode: 0, stdout: 'name\nAda\nBo\nCy\n', stderr: '' })
  })
})

function problem({ stdout }: CliResult): unknown {
  return JSON.parse(stdout).error
}

/** The server hears of a client that has gone a moment later. */
async function nothingIsLeft(): Promise<void> {
  const sessions = async () => {
    const { rows } = await database.run(
      "select query from pg_stat_activity where application_name = 'agentdb' and datname = current_database()",
    )
    return rows
  }
  await expect.poll(sessions, { timeout: 10_000 }).toEqual([])
}
