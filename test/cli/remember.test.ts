import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { startModelServer } from '../support/model-server.js'
import { runCli, temporaryHome } from './run-cli.js'
import { shop } from './shop.js'

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase(shop)
})
afterAll(() => database.drop())

const inHome =
  (home: string) =>
  (argv: readonly string[], environment: Record<string, string> = {}) =>
    runCli(argv, { home, environment: { DATABASE_URL: database.readerUrl, ...environment } })

describe('agentdb remember', () => {
  it('lets the built-in model read a word of the user, and says so', async () => {
    const run = inHome(temporaryHome())
    expect((await run(['how many punters are there?', '--json'])).exitCode).toBe(5)
    expect((await run(['remember', 'punter = customers'])).exitCode).toBe(0)
    const { exitCode, stdout } = await run(['how many punters are there?', '--json'])
    expect(exitCode).toBe(0)
    const answer = JSON.parse(stdout)
    expect(Object.values(answer.rows[0])).toEqual([3])
    expect(answer.assumptions).toContain('"punter" means customers, as remembered')
  })

  it('lets the built-in model read a meaning that names a column of a table', async () => {
    const run = inHome(temporaryHome())
    await run(['remember', 'turnover means the sum of orders.total'])
    const { exitCode, stdout } = await run(['turnover in 2025', '--json'])
    expect(exitCode).toBe(0)
    expect(Object.values(JSON.parse(stdout).rows[0])).toEqual([109.5])
  })

  it('tells a model the definitions that the question uses, and no others', async () => {
    const run = inHome(temporaryHome())
    await run(['remember', 'punter = customers'])
    await run(['remember', 'whale means a customer with many orders'])
    const server = await startModelServer([{ fill: { outcome: 'query', sql: 'select 1' } }])
    await run(['how many punters?'], { OPENAI_BASE_URL: server.baseUrl, AGENTDB_MODEL: 'scripted' })
    await server.close()
    expect(server.requests[0]?.prompt).toContain('- punter: customers')
    expect(server.requests[0]?.prompt).not.toContain('whale')
  })

  it('lists, replaces and forgets', async () => {
    const run = inHome(temporaryHome())
    await run(['remember', 'punter = people'])
    await run(['remember', 'Punter means customers'])
    const listed = JSON.parse((await run(['remember', '--json'])).stdout)
    expect(listed).toEqual([expect.objectContaining({ term: 'Punter', meaning: 'customers' })])
    expect((await run(['remember', '--remove', 'punter'])).exitCode).toBe(0)
    expect(JSON.parse((await run(['remember', '--json'])).stdout)).toEqual([])
  })

  it('refuses what is no definition, and to forget what it does not know', async () => {
    const run = inHome(temporaryHome())
    const wrong = await run(['remember', 'customers'])
    expect(wrong).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('says no word and what it means'),
    })
    expect(await run(['remember', '--remove', 'punter'])).toMatchObject({ exitCode: 2 })
  })

  it('keeps one database apart from another', async () => {
    const home = temporaryHome()
    await inHome(home)(['remember', 'punter = customers'])
    const { stdout } = await runCli(['remember', '--json', '--database-url', 'postgres://localhost/other'], {
      home,
    })
    expect(JSON.parse(stdout)).toEqual([])
  })
})
