import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Asking, openAsking } from './phrasings/asking.js'
import type { Phrasing } from './phrasings/phrasing.js'

let asking: Asking
beforeAll(async () => {
  asking = await openAsking()
})
afterAll(() => asking.close())

/** Questions that were once answered wrongly: the right rows, or none at all. */
const cases: readonly (readonly [Phrasing['db'], string, string])[] = [
  [
    'freight',
    'vehicles by country of the depot and kind',
    'select d.country, v.kind, count(*) from vehicle v join depot d using (depot_id) group by 1, 2',
  ],
  [
    'museum',
    'ticket count by exhibition',
    'select e.title, count(*) from ticket t join exhibition e using (exhibition_id) group by e.exhibition_id, e.title',
  ],
  ['museum', 'Tickets sold by week', "select date_trunc('week', sold_at), count(*) from ticket group by 1"],
  [
    'freight',
    'Show plate and capacity of every truck, ordered by capacity descending.',
    "select plate, capacity_kg from vehicle where kind = 'truck'",
  ],
  ['freight', 'What is the average salary of drivers per month?', 'select null::numeric where false'],
  [
    'museum',
    'guided tours longer than 1 hour: ids only',
    'select tour_id from guided_tour where duration_minutes > 60',
  ],
  [
    'gym',
    'Titles of the classes with a duration above 1 hour',
    'select title from class where duration_min > 60',
  ],
  [
    'freight',
    'Shipments with a weight above 0.5 tonnes: shipment ids',
    'select shipment_id from shipment where weight_kg > 500',
  ],
  ['gym', 'For the annual report: how many members are there?', 'select count(*) from member'],
  ['gym', 'For every member, name and city', 'select full_name, city from member'],
  [
    'freight',
    'Show the number of shipments and the freight cost, broken down by status.',
    'select status, count(*), sum(freight_cost) from shipment group by status',
  ],
  [
    'museum',
    'How many hours does a guided tour take on average?',
    'select avg(duration_minutes) / 60.0 from guided_tour',
  ],
]

describe('a question that was once answered wrongly', () => {
  it.each(cases)('over %s, "%s" is right or silent', async (db, question, sql) => {
    const outcome = await asking.ask(db, question)
    if (outcome.kind !== 'answer') return
    expect(await asking.fault({ db, sql, asked: [] }, question)).toBeNull()
  })
})
