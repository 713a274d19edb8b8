import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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
import { createDatabase } from '../support/database.js'
import { clock } from './generators/ask.js'

const dump = `
create table lodging (lodging_id int primary key, guest text not null, booked_at timestamp not null, check_in date not null, check_out date not null);
insert into lodging select n, 'Guest ' || n, timestamp '2023-01-01 10:00' + n * interval '3 days', date '2023-01-10' + n * 3, date '2023-01-12' + n * 3 from generate_series(1, 40) n;
create table ordr (ordr_id int primary key, plcdt date not null, dlvdt date, stat text not null);
comment on table ordr is 'Parcels';
comment on column ordr.plcdt is 'Booking date';
comment on column ordr.dlvdt is 'Delivery date, empty until delivered';
insert into ordr select n, date '2022-01-01' + n * 9, case when n % 4 > 0 then date '2022-01-04' + n * 9 end, case when n % 4 > 0 then 'Delivered' else 'Booked' end from generate_series(1, 60) n;
create table pass_sales (id int primary key, sold_on date not null, kind text not null, revenue numeric not null);
insert into pass_sales select n, date '2022-03-01' + n * 8, (array['day','week'])[1 + n % 2], 5 + n from generate_series(1, 50) n;
create table player (player_id int primary key, nickname text not null, signup_date date not null, retired_on date);
insert into player select n, 'P' || n, date '2022-01-01' + n * 11, case when n % 5 = 0 then date '2024-01-01' + n end from generate_series(1, 45) n;`

let catalog: Catalog
let connection: Connection
let close: () => Promise<void>
beforeAll(async () => {
  const database = await createDatabase(`${dump}; analyze`)
  const target = parseTarget(database.url, {})
  if (target === null) throw new Error('no target')
  connection = await openConnection(target)
  const snapshot = await profile(connection, await introspect(connection))
  catalog = buildCatalog(snapshot, await surveyEdges(connection, snapshot))
  close = async () => {
    await connection.close()
    await database.drop()
  }
})
afterAll(() => close())

async function ask(question: string): Promise<string> {
  const outcome = parse(question, catalog, await findValues(question, catalog, connection), clock)
  return outcome.kind === 'answer' ? outcome.sql.replace(/\s+/g, ' ') : `(${outcome.kind})`
}

describe('the date that a verb or an event names', () => {
  it.each([
    ['How many parcels were delivered in 2023?', "dlvdt >= '2023-01-01'"],
    ['How many parcels were booked in 2022?', "plcdt >= '2022-01-01'"],
    ['How many parcels were booked in each month of 2022?', "date_trunc('month', ordr.plcdt)"],
    ['lodgings by month of check-in', "date_trunc('month', lodging.check_in)"],
    [
      'How many lodgings have a check-in between 15 July and 15 August 2023, both dates included?',
      "check_in < '2023-08-16'",
    ],
    [
      'average number of days between check-in and check-out',
      'lodging.check_out::date - lodging.check_in::date',
    ],
    ['signups per month', "date_trunc('month', player.signup_date)"],
    ['New signups per month in 2023', "signup_date >= '2023-01-01'"],
    ['How many players signed up in 2023?', "signup_date >= '2023-01-01'"],
  ])('%s', async (question, part) => {
    expect(await ask(question)).toContain(part)
  })

  it('is not a state of the same name beside some other date', async () => {
    expect(await ask('How many parcels were delivered in 2023?')).not.toContain('stat =')
  })

  it('leaves out what has none when counted by its period', async () => {
    expect(await ask('How many parcels were delivered per month?')).toContain('dlvdt is not null')
  })

  it.each([
    'How many lodgings were there in 2023?',
    'How many lodgings were paid in 2023?',
    'lodgings by month',
  ])('is not guessed: %s', async (question) => {
    expect(await ask(question)).toMatch(/^\(/)
  })

  it('is shown or the question declined when "and when" asks for it', async () => {
    expect(await ask('Which players have retired, and when?')).toMatch(/^\(|retired_on.*from/)
  })
})

describe('an amount named with its thing', () => {
  it.each([
    ['pass revenue by kind', 'sum(pass_sales.revenue)'],
    ['Pass revenue month by month in 2022', 'sum(pass_sales.revenue)'],
    ['pass revenue by kind, ordered by revenue, highest first', 'order by sum(pass_sales.revenue) desc'],
  ])('is added up, its rows not counted: %s', async (question, part) => {
    expect(await ask(question)).toContain(part)
  })
})
