import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { type Home, makeHome, openIn } from '../support/open-agentdb.js'

let database: TestDatabase
let home: Home

beforeAll(async () => {
  database = await createDatabase('create table orders (id int primary key)')
  home = makeHome()
})

afterAll(async () => {
  await database.drop()
  home.remove()
})

async function tables(): Promise<readonly string[]> {
  const db = await openIn(home, { databaseUrl: database.readerUrl, model: 'builtin' })
  try {
    return (await db.schema()).tables.map(({ name }) => name)
  } finally {
    await db.close()
  }
}

it('reads the database again when what was cached of it has another shape', async () => {
  expect(await tables()).toEqual(['orders'])
  const [file = ''] = fs
    .readdirSync(home.folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /snapshots.*\.json$/.test(name))
    .map((name) => path.join(home.folder, name))
  const contents = JSON.parse(fs.readFileSync(file, 'utf8'))
  for (const document of [{ ...contents.document, snapshot: { tables: [5] } }, {}, null, 'text']) {
    fs.writeFileSync(file, JSON.stringify({ ...contents, document }))
    expect(await tables()).toEqual(['orders'])
  }
})
