import type { Phrasing, Unanswerable } from './phrasing.js'

const age = "extract(year from age(date '2025-06-15', birth_dt))"

/** Nights, service, what is still to come or overdue, the date that is meant, last dates, years beside each other. */
export const timeTold: readonly Phrasing[] = [
  {
    db: 'lodge',
    sql: "select avg(dep_dt - arr_dt) from booking where status = 'completed'",
    asked: [
      'What is the average length of stay in nights for completed bookings?',
      'average number of nights of the completed bookings',
      'average length of a completed stay',
    ],
  },
  {
    db: 'lodge',
    sql: 'select avg(dep_dt - arr_dt) from booking',
    asked: ['What is the average number of nights per booking?', 'average length of stay in nights'],
  },
  {
    db: 'lodge',
    sql: 'select channel, avg(dep_dt - arr_dt) from booking group by 1',
    asked: ['average length of stay per channel', 'What is the average number of nights for each channel?'],
  },
  {
    db: 'lodge',
    sql: 'select country, sum(dep_dt - arr_dt) from booking join lodger using (lodger_id) group by 1',
    asked: ['total number of nights per country', 'total nights by country of the lodger'],
  },
  {
    db: 'lodge',
    sql: "select max(dep_dt - arr_dt) from booking where status = 'completed'",
    asked: ['longest completed stay in nights', 'What was the longest completed stay in nights?'],
  },
  {
    db: 'lodge',
    sql: 'select booking_id from booking where dep_dt - arr_dt > 10',
    asked: [
      'bookings of more than 10 nights',
      'stays of more than ten nights',
      'bookings longer than 10 nights',
    ],
  },
  {
    db: 'lodge',
    sql: 'select channel, avg(arr_dt - booked_at::date) from booking group by 1',
    asked: [
      'How many days in advance do lodgers book on average, per channel?',
      'On average, how many days before arrival do lodgers book, per channel?',
      'How many days ahead are bookings made on average for each channel?',
    ],
  },
  {
    db: 'lodge',
    sql: 'select avg(paid_on - issued_on) from bill where paid_on is not null',
    asked: [
      'How long does it take on average to pay a bill, in days?',
      'How long do lodgers take on average to pay a bill?',
      'On average, how many days pass between the issue of a bill and its payment? Leave out bills that are still open.',
      'How many days lie on average between issue and payment of a bill, leaving out the bills that are not paid?',
      'How many days does it take a lodger to pay a bill on average?',
    ],
  },
  {
    db: 'lodge',
    sql: 'select country, avg(paid_on - issued_on) from bill join booking using (booking_id) join lodger using (lodger_id) where paid_on is not null group by 1 order by 2 desc',
    asked: [
      'What is the average number of days between issue and payment of a bill for each country? Return the country and the number of days, longest wait first.',
      'What is the average time between issue and payment of a bill per country? Order by the duration, longest first.',
    ],
  },
  {
    db: 'lodge',
    sql: "select porter_id, full_name from porter where hired_on < date '2015-06-15'",
    asked: [
      'porters with more than 10 years of service',
      'Which porters have been with us for more than ten years?',
    ],
  },
  {
    db: 'lodge',
    sql: "select avg(extract(year from age(date '2025-06-15', hired_on))) from porter",
    asked: ['average tenure of the porters in years', 'average years of service of the porters'],
  },
  {
    db: 'lodge',
    sql: `select avg(${age}) from lodger`,
    asked: [
      'What is the average age of the lodgers in years?',
      'average lodger age',
      'How old are the lodgers on average?',
    ],
  },
  {
    db: 'lodge',
    sql: "select count(*) from lodger where birth_dt < date '1960-06-15'",
    asked: [
      'number of lodgers over 65',
      'How many lodgers are over 65?',
      'How many lodgers are older than 65?',
    ],
  },
  {
    db: 'lodge',
    sql: "select walk_id from walk where starts_at >= '2025-06-15'",
    asked: ['upcoming walks', 'List the walks still to come.', 'Which walks are coming up?', 'future walks'],
  },
  {
    db: 'lodge',
    sql: "select count(*) from booking where arr_dt >= '2025-06-15'",
    asked: ['How many upcoming bookings are there?', 'number of upcoming stays'],
  },
  {
    db: 'lodge',
    sql: "select walk_id from walk where starts_at >= '2025-06-15' order by starts_at",
    asked: ['upcoming walks, soonest first', 'walks still to come, earliest first'],
  },
  {
    db: 'lodge',
    sql: "select request_id from request where status = 'open' and filed_on < date '2025-06-15' - 90",
    asked: ['requests open for more than 90 days', 'Which requests have been open for over 90 days?'],
  },
  {
    db: 'lodge',
    sql: "select bill_id from bill where paid_on is null and issued_on < '2024-06-15'",
    asked: ['bills unpaid for more than a year', 'Which bills have been unpaid for more than one year?'],
  },
  {
    db: 'regatta',
    sql: "select race_id from race where raced_on >= '2025-06-15'",
    asked: ['upcoming races'],
  },
  {
    db: 'lodge',
    sql: "select bill_id from bill where due_on < '2025-06-15' and paid_on is null",
    asked: ['overdue bills', 'Which bills are overdue?', 'List the bills that are overdue.'],
  },
  {
    db: 'lodge',
    sql: "select count(*) from booking where status = 'cancelled' and arr_dt >= '2024-01-01' and arr_dt < '2025-01-01'",
    asked: [
      'How many bookings were cancelled in 2024, going by the arrival date?',
      'How many bookings were cancelled in 2024? Use the arrival date.',
      'How many bookings were cancelled in 2024? Use the arrival date for the year.',
    ],
  },
  {
    db: 'lodge',
    sql: "select date_trunc('quarter', filed_on), count(*) from request where filed_on >= '2024-01-01' and filed_on < '2025-01-01' group by 1",
    asked: ['new requests per quarter 2024', 'How many new requests were there in each quarter of 2024?'],
  },
  {
    db: 'lodge',
    sql: 'select room_no, max(filed_on) from request group by 1',
    asked: [
      'last request date of every room',
      'date of the last request of each room',
      'For each room, show the date of the latest request.',
    ],
  },
  {
    db: 'lodge',
    sql: 'select min(starts_at) from walk',
    asked: ['the date of the first walk', 'date of the earliest walk'],
  },
  {
    db: 'lodge',
    sql: "select extract(year from issued_on), count(*) from bill where issued_on >= '2024-01-01' and issued_on < '2026-01-01' group by 1",
    asked: [
      'How many bills were issued in 2024 and how many in 2025? Return the year and the number of bills.',
    ],
  },
  {
    db: 'lodge',
    sql: "select date_trunc('month', issued_on), sum(amount) from bill where issued_on >= '2024-01-01' and issued_on < '2025-01-01' group by 1 order by 1",
    asked: [
      'Return the total bill amount of every month of 2024, showing the month and the amount in chronological order.',
    ],
  },
  {
    db: 'lodge',
    sql: "select request_id from request where status = 'open' and filed_on = (select min(filed_on) from request where status = 'open')",
    asked: ['Which request has been open the longest?', 'oldest open request'],
  },
]

/** What only looks like it. */
export const timeNotTold: readonly Unanswerable[] = [
  {
    db: 'lodge',
    asked: [
      'overdue requests',
      'walks open for more than 90 days',
      'bookings unpaid for more than a year',
      'upcoming bills',
      'upcoming lodgers',
      'average tenure of the rooms',
      'How many days in advance are rooms cleaned on average?',
      'How long do porters take on average to pay?',
      'bookings: arrival date, start, room number',
      'total nights per porter',
      'requests with more than 10 years of service',
    ],
  },
]
