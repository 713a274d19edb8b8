import type { Phrasing, Unanswerable } from './phrasing.js'

/** One number less another, a number for each of something on average, a part named once more. */
export const differences: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: 'select max(hourly_rate) - min(hourly_rate) from trainer',
    asked: [
      'What is the difference between the highest and the lowest hourly rate?',
      'difference between the maximum and minimum hourly rate of trainers',
      'What is the difference between the highest and lowest hourly rate of the trainers?',
    ],
  },
  {
    db: 'gym',
    sql: "select avg(price) filter (where status = 'confirmed') - avg(price) filter (where status = 'cancelled') from booking",
    asked: [
      'What is the difference between the average price of confirmed and cancelled bookings?',
      'What is the difference in average price between confirmed and cancelled bookings?',
      'What is the difference between the average price of confirmed bookings and the average price of cancelled bookings?',
    ],
  },
  {
    db: 'freight',
    sql: 'select kind, max(capacity_kg) - min(capacity_kg) from vehicle group by kind',
    asked: ['Difference between the highest and the lowest capacity per vehicle kind'],
  },
  {
    db: 'freight',
    sql: 'select (select count(*) from shipment)::numeric / (select count(*) from client)',
    asked: [
      'What is the average number of shipments per client?',
      'How many shipments per client on average?',
      'On average, how many shipments does a client have?',
      'How many shipments does each client have on average?',
    ],
  },
  {
    db: 'gym',
    sql: "select 100.0 * count(*) filter (where status = 'cancelled') / count(*) from booking",
    asked: [
      'What percentage of bookings are cancelled bookings?',
      'What percentage of all bookings were cancelled bookings?',
    ],
  },
]

/** What is taken from what, or over which things the average is, is not said. */
export const notDifferences: readonly Unanswerable[] = [
  {
    db: 'gym',
    asked: [
      'What is the difference between members and trainers?',
      'What is the difference between the average price of bookings and the average hourly rate?',
      'What is the difference between the highest and the highest hourly rate?',
      'What is the average number of bookings per member?',
      'How many bookings does a member make on average?',
    ],
  },
  {
    db: 'freight',
    asked: [
      'What is the average number of vehicles per depot?',
      'What is the difference in average salary between drivers and clients?',
      'What percentage of shipments are shipments?',
    ],
  },
]
