import type { Phrasing, Unanswerable } from './phrasing.js'

const db = 'resort'

/** Nouns, adjectives, verbs and flags that lead to a column, a value or a table they are not spelled like. */
export const words: readonly Phrasing[] = [
  {
    db,
    sql: "select count(*) from pass where kind = 'full'",
    asked: [
      'How many full passes were sold?',
      'How many passes of the kind full are there?',
      'number of full passes',
    ],
  },
  {
    db,
    sql: "select label from gear where status = 'on_loan'",
    asked: ['Which gear is on loan?', 'List the gear that is on loan.', 'Show the label of the gear on loan'],
  },
  {
    db,
    sql: "select label from gear where status = 'in_storage'",
    asked: ['List the gear that is in storage.', 'Which gear is in storage?'],
  },
  {
    db,
    sql: 'select count(*) from guest where is_smoker',
    asked: ['How many smokers are there?', 'number of smokers', 'How many guests are smokers?'],
  },
  {
    db,
    sql: 'select city, count(*) from guest where is_smoker group by city',
    asked: ['number of smokers by city', 'How many smokers live in each city?', 'smokers per city'],
  },
  {
    db,
    sql: 'select full_name from guest where is_smoker',
    asked: ['List the smokers.', 'Names of the smokers'],
  },
  {
    db,
    sql: 'select count(*) from instructor where freelance',
    asked: ['How many freelancers are there?', 'How many freelancers do we have?'],
  },
  {
    db,
    sql: 'select 100.0 * count(*) filter (where g.is_smoker) / count(*) from enrolment e join guest g using (guest_id)',
    asked: ['What percentage of enrolments were made by smokers?'],
  },
  {
    db,
    sql: 'select count(*) from enrolment where by_agent',
    asked: ['How many enrolments were booked by agents?', 'How many enrolments were made by an agent?'],
  },
  {
    db,
    sql: "select full_name from guest where loyalty_tier = 'Gold'",
    asked: [
      'Names of the Gold members',
      'Which guests are Gold members?',
      'List the gold customers by name.',
    ],
  },
  {
    db,
    sql: 'select count(*) from mishap where severity = 3',
    asked: ['How many critical mishaps are there?', 'How many mishaps are critical?'],
  },
  {
    db,
    sql: 'select cause from mishap where severity = 2',
    asked: ['List the causes of the serious mishaps.', 'What was the cause of the serious mishaps?'],
  },
  {
    db,
    sql: 'select mishap_id from mishap where severity <> 3',
    asked: ['Which mishaps are not critical?', 'Which mishaps are minor or serious?'],
  },
  {
    db,
    sql: "select pass_id from pass where pay_freq = 'monthly'",
    asked: ['Which passes are paid monthly?'],
  },
  {
    db,
    sql: 'select count(*) from pass where auto_rnw',
    asked: ['How many passes renew automatically?', 'How many passes with automatic renewal are there?'],
  },
  {
    db,
    sql: 'select title, day_rate from course order by day_rate desc limit 1',
    asked: ['Which course has the highest daily rate?', 'Which course is the most expensive?'],
  },
  {
    db,
    sql: 'select count(*) from course where day_rate > 100',
    asked: ['How many courses have a daily rate above 100?', 'How many courses have a day rate over 100?'],
  },
  {
    db,
    sql: 'select max(day_rate) from course',
    asked: ['What does the most expensive course cost?', 'How much does the most expensive course cost?'],
  },
  {
    db,
    sql: 'select min(day_rate) from course',
    asked: ['What does the cheapest course cost?', 'How much did the cheapest course cost?'],
  },
  {
    db,
    sql: 'select title from course order by opened_on limit 1',
    asked: ['Which course is the oldest?', 'What is the oldest course?'],
  },
  {
    db,
    sql: "select built_year from hall where name = 'Summit Hall'",
    asked: [
      'What is the construction year of the Summit Hall?',
      'When was Summit Hall built?',
      'In what year was the Summit Hall built?',
    ],
  },
  {
    db,
    sql: "select first_name, last_name from instructor where last_name = 'Stone'",
    asked: ['Who reported the most mishaps?', 'Which instructor reported the most mishaps?'],
  },
  {
    db,
    sql: 'select last_name, first_name from instructor where left_on is not null',
    asked: ['Which instructors have left the company?', 'Which instructors have left?'],
  },
  {
    db,
    sql: "select count(*) from instructor where left_on >= '2024-01-01' and left_on < '2025-01-01'",
    asked: ['How many instructors left the company in 2024?', 'How many instructors left in 2024?'],
  },
  {
    db,
    sql: "select last_name, first_name from instructor where hired_on >= '2021-01-01' and hired_on < '2022-01-01'",
    asked: ['Which instructors joined the school in 2021?', 'Which instructors joined the company in 2021?'],
  },
  {
    db,
    sql: 'select max(fare) from pass',
    asked: ['What is the highest fare paid?', 'the highest fare paid for a pass'],
  },
  {
    db,
    sql: 'select kind, avg(fare) from pass group by kind',
    asked: ['What is the average fare paid per kind of pass?', 'average fare by kind of pass'],
  },
  {
    db,
    sql: 'select full_name from guest where email is null',
    asked: [
      'Which guests left no email address?',
      'Which guests never left an email address?',
      'guests who gave us no email',
    ],
  },
  {
    db,
    sql: "select full_name from guest where city = 'Oslo'",
    asked: ['Which customers come from Oslo?', 'Which clients live in Oslo?'],
  },
]

/** Words that only seem to lead somewhere. */
export const wordsToNothing: readonly Unanswerable[] = [
  {
    db,
    asked: [
      'Which instructors are guests?',
      'How many guests are members?',
      'Which guests are serious?',
      'What is the average pay of our guests?',
      'Which instructors are based in Oslo?',
      'How many newsletters were sent?',
      'How many kids are there?',
      'How many agents are there?',
      'Which passes are paid yearly by agents?',
    ],
  },
]
