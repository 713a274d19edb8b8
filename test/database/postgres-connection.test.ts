import { rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StatementError } from '../../src/database/connection.js'
import { openConnection } from '../../src/database/open.js'
import { parseTarget } from '../../src/database/target.js'
import { UnreachableError } from '../../src/errors.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { targetOf, temporaryFolder } from './databases.js'
import { startPooler } from './pooler.js'

const long = { timeoutMs: 20_000 }
const endless = 'select count(*) from generate_series(1, 100000000000)'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase('create table kept (id int); insert into kept values (1)')
})
afterAll(() => database.drop())

function changed(change: (url: URL) => void): string {
  const url = new URL(database.readerUrl)
  change(url)
  return url.toString()
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('nothing failed')
    },
    (error: unknown) => error,
  )
}

async function unreachable(url: string): Promise<UnreachableError> {
  const error = await failure(openConnection(targetOf(url)))
  if (!(error instanceof UnreachableError)) throw error
  expect(error.hint).not.toBeNull()
  expect(`${error.message} ${error.hint}`).not.toContain('reader@')
  return error
}

async function sessions(): Promise<number> {
  const { rows } = await database.run(
    "select count(*)::int as n from pg_stat_activity where application_name = 'agentdb' and datname = current_database()",
  )
  return rows[0].n
}

/** The server notices a closed socket a moment later. */
async function noSessionIsLeft(): Promise<void> {
  await expect.poll(sessions, { timeout: 5000 }).toBe(0)
}

describe('opening a Postgres connection', () => {
  it('tells who the server is and who we are', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    expect(connection.server).toMatchObject({
      kind: 'postgres',
      database: database.name,
      user: `${database.name}_reader`,
      timeZone: 'UTC',
      warnings: [],
    })
    expect(connection.server.versionNumber).toBeGreaterThanOrEqual(130_000)
    expect(connection.server.label).not.toContain('reader:reader')
    await connection.close()
  })

  it('warns of a superuser', async () => {
    const connection = await openConnection(targetOf(database.url))
    expect(connection.server.warnings.join()).toContain('superuser')
    await connection.close()
  })

  it('warns of a login that may create objects or read files of the server', async () => {
    const user = `${database.name}_strong`
    await database.run(`create role ${user} login password 'x'`)
    await database.run(`grant create on schema public to ${user}`)
    await database.run(`grant pg_read_server_files to ${user}`)
    const connection = await openConnection(
      targetOf(
        changed((url) => {
          url.username = user
          url.password = 'x'
        }),
      ),
    )
    await connection.close()
    await database.run(`drop owned by ${user}`)
    await database.run(`drop role ${user}`)
    expect(connection.server.warnings.join()).toContain('may create objects in schema public')
    expect(connection.server.warnings.join()).toContain('pg_read_server_files')
  })

  it('says that the password is wrong', async () => {
    const error = await unreachable(
      changed((url) => {
        url.password = 'not-it'
      }),
    )
    expect(error.code).toBe('wrong_password')
    expect(error.message).not.toContain('not-it')
  })

  it('says that a password is needed and none was given', async () => {
    const error = await unreachable(
      changed((url) => {
        url.password = ''
        url.searchParams.set('passfile', '/nowhere')
      }),
    )
    expect(error.code).toBe('wrong_password')
    expect(error.message).toContain('none was given')
  })

  it('says that the database does not exist', async () => {
    const error = await unreachable(
      changed((url) => {
        url.pathname = '/no_such_database'
      }),
    )
    expect(error.code).toBe('database_missing')
    expect(error.message).toContain('no_such_database')
  })

  it('says that nothing listens at the port', async () => {
    const free = net.createServer()
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve))
    const address = free.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    await new Promise((resolve) => free.close(resolve))
    const error = await unreachable(
      changed((url) => {
        url.port = String(port)
      }),
    )
    expect(error.code).toBe('connection_refused')
    expect(error.message).toContain(String(port))
  })

  it('says that the host cannot be found', async () => {
    const error = await unreachable('postgres://reader:reader@no-such-host.invalid/shop')
    expect(error.code).toBe('unreachable_host')
  })

  it('gives up on a server that never answers', async () => {
    const silent = net.createServer()
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const address = silent.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const error = await unreachable(`postgres://a:b@127.0.0.1:${port}/shop?connect_timeout=1`)
    silent.close()
    expect(error.code).toBe('connect_timeout')
  })

  it('says that a server without TLS cannot be reached with sslmode=require', async () => {
    const error = await unreachable(`${database.readerUrl}?sslmode=require`)
    expect(error.code).toBe('tls_failed')
    expect(error.hint).toContain('sslmode')
  })

  it('says which certificate file cannot be read', async () => {
    const opening = openConnection(
      targetOf(`${database.readerUrl}?sslmode=verify-full&sslrootcert=/no/ca.pem`),
    )
    expect(await failure(opening)).toMatchObject({
      code: 'tls_file',
      message: expect.stringContaining('/no/ca.pem'),
    })
  })

  it('reads the password from a password file', async () => {
    const home = temporaryFolder()
    writeFileSync(`${home}/.pgpass`, `127.0.0.1:*:${database.name}:*:reader\n`, { mode: 0o600 })
    const url = changed((given) => {
      given.password = ''
    })
    const target = parseTarget(url, { HOME: home })
    if (!target) throw new Error('no target')
    const connection = await openConnection(target)
    await connection.close()
    rmSync(home, { recursive: true })
  })
})

