import { existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openConnection } from '../../src/database/open.js'
import { startPglite } from '../../src/database/pglite-session.js'
import { pgliteTarget } from '../../src/database/target.js'
import { UnreachableError } from '../../src/errors.js'
import { temporaryFolder } from './databases.js'

const home = temporaryFolder()
const dump = path.join(home, 'dump.tar.gz')
const long = { timeoutMs: 20_000 }
const endless = 'select count(*) from generate_series(1, 100000000000)'

beforeAll(async () => {
  const session = await startPglite({ folder: null, dump: null })
  await session.script('create table kept (id int); insert into kept values (1)')
  writeFileSync(dump, await session.dump())
  await session.close()
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

function open(folder: string | null, from: string | null = dump) {
  return openConnection(pgliteTarget({ folder, dump: from, label: 'sample' }))
}

/** The files of every table below a folder: named by number. */
function tableFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /^\d+$/.test(path.basename(name)))
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size > 0)
}

async function failure(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => {
      throw new Error('nothing failed')
    },
    (error: unknown) => error,
  )
}

describe('a packed database in memory', () => {
  it('tells who it is', async () => {
    const connection = await open(null)
    expect(connection.server).toMatchObject({
      kind: 'pglite',
      label: 'sample',
      timeZone: 'UTC',
      warnings: [],
    })
    await connection.close()
  })

  it('is read-only in every way, and keeps its connection after refusals', async () => {
    const connection = await open(null)
    const run = (sql: string) => connection.readOnly(long, (tx) => tx.query(sql))
    expect(await failure(run('insert into kept values (2)'))).toMatchObject({ sqlstate: '25006' })
    expect(await failure(run('set transaction read write'))).toMatchObject({ sqlstate: '25001' })
    expect(await failure(run('select 1; drop table kept'))).toMatchObject({ sqlstate: '42601' })
    expect(await failure(run('commit'))).toMatchObject({ fault: 'sql' })
    await run('explain analyze create table escaped as select 1')
    expect((await run("select to_regclass('escaped'), (select count(*) from kept)")).rows).toEqual([
      [null, 1],
    ])
    await connection.close()
  })

  it('is stopped at its time limit, and serves on', async () => {
    const connection = await open(null)
    expect(await failure(connection.readOnly({ timeoutMs: 500 }, (tx) => tx.query(endless)))).toMatchObject({
      fault: 'timeout',
    })
    expect((await connection.readOnly(long, (tx) => tx.query('select id from kept'))).rows).toEqual([[1]])
    await connection.close()
  })

  it('is stopped when interrupted, and serves on', async () => {
    const connection = await open(null)
    const controller = new AbortController()
    const running = failure(
      connection.readOnly({ ...long, signal: controller.signal }, async (tx) => {
        setTimeout(() => controller.abort(), 100)
        await tx.query(endless)
      }),
    )
    expect(await running).toMatchObject({ fault: 'cancelled' })
    expect((await connection.readOnly(long, (tx) => tx.query('select 1'))).rows).toEqual([[1]])
    await connection.close()
  })

  it('is stopped while a result that is too large still arrives', async () => {
    const connection = await open(null)
    const sql = "select repeat('x', 1000), generate_series(1, 100000000)"
    const error = await failure(connection.readOnly(long, (tx) => tx.query(sql, [], { maxBytes: 1_000_000 })))
    expect(error).toMatchObject({ fault: 'too-large' })
    await connection.close()
  })
})

describe('a database in a folder', () => {
  it('is unpacked once, and opened again from the folder', async () => {
    const folder = path.join(home, 'unpacked')
    await (await open(folder)).close()
    expect(existsSync(path.join(folder, 'PG_VERSION'))).toBe(true)
    const again = await open(folder, null)
    expect((await again.readOnly(long, (tx) => tx.query('select id from kept'))).rows).toEqual([[1]])
    await again.close()
    expect(existsSync(`${folder}.lock`)).toBe(false)
  })

  it('is unpacked again when unpacking was broken off', async () => {
    const folder = path.join(home, 'half')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'PG_VERSION'), '18')
    writeFileSync(`${folder}.unpacking`, '')
    const connection = await open(folder)
    expect((await connection.readOnly(long, (tx) => tx.query('select id from kept'))).rows).toEqual([[1]])
    await connection.close()
  })

  it.each([
    ['a table that lost its end', 'base'],
    ['a control file that is empty', 'global/pg_control'],
  ])('is unpacked again when it was damaged: %s', async (_, place) => {
    const folder = path.join(home, `damaged-${path.basename(place)}`)
    await (await open(folder)).close()
    const damaged = path.join(folder, place)
    const files = statSync(damaged).isFile() ? [damaged] : tableFiles(damaged)
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) truncateSync(file, 0)
    const connection = await open(folder)
    expect((await connection.readOnly(long, (tx) => tx.query('select id from kept'))).rows).toEqual([[1]])
    await connection.close()
  })

  it('is loaded into memory instead while somebody else has the folder', async () => {
    const folder = path.join(home, 'shared')
    const first = await open(folder)
    const second = await open(folder)
    for (const connection of [first, second]) {
      expect((await connection.readOnly(long, (tx) => tx.query('select id from kept'))).rows).toEqual([[1]])
      await connection.close()
    }
  })

  it('says that it is in use when there is nothing to load instead', async () => {
    const folder = path.join(home, 'busy')
    const first = await open(folder)
    const error = await failure(open(folder, null))
    expect(error).toBeInstanceOf(UnreachableError)
    expect(error).toMatchObject({ code: 'folder_in_use', hint: expect.stringContaining(`${folder}.lock`) })
    await first.close()
  })

  it('says that there is no database in a folder', async () => {
    expect(await failure(open(path.join(home, 'nowhere'), null))).toMatchObject({ code: 'folder_missing' })
  })

  it('says that a folder cannot be read, and leaves it unlocked', async () => {
    const folder = path.join(home, 'broken')
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'PG_VERSION'), '9')
    expect(await failure(open(folder, null))).toMatchObject({ code: 'folder_unreadable' })
    expect(existsSync(`${folder}.lock`)).toBe(false)
  })
})
