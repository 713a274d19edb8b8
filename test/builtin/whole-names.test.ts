import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../src/builtin/outcome.js'
import { parse } from '../../src/builtin/parse.js'
import type { Connection } from '../../src/database/connection.js'
import { introspect } from '../../src/database/introspect.js'
import { openConnection } from '../../src/database/open.js'
import { profile } from '../../src/database/profile.js'
import { parseTarget } from '../../src/database/target.js'
import { buildCatalog } from '../../src/linking/build-catalog.js'
import type { Catalog } from '../../src/linking/catalog.js'
import { surveyEdges } from '../../src/linking/survey.js'
import { findValues } from '../../src/linking/values.js'
import { createDatabase, type TestDatabase } from '../support/database.js'

const sql = `
  create table holder (holder_id int primary key, full_name text not null, email text, since_dt date not null);
  comment on column holder.since_dt is 'Customer since';
  create table fair (fair_id int primary key, fair_name text not null, ticket_price numeric(6, 2) not null);
  create table steward (steward_id int primary key, steward_name text not null, boss_id int references steward);
  insert into holder values (1, 'Ann Lee', null, '2020-01-05'), (2, 'Bo Dahl', 'bo@example.org', '2021-02-06');
  insert into fair values (1, 'Spring Fair', 4), (2, 'Autumn Fair', 6);
  insert into steward values (1, 'Ida Moor', null), (2, 'Tom Reed', 1);
`

let database: TestDatabase
let connection: Connection
let catalog: Catalog
beforeAll(async () => {
  database = await createDatabase(sql)
  const target = parseTarget(database.url, {})
  if (target === null) throw new Error('the URL names no database')
  connection = await openConnection(target)
  const snapshot = await profile(connection, await introspect(connection))
  catalog = buildCatalog(snapshot, await surveyEdges(connection, snapshot))
})
afterAll(async () => {
  await connection.close()
  await database.drop()
})

async function ask(question: string): Promise<Outcome> {
  const values = await findValues(question, catalog, connection)
  return parse(question, catalog, values, { now: '2026-06-30T12:00:00Z', timeZone: 'UTC' })
}

describe('several things', () => {
  it.each([
    ['a date they are said to be "since"', 'For which clients do we have no e-mail address?'],
    ['the price of one of them', 'Which fair sold the most tickets?'],
  ])('are never %s', async (_, question) => {
    const outcome = await ask(question)
    const answered = outcome.kind === 'answer' ? outcome.sql : ''
    expect(answered).not.toMatch(/select (distinct )?holder\.since_dt|ticket_price/)
  })

  it('are their prices where the prices are asked for', async () => {
    const outcome = await ask('What are the ticket prices of the fairs?')
    expect(outcome.kind === 'answer' && outcome.sql).toMatch(/ticket_price/)
  })
})

it('does not turn round who reports to whom', async () => {
  const outcome = await ask('Which steward does Tom Reed report to?')
  const answered = outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : ''
  expect(answered).toMatch(/^select boss\.steward_name, boss\.steward_id from steward as boss where/)
  expect(answered).toMatch(/boss\.steward_id = steward\.boss_id and steward\.steward_name = 'Tom Reed'/)
})