describe('a read-only transaction on Postgres', () => {
  it('refuses to write, even for a superuser', async () => {
    const connection = await openConnection(targetOf(database.url))
    const error = await failure(connection.readOnly(long, (tx) => tx.query('insert into kept values (2)')))
    expect(error).toMatchObject({ name: 'StatementError', sqlstate: '25006' })
    await connection.close()
  })

  it('cannot be made read-write', async () => {
    const connection = await openConnection(targetOf(database.url))
    const error = await failure(connection.readOnly(long, (tx) => tx.query('set transaction read write')))
    expect(error).toMatchObject({ sqlstate: '25001' })
    await connection.close()
  })

  it('runs one statement at a time', async () => {
    const connection = await openConnection(targetOf(database.url))
    const error = await failure(connection.readOnly(long, (tx) => tx.query('select 1; drop table kept')))
    expect(error).toMatchObject({ sqlstate: '42601' })
    await connection.close()
  })

  it('is over when a statement ends it, and nothing runs after', async () => {
    const connection = await openConnection(targetOf(database.url))
    const error = await failure(
      connection.readOnly(long, async (tx) => {
        await tx.query('commit').catch(() => undefined)
        await tx.query('insert into kept values (3)')
      }),
    )
    expect(error).toMatchObject({ code: 'transaction_over' })
    expect(await failure(connection.readOnly(long, (tx) => tx.query('commit')))).toBeInstanceOf(
      StatementError,
    )
    await connection.close()
    expect((await database.run('select * from kept')).rows).toEqual([{ id: 1 }])
  })

  it('is rolled back: what EXPLAIN ANALYZE creates does not stay', async () => {
    const connection = await openConnection(targetOf(database.url))
    await connection.readOnly(long, (tx) => tx.query('explain analyze create table escaped as select 1'))
    await connection.close()
    expect((await database.run("select to_regclass('escaped') as t")).rows).toEqual([{ t: null }])
  })

  it('sees one snapshot from its first statement to its last', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const counts = await connection.readOnly(long, async (tx) => {
      await database.run('insert into kept values (9)')
      const after = await tx.query('select count(*) from kept')
      await database.run('delete from kept where id = 9')
      return after.rows
    })
    expect(counts).toEqual([[1]])
    await connection.close()
  })

  it('runs one after another when asked for at the same time', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const results = await Promise.all(
      [1, 2, 3].map((n) => connection.readOnly(long, (tx) => tx.query('select $1::int', [n]))),
    )
    expect(results.map((result) => result.rows)).toEqual([[[1]], [[2]], [[3]]])
    await connection.close()
  })

  it('is stopped at its time limit, and the connection serves on', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const error = await failure(connection.readOnly({ timeoutMs: 300 }, (tx) => tx.query(endless)))
    expect(error).toMatchObject({ fault: 'timeout' })
    expect((await connection.readOnly(long, (tx) => tx.query('select 1'))).rows).toEqual([[1]])
    await connection.close()
    await noSessionIsLeft()
  })

  it('is stopped by the client when the server does not stop it', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const error = await failure(
      connection.readOnly({ timeoutMs: 300 }, async (tx) => {
        await tx.query("select set_config('statement_timeout', '0', true)")
        await tx.query(endless)
      }),
    )
    expect(error).toMatchObject({ fault: 'timeout' })
    await connection.close()
    await noSessionIsLeft()
  })

  it('is cancelled on the server when interrupted', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const controller = new AbortController()
    const running = failure(
      connection.readOnly({ ...long, signal: controller.signal }, (tx) => tx.query(endless)),
    )
    await expect.poll(() => activeStatements('generate_series')).toBe(1)
    controller.abort()
    expect(await running).toMatchObject({ fault: 'cancelled' })
    await expect.poll(() => activeStatements('generate_series')).toBe(0)
    expect((await connection.readOnly(long, (tx) => tx.query('select 1'))).rows).toEqual([[1]])
    await connection.close()
  })

  it('does not start when it was interrupted before', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const signal = AbortSignal.abort()
    expect(
      await failure(connection.readOnly({ ...long, signal }, (tx) => tx.query('select 1'))),
    ).toMatchObject({
      fault: 'cancelled',
    })
    await connection.close()
  })

  it.each([
    ['many rows', "select repeat('x', 1000), generate_series(1, 10000000)"],
    ['one enormous row', "select repeat('x', 50000000)"],
  ])('is broken off when the result is too large: %s', async (_, sql) => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const error = await failure(connection.readOnly(long, (tx) => tx.query(sql, [], { maxBytes: 1_000_000 })))
    expect(error).toMatchObject({ fault: 'too-large', message: expect.stringContaining('1 MB') })
    expect((await connection.readOnly(long, (tx) => tx.query('select 1'))).rows).toEqual([[1]])
    await connection.close()
    await noSessionIsLeft()
  })

  it('reports a session that the server ended, and the next one works', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const running = failure(connection.readOnly(long, (tx) => tx.query(endless)))
    await expect.poll(() => activeStatements('generate_series')).toBe(1)
    await endSessions()
    expect(await running).toMatchObject({ fault: 'connection' })
    expect((await connection.readOnly(long, (tx) => tx.query('select 1'))).rows).toEqual([[1]])
    await connection.close()
  })

  it('does not notice that the server ended the session while it was idle', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    await endSessions()
    expect((await connection.readOnly(long, (tx) => tx.query('select 1'))).rows).toEqual([[1]])
    await connection.close()
    await noSessionIsLeft()
  })

  it('names the position, the SQLSTATE and the hint of what the server refuses', async () => {
    const connection = await openConnection(targetOf(database.readerUrl))
    const error = await failure(connection.readOnly(long, (tx) => tx.query('select idd from kept')))
    expect(error).toMatchObject({
      fault: 'sql',
      sqlstate: '42703',
      position: 8,
      hint: expect.stringContaining('kept.id'),
    })
    await connection.close()
  })

  it('says when permission is missing', async () => {
    await database.run('create table hidden (id int)')
    const connection = await openConnection(targetOf(database.readerUrl))
    const error = await failure(connection.readOnly(long, (tx) => tx.query('select * from hidden')))
    expect(error).toMatchObject({ fault: 'permission', sqlstate: '42501' })
    await connection.close()
  })
})

describe('behind a pooler', () => {
  it.each(['refuse', 'drop'] as const)(
    'that will %s startup options, every transaction is still read-only and limited',
    async (manner) => {
      const pooler = await startPooler(database.url, manner)
      const url = new URL(database.url)
      url.port = String(pooler.port)
      url.searchParams.set('sslmode', 'disable')
      const connection = await openConnection(targetOf(url.toString()))
      expect(connection.server.warnings.join()).toContain('startup options were dropped')
      const settings = await connection.readOnly({ timeoutMs: 5000 }, (tx) =>
        tx.query(
          "select current_setting('transaction_read_only'), current_setting('statement_timeout')::interval <= '5 s'",
        ),
      )
      expect(settings.rows).toEqual([['on', true]])
      await connection.close()
      await pooler.close()
    },
  )
})

async function activeStatements(words: string): Promise<number> {
  const { rows } = await database.run(
    `select count(*)::int as n from pg_stat_activity where application_name = 'agentdb' and state = 'active' and datname = current_database() and query like '%${words}%'`,
  )
  return rows[0].n
}

async function endSessions(): Promise<void> {
  await database.run(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'agentdb' and datname = current_database()",
  )
}
