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
  // What is to be seen of the rows, told after them.
  {
    db: 'freight',
    sql: "select first_name, last_name, salary_eur from driver where licence_class = 'C'",
    asked: [
      'drivers with licence class C - names and salary',
      'drivers with licence class C: name, salary',
      'drivers with licence class C (name and salary)',
      'Which drivers have licence class C? name and salary please',
      'drivers with licence class C, name + salary',
    ],
  },
  {
    db: 'freight',
    sql: 'select first_name, last_name, hired_on from driver order by hired_on desc limit 5',
    asked: ['newest 5 drivers', '5 newest drivers', 'newest five drivers, name and hired date'],
  },
  {
    db: 'freight',
    sql: 'select plate, capacity_kg from vehicle order by capacity_kg desc limit 3',
    asked: ['largest 3 vehicles by capacity', 'top 3 vehicles by capacity'],
  },
  // Orders as they are jotted down.
  {
    db: 'gym',
    sql: 'select city, count(*) from member group by 1 order by 2 desc',
    asked: [
      'members per city, biggest group first',
      'members per city, busiest first',
      'members per city, most at the top',
      'members by city, highest number on top',
    ],
  },
  {
    db: 'gym',
    sql: 'select c.title, count(*) from class c join booking b using (class_id) group by c.class_id, c.title order by 2 desc fetch first 1 rows with ties',
    asked: ['most booked class', 'our most booked class', 'which is the most often booked class'],
  },
  {
    db: 'gym',
    sql: "select sum(minutes_spent) from visit where checked_in_at >= '2024-01-01' and checked_in_at < '2025-01-01'",
    asked: ['minutes spent in 2024', 'total minutes spent in 2024'],
  },
]

/** A condition, or nothing that could be shown. */
export const terseDeclined: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: ['members per city, blondest group first', 'most admired class', 'most gifted trainer'],
  },
  {
    db: 'freight',
    asked: ['drivers - shoe size and salary', 'drivers: name, shoe size', 'best selling vehicle'],
  },
  { db: 'museum', asked: ['staff with parking permit', 'artworks with smell and medium'] },
]
