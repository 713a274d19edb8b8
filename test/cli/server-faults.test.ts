import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startServer, type TestServer } from '../support/postgres-server.js'
import { runCli } from './run-cli.js'
import { shop } from './shop.js'

// A server of its own: what is done to it would hit every other test.
let server: TestServer
let reader: string
beforeAll(async () => {
  server = await startServer({ max_connections: '6', superuser_reserved_connections: '3' })
  const admin = await connected(server.url)
  await admin.query(
    `${shop}; create role reader login password 'reader'; grant select on customers to reader`,
  )
  await admin.end()
  const url = new URL(server.url)
  url.username = 'reader'
  url.password = 'reader'
  reader = url.toString()
})
afterAll(() => server.stop())

const endless = 'select count(*) as endless from generate_series(1, 100000) a, generate_series(1, 100000) b'
const names = ['sql', 'select name from customers order by id', '--format', 'csv']

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** The process on the server that runs the endless statement. */
async function backend(): Promise<number> {
  const admin = await connected(server.url)
  try {
    const find = async (): Promise<number | null> => {
      const { rows } = await admin.query(
        "select pid from pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like '%endless%'",
      )
      return rows[0]?.pid ?? null
    }
    return await vi.waitUntil(find, { timeout: 20_000 })
  } finally {
    await admin.end()
  }
}

describe('a server', () => {
  it('with no connection to spare is asked again for a moment, then named as full', async () => {
    const others = await Promise.all([1, 2, 3].map(() => connected(reader)))
    const refused = await runCli([...names, '-d', reader])
    expect(refused.stderr).toMatch(/^agentdb: .*no connection to spare.*\n {2}Try again later/)
    expect(refused.exitCode).toBe(6)
    const waiting = runCli([...names, '-d', reader])
    const freed = new Promise((resolve) => setTimeout(resolve, 600)).then(() =>
      Promise.all(others.map((client) => client.end())),
    )
    expect(await waiting).toMatchObject({ exitCode: 0, stdout: 'name\nAda\nBo\nCy\n' })
    await freed
  })

  it.skipIf(process.platform === 'win32')(
    'whose process is killed under a statement: exit 6, and the next run works',
    async () => {
      const run = runCli(['sql', endless, '-d', reader, '--json'])
      process.kill(await backend(), 'SIGKILL')
      const { stdout, exitCode } = await run
      expect(JSON.parse(stdout).error).toMatchObject({
        code: 'connection_lost',
        hint: expect.stringContaining('database is up'),
      })
      expect(exitCode).toBe(6)
      // The server recovers meanwhile, and is asked again until it has.
      await vi.waitFor(
        async () => expect(await runCli([...names, '-d', reader])).toMatchObject({ exitCode: 0 }),
        { timeout: 20_000 },
      )
    },
  )

  it('that is killed altogether: exit 6 for the run under way, and for the next', async () => {
    const run = runCli(['sql', endless, '-d', reader, '--json'])
    await backend()
    await server.stop()
    expect(JSON.parse((await run).stdout).error).toMatchObject({ code: 'connection_lost' })
    const next = await runCli([...names, '-d', reader])
    expect(next.stderr).toMatch(/^agentdb: .*nothing accepts connections/)
    expect(next.exitCode).toBe(6)
  })
})
