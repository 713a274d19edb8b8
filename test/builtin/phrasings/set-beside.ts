import type { Phrasing, Unanswerable } from './phrasing.js'

/** Two sets of rows beside each other, the number of each, the kinds there are, values said with their column. */
export const setBeside: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: "select avg(price) filter (where status = 'confirmed'), avg(price) filter (where status = 'cancelled') from booking",
    asked: [
      'Compare the average price of confirmed bookings with that of cancelled bookings.',
      'How does the average price of confirmed bookings compare to that of cancelled bookings?',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) filter (where dispatched_on >= '2025-01-01' and dispatched_on < '2026-01-01'), count(*) filter (where dispatched_on >= '2026-01-01' and dispatched_on < '2027-01-01') from shipment",
    asked: [
      'Compare the number of shipments dispatched in 2025 with 2026.',
      'Compare the number of shipments dispatched in 2025 with those dispatched in 2026.',
    ],
  },
  {
    db: 'freight',
    sql: 'select status, count(*) from shipment group by status',
    asked: [
      'Break the shipments down by status, with the number of each.',
      'shipments by status, and the count for each',
      'Shipments per status and how many of each',
    ],
  },
  {
    db: 'gym',
    sql: 'select distinct plan_type from member',
    asked: ['Show all the plan types through which members come in.'],
  },
  {
    db: 'airline',
    sql: 'select model, seats from aircraft order by seats desc fetch first 1 rows with ties',
    asked: [
      'Which aircraft has the most seats? Return the model and the number of seats.',
      'Which aircraft has the most seats? Return the model and the seat count.',
    ],
  },
  {
    db: 'gym',
    sql: 'select full_name, count(*) from booking join member using (member_id) group by member_id, full_name having count(*) >= 2',
    asked: ['Which members have at least two bookings, and how many did they make?'],
  },
]

/** What would be compared, added up or split is not said. */
export const notBeside: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'Compare the freight costs of delivered with cancelled.',
      'Compare the average freight cost of delivered shipments with that of clients.',
      'Compare the number of shipments per country in 2025 with 2026.',
      'names and yearly bonus of all drivers',
    ],
  },
  {
    db: 'gym',
    asked: [
      'Compare the number of attended and cancelled.',
      'Compare the average price of attended bookings with that of cancelled bookings.',
      'full names and monthly fee of active members',
    ],
  },
]
