import type { Phrasing, Unanswerable } from './phrasing.js'

/** What people of a trade type: a noun or two, no verb; what else they want to see is told after "with". */
export const terse: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: "select s.shipment_id, c.company_name from shipment s join client c using (client_id) where s.status = 'delivered'",
    asked: [
      'delivered shipments with client',
      'delivered shipments, with client',
      'shipments with status delivered and their client',
    ],
  },
  {
    db: 'freight',
    sql: 'select v.plate, d.name, v.capacity_kg from vehicle v join depot d using (depot_id)',
    asked: [
      'vehicles with depot and capacity',
      'vehicles with capacity and depot',
      'plates of vehicles with depot and capacity',
    ],
  },
  {
    db: 'museum',
    sql: 'select a.title, r.name, a.insured_value from artwork a join artist r using (artist_id)',
    asked: ['artworks with artist and insured value', 'artworks with insured value and artist'],
  },
  {
    db: 'museum',
    sql: 'select first_name, last_name, annual_salary from staff',
    asked: ['staff with annual salary', 'staff with salary'],
  },
  {
    db: 'orchestra',
    sql: 'select i.label, m.name from instrument i join maker m using (maker_id)',
    asked: ['instruments with maker', 'instruments with their maker'],
  },
  {
    db: 'orchestra',
    sql: 'select i.label from instrument i where i.maker_id is not null',
    asked: ['instruments with a maker', 'instruments that have a maker'],
  },
  // A date that every row has, against one that some are still without.
  {
    db: 'freight',
    sql: "select date_trunc('month', dispatched_on)::date, count(*) from shipment group by 1",
    asked: ['shipments per month', 'Show the number of shipments per month', 'shipments by month'],
  },
  {
    db: 'freight',
    sql: "select status, count(*) from shipment where dispatched_on >= '2024-01-01' and dispatched_on < '2025-01-01' group by 1",
    asked: ['shipments in 2024 by status', 'How many shipments were there in 2024 per status?'],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment where delivered_on >= '2024-01-01' and delivered_on < '2025-01-01'",
    asked: ['How many shipments were delivered in 2024?', 'number of shipments delivered in 2024'],
  },
]

/** A condition, or nothing that could be shown. */
export const terseDeclined: readonly Unanswerable[] = []
