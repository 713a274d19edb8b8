import { describe, expect, it, onTestFinished } from 'vitest'
import { connectPostgres } from '../../src/database/postgres-session.js'
import { parseTarget } from '../../src/database/target.js'
import { StoreError } from '../../src/errors.js'
import { migrate } from '../../src/instruments/migrate.js'
import { type Migration, migrations } from '../../src/instruments/migrations.js'
import { openStore } from '../../src/instruments/store.js'
import { storeConnection } from '../../src/instruments/store-connection.js'
import { parseStoreLocation } from '../../src/instruments/store-location.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { temporaryFolder } from './temporary-folder.js'

async function emptyDatabase(sql = ''): Promise<TestDatabase> {
  const database = await createDatabase(sql)
  onTestFinished(() => database.drop())
  return database
}

async function connect(url: string) {
  const target = parseTarget(url, {})
  if (target?.kind !== 'postgres') return expect.fail('not a Postgres URL')
  const connection = storeConnection(target.label, await connectPostgres(target))
  onTestFinished(() => connection.close())
  return connection
}

const open = (url: string) => {
  const dataDir = temporaryFolder()
  return openStore({ location: parseStoreLocation(url, dataDir, {}), dataDir, cacheDir: null })
}

it('numbers the migrations from 1 without a gap', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1))
})

describe('migrating', () => {
  it('applies each step once, however many come at once', async () => {
    const database = await emptyDatabase()
    const connections = await Promise.all(Array.from({ length: 6 }, () => connect(database.url)))
    await Promise.all(connections.map((connection) => migrate(connection)))
    const { rows } = await database.run('select version, name from agentdb.migrations order by version')
    expect(rows).toEqual(migrations.map(({ version, name }) => ({ version, name })))
  })

  it('goes on from the version the store has', async () => {
    const database = await emptyDatabase()
    const connection = await connect(database.url)
    await migrate(connection, migrations.slice(0, 1))
    await database.run("insert into agentdb.databases (label) values ('kept')")
    await migrate(connection)
    const { rows } = await database.run('select label from agentdb.databases')
    expect(rows).toEqual([{ label: 'kept' }])
  })

  it('undoes a step that fails, and only that one', async () => {
    const database = await emptyDatabase()
    const broken: Migration = {
      version: migrations.length + 1,
      name: 'broken',
      sql: 'create table agentdb.half (x int); select no_such_function();',
    }
    await expect(migrate(await connect(database.url), [...migrations, broken])).rejects.toThrow(
      'no_such_function',
    )
    const { rows } = await database.run(
      "select max(version) as version, to_regclass('agentdb.half') as half from agentdb.migrations",
    )
    expect(rows).toEqual([{ version: migrations.length, half: null }])
  })

  it('refuses a store that a newer agentdb wrote, and changes nothing in it', async () => {
    const database = await emptyDatabase()
    await (await open(database.url)).close()
    await database.run("insert into agentdb.migrations (version, name) values (999, 'future')")
    const refused = open(database.url)
    await expect(refused).rejects.toBeInstanceOf(StoreError)
    await expect(refused).rejects.toMatchObject({
      code: 'store_newer',
      message: expect.stringContaining('written by a newer agentdb'),
    })
    const { rows } = await database.run('select count(*)::int as steps from agentdb.migrations')
    expect(rows).toEqual([{ steps: migrations.length + 1 }])
  })

  it('works in a schema that somebody with the right to made beforehand', async () => {
    const database = await emptyDatabase('create schema agentdb')
    await database.run(`grant create on schema agentdb to ${database.name}_reader`)
    const store = await open(database.readerUrl)
    expect(await store.recentRuns()).toEqual([])
    await store.close()
    await database.run(`drop owned by ${database.name}_reader`)
  })

  it('works where the database is read-only by default', async () => {
    const database = await emptyDatabase()
    await database.run(`alter database ${database.name} set default_transaction_read_only = on`)
    await database.run(`alter database ${database.name} set default_transaction_isolation = 'serializable'`)
    const store = await open(database.url)
    expect(await store.recentRuns()).toEqual([])
    await store.close()
  })

  it('says what to grant to a login that may not create the schema', async () => {
    const database = await emptyDatabase()
    const refused = open(database.readerUrl)
    await expect(refused).rejects.toBeInstanceOf(StoreError)
    await expect(refused).rejects.toMatchObject({
      message: expect.stringContaining('permission denied'),
      hint: expect.stringContaining('Grant'),
    })
  })
})
