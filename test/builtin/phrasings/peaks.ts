import type { Phrasing, Unanswerable } from './phrasing.js'

/** The month, the year or the day that had the most of something, or the highest amount. */
export const peaks: readonly Phrasing[] = [
  {
    db: 'gym',
    sql: "select date_trunc('month', booked_at)::date, count(*) from booking group by 1 order by 2 desc fetch first 1 rows with ties",
    asked: [
      'Which month had the most bookings?',
      'In which month were the most bookings made?',
      'What month were most bookings made?',
      'Which month had the highest number of bookings?',
      'month with the most bookings',
      'What was the busiest month for bookings?',
      'most popular month for bookings',
      'In which month were the most bookings made? Return the number of bookings and the month as a date.',
    ],
  },
  {
    db: 'gym',
    sql: "select date_trunc('month', joined_on)::date, count(*) from member group by 1 order by 2 desc fetch first 1 rows with ties",
    asked: [
      'In which month did the most members join?',
      'Which month had the most signups?',
      'In which month did most members get registered?',
    ],
  },
  {
    db: 'gym',
    sql: "select date_trunc('month', checked_in_at)::date, count(*) from visit group by 1 order by 2 desc limit 3",
    asked: [
      'What are the top 3 months by number of visits?',
      'Which three months had the most visits?',
      'the three busiest months for visits',
    ],
  },
  {
    db: 'gym',
    sql: 'select extract(dow from checked_in_at)::int, count(*) from visit group by 1 order by 2 desc fetch first 1 rows with ties',
    asked: [
      'On which day of the week are there the most visits?',
      'Which day of the week had the most visits?',
      'What is the busiest day of the week for visits?',
    ],
  },
  {
    db: 'gym',
    sql: "select date_trunc('month', booked_at)::date, sum(price) from booking group by 1 order by 2 desc fetch first 1 rows with ties",
    asked: [
      'In which month was the booking revenue highest?',
      'Which month had the highest total booking price?',
      'In which month was the total booking price the highest?',
    ],
  },
  {
    db: 'freight',
    sql: 'select extract(year from hired_on)::int, count(*) from driver group by 1 order by 2 desc fetch first 1 rows with ties',
    asked: [
      'In which year were the most drivers hired?',
      'In what year were most drivers hired, and how many were there?',
      'year with the most drivers hired',
    ],
  },
  {
    db: 'museum',
    sql: 'select sold_at::date, count(*) from ticket group by 1 order by 2 desc fetch first 1 rows with ties',
    asked: [
      'On which date were the most tickets sold?',
      'On which day were the most tickets sold?',
      'Which date had the most tickets?',
    ],
  },
  {
    db: 'museum',
    sql: 'select sold_at::date, count(*) from ticket group by 1',
    asked: ['number of tickets by date', 'tickets sold per date'],
  },
  {
    db: 'freight',
    sql: "select company_name, count(*) from shipment join client using (client_id) where dispatched_on >= '2023-01-01' and dispatched_on < '2024-01-01' group by client_id, company_name order by 2 desc fetch first 1 rows with ties",
    asked: [
      'Which client had the most shipments dispatched in 2023 and how many shipments did it have that year?',
      'Which client had the most shipments dispatched in 2023, and how many shipments were there in that year?',
    ],
  },
  {
    db: 'orchestra',
    sql: "select date_trunc('month', started_on)::date, count(*) from repair where started_on >= '2024-05-01' and started_on < '2025-06-01' group by 1",
    also: [
      "select date_trunc('month', started_on)::date, count(*) from repair where started_on >= '2024-06-01' and started_on < '2025-06-01' group by 1",
    ],
    asked: [
      'How many repairs were started in each of the last 12 months, excluding the current month?',
      'number of repairs in each of the past 12 calendar months',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select extract(year from started_on)::int, count(*), count(*) - lag(count(*)) over (order by extract(year from started_on)::int) from repair group by 1',
    asked: ['number of repairs per year with the change against the year before'],
  },
  {
    db: 'gym',
    sql: "select count(*)::numeric / count(distinct date_trunc('month', booked_at)) from booking",
    asked: [
      'What is the average number of bookings per month?',
      'How many bookings are there per month on average?',
      'On average, how many bookings are there per month?',
    ],
  },
  {
    db: 'freight',
    sql: "select date_trunc('quarter', dispatched_on)::date from shipment group by 1 order by count(*) desc fetch first 1 rows with ties",
    also: [
      "select date_trunc('quarter', dispatched_on)::date, count(*) from shipment group by 1 order by count(*) desc fetch first 1 rows with ties",
    ],
    asked: ['Which quarter had the most shipments?'],
  },
]

/** No month can be told, or more than one thing is asked at once. */
export const noPeaks: readonly Unanswerable[] = [
  {
    db: 'freight',
    asked: ['Which quarter had the most returned shipments?', 'Which month had the most vehicles?'],
  },
  {
    db: 'museum',
    asked: [
      'Which month has the largest artwork?',
      'Show the month and title of the exhibition with the most tickets.',
      'Which month had the most frobnications?',
    ],
  },
  {
    db: 'orchestra',
    asked: [
      'How many repairs were started in each of the last 6 months?',
      'average number of repairs per weekday',
      'average number of repairs per player and month',
      'Which player had the most repairs and how many did they have that year?',
    ],
  },
]
