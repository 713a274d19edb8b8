import type { Phrasing, Unanswerable } from './phrasing.js'

/** One kind of thing, counted for each of two conditions that exclude each other. */
export const opposedCounts: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: 'select count(*) filter (where is_active), count(*) filter (where not is_active) from member',
    asked: [
      'How many members are active and how many are not?',
      'How many of the members are active, and how many are not?',
      "How many members are active and how many aren't?",
      'How many active and inactive members are there?',
      'What is the number of active and inactive members?',
    ],
  },
  {
    db: 'gym',
    sql: "select count(*) filter (where status = 'confirmed'), count(*) filter (where status = 'cancelled') from booking",
    asked: [
      'How many bookings were confirmed and how many were cancelled?',
      'How many bookings are confirmed and how many cancelled?',
      'How many of our bookings were confirmed and how many of them were cancelled?',
    ],
  },
  {
    db: 'gym',
    sql: "select count(*) filter (where gender = 'male'), count(*) filter (where gender = 'female') from member",
    asked: [
      'How many male and female members are there?',
      'How many members are male and how many are female?',
      'Give me the number of male and female members.',
    ],
  },
  {
    db: 'gym',
    sql: "select 1.0 * count(*) filter (where gender = 'male') / count(*) filter (where gender = 'female') from member",
    asked: [
      'What is the ratio of male to female members?',
      'ratio between male and female members',
      'Show the ratio of male members to female members.',
    ],
  },
  {
    db: 'gym',
    sql: 'select count(*) filter (where exists (select 1 from booking b where b.member_id = m.member_id)), count(*) filter (where not exists (select 1 from booking b where b.member_id = m.member_id)) from member m',
    asked: [
      'How many members have made a booking and how many have not?',
      "How many members have a booking and how many don't?",
    ],
  },
  {
    db: 'freight',
    sql: "select country, count(*) filter (where status = 'delivered'), count(*) filter (where status <> 'delivered') from shipment join client using (client_id) group by country",
    asked: [
      'How many shipments were delivered and how many were not, per client country?',
      'How many shipments were delivered and how many were not for each client country?',
    ],
  },
  {
    db: 'freight',
    sql: 'select count(driver_id), count(*) - count(driver_id) from shipment',
    asked: [
      'How many shipments have a driver and how many do not?',
      'How many shipments have a driver, and how many have none?',
      'How many shipments have a driver and how many do not have one?',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) filter (where dispatched_on >= '2023-01-01' and dispatched_on < '2024-01-01'), count(*) filter (where dispatched_on >= '2024-01-01' and dispatched_on < '2025-01-01') from shipment",
    asked: ['How many shipments were dispatched in 2023 and how many in 2024?'],
  },
  {
    db: 'freight',
    sql: "select count(*) filter (where kind = 'van'), count(*) filter (where kind = 'truck') from vehicle",
    asked: ['How many vehicles are vans and how many are trucks?'],
  },
  {
    db: 'museum',
    sql: 'select count(*) filter (where on_display), count(*) filter (where not on_display) from artwork',
    asked: [
      'How many artworks are on display and how many are not?',
      'How many artworks are on display and how many are not on display?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select count(*) filter (where returned_on is not null), count(*) filter (where returned_on is null) from rental',
    asked: [
      'How many rentals have been returned and how many have not?',
      "How many rentals have been returned and how many haven't been?",
    ],
  },
]

/** Which of the numbers a condition is of, or what would be its opposite, is not said. */
export const notOpposed: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      'How many bookings were made in 2023 and how many were cancelled?',
      'How many confirmed and cancelled bookings are there?',
      'How many members are active and how many bookings are not?',
      'How many members have more than 3 bookings and how many do not?',
      'What is the ratio of plan members to hourly members?',
    ],
  },
  {
    db: 'freight',
    asked: [
      'How many shipments to Norway were delivered late and how many were not?',
      'How many vehicles are vans and how many are drivers?',
      'What is the ratio of salary drivers to drivers?',
    ],
  },
]
