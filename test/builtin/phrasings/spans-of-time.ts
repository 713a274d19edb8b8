import type { Phrasing, Unanswerable } from './phrasing.js'

/** Dates chosen by a verb, by an edge of a period, by an event; how long things last; one period against another. */
export const timely: readonly Phrasing[] = [
  {
    db: 'freight',
    sql: "select count(*) from shipment where dispatched_on >= '2023-01-01'",
    asked: [
      'How many shipments were dispatched since the beginning of 2023?',
      'How many shipments have been dispatched since the start of 2023?',
      'Number of shipments dispatched since 2023',
      'How many shipments were dispatched from 2023 onwards?',
      'How many shipments have we dispatched since the end of 2022?',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment where delivered_on >= '2023-01-01' and delivered_on < '2023-04-01'",
    asked: [
      'How many shipments were delivered in the first quarter of 2023?',
      'How many shipments were delivered in the first three months of 2023?',
      'How many shipments were delivered from January to March 2023?',
      'How many shipments were delivered between January and March 2023?',
      'Number of shipments delivered in Q1 2023',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment where dispatched_on >= '2023-10-01' and dispatched_on < '2024-01-01'",
    asked: [
      'How many shipments were dispatched in the last quarter of 2023?',
      'How many shipments were dispatched in the last three months of 2023?',
      'How many shipments were dispatched in the final quarter of 2023?',
    ],
  },
  {
    db: 'freight',
    sql: "select date_trunc('month', delivered_on), count(*) from shipment where delivered_on >= '2023-01-01' and delivered_on < '2024-01-01' group by 1",
    asked: [
      'How many shipments were delivered in each month of 2023?',
      'How many shipments were delivered per month in 2023?',
      'Shipments delivered per month during 2023, please.',
    ],
  },
  {
    db: 'freight',
    sql: 'select avg(delivered_on - dispatched_on) from shipment where delivered_on is not null',
    asked: [
      'average number of days between dispatch and delivery',
      'What is the average number of days from dispatch to delivery?',
      'On average, how many days pass between dispatch and delivery?',
      'On average how many days are there between dispatch and delivery of a shipment?',
      'How many days does it take on average from dispatch to delivery?',
      'How long does it take from dispatch to delivery on average, in days?',
    ],
  },
  {
    db: 'museum',
    sql: 'select avg(end_date - start_date) from exhibition',
    asked: [
      'What is the average duration of an exhibition in days?',
      'average exhibition duration in days',
      'average length of an exhibition in days',
      'mean duration of the exhibitions, in days',
      'What is the average length of exhibitions in days?',
    ],
  },
  {
    db: 'museum',
    sql: 'select language, avg(duration_minutes) from guided_tour group by language',
    asked: [
      'average tour length in minutes by language',
      'average length of a guided tour in minutes, per language',
      'mean guided tour duration in minutes for each language',
      'What is the average duration of a guided tour in minutes for every language?',
    ],
  },
  {
    db: 'gym',
    sql: 'select avg(minutes_spent) / 60.0 from visit',
    asked: [
      'average visit length in hours',
      'What is the average length of a visit in hours?',
      'average duration of a visit in hours',
      'mean visit duration in hours',
    ],
  },
  {
    db: 'museum',
    sql: "select 100.0 * (count(*) filter (where sold_at >= '2024-01-01' and sold_at < '2025-01-01') - count(*) filter (where sold_at >= '2023-01-01' and sold_at < '2024-01-01')) / nullif(count(*) filter (where sold_at >= '2023-01-01' and sold_at < '2024-01-01'), 0) from ticket",
    asked: [
      'By what percentage did the number of tickets change from 2023 to 2024?',
      'How much did the number of tickets grow from 2023 to 2024, in percent?',
      'How much did the number of tickets increase between 2023 and 2024, in percent?',
      'How did the number of tickets change from 2023 to 2024, in percent?',
      'What is the percentage change in the number of tickets from 2023 to 2024?',
      'What was the percentage change in the number of tickets between 2023 and 2024? A drop should come out negative.',
    ],
  },
  {
    db: 'gym',
    sql: "select sum(price) filter (where booked_at >= '2024-01-01' and booked_at < '2025-01-01') - sum(price) filter (where booked_at >= '2023-01-01' and booked_at < '2024-01-01') from booking",
    asked: [
      'How much did the total price of bookings grow from 2023 to 2024?',
      'How much did the total price of bookings change between 2023 and 2024?',
      'What is the difference in the total price of bookings between 2023 and 2024?',
    ],
  },
  {
    db: 'gym',
    sql: 'select extract(year from booked_at), count(*) from booking group by 1',
    asked: [
      'How did the number of bookings develop over the years?',
      'How has the number of bookings developed from year to year?',
      'How did the number of bookings evolve per year?',
      'How has the number of bookings evolved year by year?',
    ],
  },
  {
    db: 'gym',
    sql: 'select y, n, n - lag(n) over (order by y) from (select extract(year from booked_at) y, sum(price) n from booking group by 1) x',
    asked: [
      'Show the total booking price per year and the difference to the year before.',
      'Show the total booking price per year and the difference to the previous year. The first year has no predecessor, so its difference stays empty.',
      'total booking price per year and the change from the preceding year',
      'total booking price per year and the difference compared with the year before',
    ],
  },
  {
    db: 'gym',
    sql: 'select y, n, sum(n) over (order by y) from (select extract(year from joined_on) y, count(*) n from member group by 1) x',
    asked: [
      'running total of new members up to each year, per year',
      'Show the running total of new members per year.',
      'For every year, the running total of new members up to that year',
      'For each year, show the cumulative number of new members until then.',
    ],
  },
  {
    db: 'freight',
    sql: "select count(*) from shipment where dispatched_on >= '2023-01-01' and dispatched_on < '2024-01-01'",
    asked: ['How many shipments were there in 2023?'],
  },
]

/** What such words could mean here is not certain. */
export const untimely: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: [
      'How many shipments were collected in 2023?',
      'average duration of a driver in days',
      'How many shipments were dispatched on 30 February 2023?',
      'How did the number of shipments develop?',
      'average number of days between dispatch and inspection',
    ],
  },
  {
    db: 'gym',
    asked: [
      'How much did bookings drop from 2023 to 2024?',
      'How did the total booking price change from 2023 to 2024?',
      'average length of a booking in days',
      'How did the number of bookings develop?',
      'average visit length in kilometres',
    ],
  },
  {
    db: 'museum',
    asked: [
      'average length of an artwork in days',
      'How many tickets were refunded since the beginning of 2023?',
      'percentage change in the number of tickets from 2024 to 2023',
    ],
  },
]
