import type { Phrasing, Unanswerable } from './phrasing.js'

/** What "copies" are counted by, counts with conditions of their own, more of something than the average one. */
export const copiesAndSides: readonly Phrasing[] = [
  {
    db: 'press',
    sql: 'select sum(qty) from sale',
    asked: [
      'How many copies were sold?',
      'What is the total number of copies sold?',
      'How many units did we sell?',
    ],
  },
  {
    db: 'press',
    sql: "select date_trunc('month', sold_on)::date, sum(qty) from sale where extract(year from sold_on) = 2025 group by 1 order by 1",
    asked: [
      'How many copies were sold per month in 2025?',
      'How many units were sold per month in 2025? Return the month and the number of units.',
    ],
  },
  {
    db: 'press',
    sql: "select sum(qty) from pressing where plant = 'Nova Plant'",
    asked: ['How many copies were pressed by Nova Plant?', 'number of copies pressed by Nova Plant'],
  },
  {
    db: 'press',
    sql: 'select s.name, sum(r.qty) from refund r join shop s using (shop_id) group by s.shop_id, s.name',
    asked: ['How many copies were refunded per shop?', 'How many units were refunded for each shop?'],
  },
  {
    db: 'press',
    sql: 'select r.genre, sum(s.qty) from sale s join record r using (record_id) group by r.genre',
    asked: ['How many copies were sold of each genre?', 'For each genre, how many copies were sold?'],
  },
  {
    db: 'press',
    sql: 'select plant from pressing group by plant order by sum(qty) desc limit 1',
    asked: ['Which plant pressed the most copies?', 'Which plant has pressed the most units?'],
  },
  {
    db: 'press',
    sql: 'select town from shop group by town order by sum(staff_count) desc limit 1',
    asked: ['Which town has the most staff?'],
  },
  {
    db: 'press',
    sql: "select s.name, count(*) filter (where l.status = 'paid'), count(*) filter (where l.status = 'void') from shop s join sale l using (shop_id) group by s.shop_id, s.name",
    asked: [
      'For each shop, show the shop name, the number of sales that were paid and the number of sales that were void.',
      'Show the number of sales that were paid and the number of sales that were void for each shop.',
      'List each shop with the number of sales that were paid and the number of sales that were void.',
    ],
  },
  {
    db: 'press',
    sql: 'select l.name, count(*) filter (where r.in_stock), count(*) filter (where not r.in_stock) from label l join record r using (label_id) group by l.label_id, l.name',
    asked: [
      'For each label, give the number of records that are in stock and the number of records that are not in stock.',
      'For each label, show its name, the number of records that are in stock and the number of records that are not in stock.',
    ],
  },
  {
    db: 'press',
    sql: 'select title from record where tracks > (select avg(tracks) from record)',
    asked: [
      'Which records have more tracks than the average record?',
      'List the titles of records with more tracks than average.',
      'Find the records that have a higher number of tracks than the average.',
    ],
  },
  {
    db: 'press',
    sql: 'select name from tutor where hourly_rate > (select avg(hourly_rate) from tutor)',
    asked: [
      'Which tutors have a higher hourly rate than the average tutor?',
      'Which tutors have a higher hourly rate than average?',
      'Show the tutors with a larger hourly rate than the average.',
    ],
  },
  {
    db: 'press',
    sql: 'select title from record where lst_price < (select avg(lst_price) from record)',
    asked: ['Which records have a lower list price than the average record?'],
  },
  {
    db: 'press',
    sql: 'select genre, avg(lst_price) from record group by genre',
    asked: ['average list price by genre', 'What is the average list price for each genre?'],
  },
  {
    db: 'press',
    sql: 'select distinct fmt from record',
    asked: ['What are the different formats of the records?'],
  },
  {
    db: 'press',
    sql: 'select name from shop where built_in < 1950',
    asked: ['Which shops were built before 1950?', 'Show the shops built before 1950.'],
  },
  {
    db: 'press',
    sql: 'select name from shop order by built_in limit 1',
    asked: ['Which is the oldest shop?', 'Which shop was built first?'],
  },
  {
    db: 'press',
    sql: "select built_in from shop where name = 'Groove'",
    asked: ['In which year was Groove built?'],
  },
  {
    db: 'press',
    sql: 'select name from label where est_yr < 1980',
    asked: ['Which labels were founded before 1980?', 'Which labels were established before 1980?'],
  },
  {
    db: 'press',
    sql: 'select t.name, count(l.lesson_id) from tutor t left join lesson l using (tutor_id) group by t.tutor_id, t.name',
    asked: ['How many lessons did each tutor give?', 'How many lessons does each tutor give?'],
  },
  {
    db: 'press',
    sql: "select count(*) from lesson join tutor using (tutor_id) where name = 'Bo Lind' and extract(year from held_on) = 2024",
    asked: ['How many lessons did Bo Lind give in 2024?'],
  },
  {
    db: 'press',
    sql: 'select name from tag t where not exists (select 1 from record_tag x where x.tag_id = t.tag_id)',
    asked: ['Which tags have never been used?', 'List the tags that were never used.', 'tags never used'],
  },
  {
    db: 'press',
    sql: "select distinct town from shop join sale using (shop_id) join record using (record_id) where genre = 'Jazz'",
    asked: ['In which towns were Jazz records sold?'],
  },
  {
    db: 'press',
    sql: 'select built_in, count(*) from shop group by built_in',
    asked: ['How many shops were built each year?', 'How many shops were built per year?'],
  },
  {
    db: 'press',
    sql: 'select title from record where lst_price <= 15.5',
    asked: [
      'Which records are not more expensive than 15.5?',
      'List the records that are no more expensive than 15.5.',
      'Which records have a list price not higher than 15.5?',
    ],
  },
  {
    db: 'press',
    sql: 'select name from tutor where hourly_rate >= 44',
    asked: ['Which tutors have an hourly rate not lower than 44?'],
  },
]

/** What has no one meaning, or would be another amount than the one that is spoken of. */
export const notCopies: readonly Unanswerable[] = [
  {
    db: 'press',
    asked: [
      'How many copies are there?',
      'How many copies were borrowed?',
      'How many copies did each tutor give?',
      'Which plant pressed the fewest copies?',
      'Which tutors have more staff than the average tutor?',
      'Which records have more copies than the average record?',
      'Which shops have a higher smell than average?',
      'What did each tutor give?',
      'Which shops are lessons?',
      'Which tutors are not older than 30?',
    ],
  },
]
