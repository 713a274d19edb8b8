import type { Phrasing, Unanswerable } from './phrasing.js'

/** Which of the dates is meant, and what is said of days still to come. */
export const ownDates: readonly Phrasing[] = [
  {
    db: 'regatta',
    sql: "select count(*) from sailor s where exists (select 1 from result p join race r using (race_id) where p.sailor_id = s.sailor_id and p.outcome = 'collision' and r.raced_on >= '2023-01-01' and r.raced_on < '2024-01-01')",
    asked: ['How many sailors had a collision in 2023?', 'How many sailors had a collision during 2023?'],
  },
  {
    db: 'regatta',
    sql: "select first_name, last_name, sailor_id from sailor s where (select count(*) from penalty join race using (race_id) where penalty.sailor_id = s.sailor_id and raced_on >= '2023-01-01' and raced_on < '2024-01-01') > 2",
    asked: [
      'sailors with more than 2 penalties in 2023',
      'Which sailors had more than two penalties in 2023?',
    ],
  },
  {
    db: 'regatta',
    sql: 'select count(*) from race where season = 2023',
    asked: [
      'How many races were there in the 2023 season?',
      'number of races in the 2023 season',
      'How many races were held in season 2023?',
    ],
  },
  {
    db: 'regatta',
    sql: 'select first_name, last_name, sailor_id from sailor where debut_season < 2016',
    asked: ['sailors who debuted before 2016', 'Which sailors debuted before 2016?'],
  },
  {
    db: 'regatta',
    sql: 'select mbr_no, mbr_nm, since_dt from mbr order by since_dt limit 1',
    asked: ['Which member joined first?', 'Which member registered first?'],
  },
  {
    db: 'regatta',
    sql: 'select locker_no from locker order by opn_dt',
    asked: ['lockers sorted by opening date', 'List the lockers, sorted by opening date.'],
  },
  {
    db: 'regatta',
    sql: "select count(*) from locker where opn_dt >= '2021-01-01' and opn_dt < '2022-01-01'",
    asked: ['How many lockers were opened in 2021?'],
  },
  {
    db: 'regatta',
    sql: "select count(*) from locker where opn_dt >= '2021-05-01' and opn_dt < '2021-06-01'",
    asked: ['How many lockers were opened in May 2021?', 'number of lockers opened in May 2021'],
  },
  {
    db: 'regatta',
    sql: "select locker_no from locker where cls_dt >= '2021-01-01' and cls_dt < '2022-01-01'",
    asked: ['lockers closed in 2021', 'Which lockers were closed in 2021?'],
  },
  {
    db: 'regatta',
    sql: 'select avg(cls_dt - opn_dt) from locker',
    asked: ['How many days, on average, lie between the opening and the closing of a locker?'],
  },
  {
    db: 'regatta',
    sql: "select licence_id from licence where expires_on >= '2025-06-15' and expires_on < '2025-09-16'",
    asked: [
      'licences expiring in the next 3 months',
      'licences that expire within the next 3 months',
      'Which licences expire in the next three months?',
    ],
  },
  {
    db: 'regatta',
    sql: "select licence_id from licence where expires_on >= '2026-01-01' and expires_on < '2027-01-01'",
    asked: ['Which licences expire in 2026?', 'licences that expire in 2026', 'licences expiring in 2026'],
  },
  {
    db: 'regatta',
    sql: "select licence_id from licence where expires_on < '2025-06-15'",
    asked: [
      'licences that have expired',
      'expired licences',
      'licences that have already expired',
      'licences whose expiry date has passed',
      'licences whose expiry date is in the past',
      'Which licences are past their expiry date?',
    ],
  },
  {
    db: 'regatta',
    sql: "select licence_id from licence where expires_on >= '2025-06-15'",
    asked: ['licences that have not expired', 'unexpired licences'],
  },
  {
    db: 'regatta',
    sql: "select loan_id from loan where due_on >= '2025-07-01' and due_on < '2025-08-01'",
    asked: ['loans due next month', 'loans due in July 2025', 'Which loans are due next month?'],
  },
  {
    db: 'regatta',
    sql: "select loan_id from loan where due_on < '2025-06-15' and paid_on is null",
    asked: ['Which loans that were due before 15 June 2025 have not been paid?'],
  },
  {
    db: 'regatta',
    sql: "select winch_id from winch where next_calibration < '2025-06-15'",
    asked: ['winches whose next calibration has passed', 'winches whose next calibration is overdue'],
  },
  {
    db: 'regatta',
    sql: "select urgency, count(*) from sample where received_on >= '2025-05-01' and received_on < '2025-06-01' group by urgency",
    asked: ['samples last month by urgency', 'number of samples last month per urgency'],
  },
  {
    db: 'regatta',
    sql: "select date_trunc('month', published_at), count(*) from story where published_at is not null group by 1 order by 1",
    asked: ['number of stories per month of publication', 'How many stories per month of publication?'],
  },
  {
    db: 'regatta',
    sql: "select date_trunc('month', published_at), sum(words) from story where published_at >= '2025-01-01' and published_at < '2026-01-01' group by 1 order by 1",
    asked: [
      'total words per month of publication in 2025',
      'total words per month of publication, 2025 only',
    ],
  },
  {
    db: 'regatta',
    sql: 'select extract(year from bought_on), count(*) from winch group by 1',
    asked: ['winches by purchase year', 'number of winches by year of purchase'],
  },
  {
    db: 'regatta',
    sql: "select to_char(raced_on, 'FMDay'), count(*) from race group by 1",
    asked: ['number of races per weekday', 'number of races by weekday of the race'],
  },
  {
    db: 'regatta',
    sql: "select date_trunc('month', raced_on), count(*) from race where raced_on >= '2023-01-01' and raced_on < '2024-01-01' group by 1 order by 1",
    asked: [
      'number of races per month in 2023, in chronological order',
      'number of races per month in 2023, in calendar order',
    ],
  },
]

export const noOwnDate: readonly Unanswerable[] = [
  {
    db: 'regatta',
    asked: [
      'How many sailors in 2023?',
      'Which sailors scored points in 2023?',
      'Who won the Spring Cup in 2023?',
      'Who won the most races?',
      'lockers opened in May and closed in June 2021',
      'loans started in 2025',
      'races that have ended',
      'overdue payments',
      'Which stories were there last month?',
      'members born in 1990',
      'How many races were held in autumn?',
    ],
  },
]
