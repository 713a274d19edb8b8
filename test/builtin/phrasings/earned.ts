import type { Phrasing, Unanswerable } from './phrasing.js'

const earned = 'sum(quantity * unit_price)'

/** What was earned with one kind of thing, how many of it were sold, and which rows are still open. */
export const whatWasEarned: readonly Phrasing[] = [
  {
    db: 'baths',
    sql: `select channel, ${earned} from entry_sales group by 1`,
    asked: [
      'entry revenue per sales channel',
      'revenue per channel',
      'What was the total entry revenue by channel?',
    ],
  },
  {
    db: 'baths',
    sql: `select ${earned} from entry_sales`,
    asked: ['What is the total entry revenue?', 'total entry turnover'],
  },
  {
    db: 'baths',
    sql: `select 100 * sum(quantity * unit_price) filter (where channel = 'online') / ${earned} from entry_sales`,
    asked: [
      'share of entry revenue that came from online sales',
      'What percentage of entry revenue came from online sales?',
    ],
  },
  {
    db: 'baths',
    sql: 'select name, sum(price) from lesson join patron on patron.id = patron_id group by patron.id order by 2 desc limit 3',
    asked: [
      'Which three patrons have generated the highest revenue in lessons? Return the patron name and the revenue.',
    ],
  },
  {
    db: 'baths',
    sql: 'select tier, sum(price) t from lesson join patron on patron.id = patron_id group by 1 order by t desc',
    asked: [
      'What is the total revenue from lessons for each tier of patrons? Return the tier and the revenue, in descending order of revenue.',
      'lesson revenue per patron tier, highest first',
    ],
  },
  {
    db: 'baths',
    sql: 'select sum(quantity) from entry_sales',
    asked: ['How many entries did we sell?', 'How many entries were sold?', 'total number of entries sold'],
  },
  {
    db: 'baths',
    sql: 'select channel, sum(quantity) from entry_sales group by 1',
    asked: ['number of entries sold per channel'],
  },
  {
    db: 'baths',
    sql: 'select channel, count(*) from entry_sales group by 1',
    asked: ['number of entry sales per channel'],
  },
  {
    db: 'baths',
    sql: 'select count(*) from locker where cls_dt is null',
    asked: ['How many open lockers are there?', 'How many lockers are still open?', 'number of open lockers'],
  },
  {
    db: 'baths',
    sql: 'select sum(bal) from locker where cls_dt is not null',
    asked: ['total balance of closed lockers', 'What is the total balance of the closed lockers?'],
  },
  {
    db: 'baths',
    sql: 'select count(*) from locker where cls_dt is not null',
    asked: ['How many lockers are closed?', 'How many lockers have been closed?'],
  },
  {
    db: 'baths',
    sql: 'select sum(yearly_amount) from patronage where ended_on is null',
    asked: [
      'total yearly amount of the active patronages',
      'What is the total yearly amount of active patronages?',
    ],
  },
  {
    db: 'baths',
    sql: 'select count(*) from patronage where ended_on is null',
    asked: ['How many active patronages are there?', 'number of active patronages'],
  },
]

/** "The average", "the total": what was measured before, shown or ordered by once more. */
export const spokenAgain: readonly Phrasing[] = [
  {
    db: 'baths',
    sql: 'select kind, avg(cost) from upkeep group by 1 order by 2',
    asked: [
      'What is the average cost of upkeep per upkeep kind? Return the kind and the average, lowest average first.',
      'What is the average cost for each kind of upkeep? Show the kind and the average, sorted by the average.',
    ],
  },
  {
    db: 'baths',
    sql: 'select name, sum(cost) from upkeep join pool on pool.id = pool_id group by pool.id order by 2 desc',
    asked: [
      'What is the total upkeep cost per pool? Return the pool name and the total, highest total first.',
      'What is the total upkeep cost per pool? Return the pool name and the total cost, ordered by the total from highest to lowest.',
    ],
  },
  {
    db: 'baths',
    sql: 'select kind, avg(area_sqm), sum(area_sqm) from pool group by 1 order by 2 desc',
    asked: [
      'For each pool kind show the average and the total area, ordered by the average from high to low',
    ],
  },
]

/** Areas in square metres, and what somebody borrows by its size. */
export const squares: readonly Phrasing[] = [
  {
    db: 'baths',
    sql: 'select kind, sum(area_sqm) from pool group by 1',
    asked: [
      'For each pool kind, the combined area in square metres',
      'total area per pool kind (in square meters)',
    ],
  },
]

/** A share is taken over the place it is told of, and over all rows where all are spoken of. */
export const placedShares: readonly Phrasing[] = [
  {
    db: 'baths',
    sql: "select 100.0 * count(*) filter (where tier = 'Gold') / count(*) from patron where town = 'Orwick'",
    asked: [
      'share of patrons of the Gold tier in Orwick',
      'What percentage of patrons are in the Gold tier in Orwick?',
      'share of Gold patrons in Orwick',
    ],
  },
  {
    db: 'baths',
    sql: "select 100.0 * count(*) filter (where passed) / count(*) from lesson join pool on pool.id = pool_id where pool.name = 'Lagoon'",
    asked: ['share of passed lessons at the Lagoon pool'],
  },
  {
    db: 'baths',
    sql: "select sum(cost) filter (where kind = 'repair') / sum(cost) filter (where kind = 'cleaning') from upkeep",
    asked: [
      'What is the ratio of repair costs to cleaning costs?',
      'What is the ratio of repair costs to cleaning costs over all upkeep?',
      'What is the ratio of repair costs to cleaning costs across all upkeep?',
    ],
  },
]

/** Two conditions of which either may be the whole, amounts that nothing holds, and an average nobody spoke of. */
export const notEarned: readonly Unanswerable[] = [
  {
    db: 'baths',
    asked: [
      'share of patrons from Orwick of the Gold tier',
      'pool revenue per kind',
      'patron revenue per town',
      'locker revenue per town',
      'total upkeep revenue',
      'number of patrons per town, highest average first',
      'Return the town and the average',
      'For each pool show the minimum and maximum cost of upkeep, sorted by the average',
      'total balance of the cracked lockers',
      'What is the total area of all pools in square feet?',
    ],
  },
]
