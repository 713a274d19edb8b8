import type { Phrasing, Unanswerable } from './phrasing.js'

/** Run-together names, yes and no as letters, days as text, kinds of persons: all that an old schema does. */
export const storedAsText: readonly Phrasing[] = [
  {
    db: 'rescue',
    sql: "select count(*) from boat where active = 'Y'",
    asked: ['How many active boats are there?', 'How many boats are active?', 'Count the active boats.'],
  },
  {
    db: 'rescue',
    sql: "select boatname from boat where active = 'N'",
    asked: [
      'List the names of the boats that are not active.',
      'Which boats are not active?',
      'What are the names of the inactive boats?',
    ],
  },
  {
    db: 'rescue',
    sql: "select count(*) from mission where mdate between '2023-01-01' and '2023-12-31'",
    asked: ['Find the number of missions in 2023.', 'How many missions were there in 2023?'],
  },
  {
    db: 'rescue',
    sql: "select date_trunc('month', mdate::date)::date, count(*) from mission where mdate >= '2023-01-01' and mdate < '2024-01-01' group by 1",
    asked: ['How many missions were there per month in 2023?', 'Number of missions per month in 2023'],
  },
  {
    db: 'rescue',
    sql: 'select max(mdate) from mission',
    asked: ['What is the date of the latest mission?'],
  },
  {
    db: 'rescue',
    sql: "select firstname, lastname from person where born >= '1981-01-01'",
    asked: ['List the persons born after 1980.', 'Which persons were born after 1980?'],
  },
  {
    db: 'rescue',
    sql: 'select p.firstname, p.lastname from skipper s join person p using (persno) order by p.born desc limit 1',
    asked: ['Who is the youngest skipper?'],
  },
  {
    db: 'rescue',
    sql: "select p.firstname, p.lastname, s.persno from skipper s join person p using (persno) where licclass = 'C'",
    asked: ['Which skippers have class C?', 'Which skippers have license class C?'],
  },
  {
    db: 'rescue',
    sql: "select boatname, topspeed from boat join station using (stncode) where stnname = 'Quay Head'",
    asked: [
      'List the name and top speed of the boats of Quay Head.',
      'What are the name and the top speed of each boat at Quay Head?',
    ],
  },
  {
    db: 'rescue',
    sql: 'select btype, count(*) from boat group by btype',
    asked: [
      'List all boat types and the number of boats of each type.',
      'How many boats are there of each type?',
    ],
  },
  {
    db: 'rescue',
    sql: 'select topspeed from boat order by len desc limit 1',
    asked: ['What is the top speed of the longest boat?'],
  },
  {
    db: 'rescue',
    sql: 'select duty, count(distinct persno) from crewon group by duty',
    asked: ['Give the duties and the number of people for each duty.'],
  },
  {
    db: 'rescue',
    sql: 'select cause from mission order by mdate',
    asked: ['List the causes of the missions in chronological order.'],
  },
  {
    db: 'rescue',
    sql: 'select mno from mission where saved = 0',
    asked: ['Are there missions with no one saved?', 'Which missions have no one saved?'],
  },
  {
    db: 'rescue',
    sql: 'select count(*) from volunteer where hrs > 50',
    asked: ['How many volunteers have more than 50 hours?', 'Count the volunteers with more than 50 hours.'],
  },
  {
    db: 'rescue',
    sql: 'select count(*) from volunteer where hrs between 20 and 40',
    asked: ['How many volunteers have between 20 and 40 hours?'],
  },
  {
    db: 'rescue',
    sql: 'select stnname from station order by founded',
    asked: ['List the stations in chronological order.', 'Show the stations in order of their founding.'],
  },
]

/** What must not be made of them. */
export const notStoredAsText: readonly Unanswerable[] = [
  {
    db: 'rescue',
    asked: [
      'Who is the chief of Quay Head? Give first and last name.',
      'What is the total number of the skippers of each boat type last summer?',
      'How much fuel was used in 2022?',
    ],
  },
]
