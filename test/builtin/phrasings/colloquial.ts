import type { Phrasing, Unanswerable } from './phrasing.js'

/** As people talk: jobs and lives that go on, what was never done, what is unknown, orders said as a way. */
export const colloquial: readonly Phrasing[] = [
  {
    db: 'orchestra',
    sql: 'select first_name, last_name from player where left_on is null',
    asked: [
      'Which players are still employed?',
      'Which players are still with us?',
      'players still employed with us',
      'List our current players',
      'Who of our players is still employed?',
      'Which players still work here?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select count(*) from player where left_on is null',
    asked: [
      'How many current players do we have?',
      'How many players are currently employed?',
      'How many players are still on the payroll?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select first_name, last_name, hired_on from player where left_on is null',
    asked: [
      'Which players are still employed with us, and since when?',
      'players still with us, and since when',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select first_name, last_name from player where left_on is not null',
    asked: ['Which players no longer work here?', 'former players', 'Which players are no longer with us?'],
  },
  {
    db: 'orchestra',
    sql: 'select first_name, last_name, left_on from player where left_on is not null',
    asked: ['Which players are no longer with us, and when did they leave?'],
  },
  {
    db: 'orchestra',
    sql: "select first_name, last_name from player where role = 'Violinist' and left_on >= '2024-01-01' and left_on < '2025-01-01'",
    asked: ['Which violinists left in 2024?'],
  },
  {
    db: 'orchestra',
    sql: 'select name from composer where death_year is null',
    asked: ['living composers', 'Which composers are still alive?', 'composers who are still living'],
  },
  {
    db: 'orchestra',
    sql: 'select name from composer where death_year is null and birth_year < 1950',
    asked: ['Which living composers were born before 1950?'],
  },
  {
    db: 'orchestra',
    sql: 'select count(*) from composer where death_year is not null',
    asked: ['How many deceased composers are there?', 'How many of the composers are dead?'],
  },
  {
    db: 'orchestra',
    sql: 'select label from instrument where maker_id is null',
    asked: ['instruments whose maker is unknown', 'Which instruments have an unknown maker?'],
  },
  {
    db: 'orchestra',
    sql: 'select count(*) from instrument where maker_id is null',
    asked: ['Count instruments whose maker is unknown.'],
  },
  {
    db: 'orchestra',
    sql: 'select name from school where not exists (select 1 from rental where rental.school_id = school.school_id)',
    asked: [
      'Are there any schools which have never rented from us?',
      'schools that have never rented',
      'Which schools have not yet rented?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select label from instrument i where not exists (select 1 from repair r where r.instrument_id = i.instrument_id)',
    asked: ['Which instruments have never been repaired?', 'instruments never repaired'],
  },
  {
    db: 'orchestra',
    sql: 'select label from instrument i where not exists (select 1 from repair r where r.instrument_id = i.instrument_id) and not exists (select 1 from rental r where r.instrument_id = i.instrument_id)',
    asked: ['instruments never repaired and never rented'],
  },
  {
    db: 'orchestra',
    sql: 'select count(*) from subscriber s where not exists (select 1 from purchase p where p.subscriber_id = s.subscriber_id)',
    asked: ['How many subscribers do not have a single purchase to their name?'],
  },
  {
    db: 'orchestra',
    sql: "select full_name from subscriber where registered_on >= '2024-01-01' and registered_on < '2025-01-01'",
    asked: ['subscribers who signed up in 2024', 'Which subscribers signed up in 2024?'],
  },
  {
    db: 'orchestra',
    sql: 'select name from hall where air_conditioned',
    asked: ['halls with air conditioning', 'Which halls have air conditioning?'],
  },
  {
    db: 'orchestra',
    sql: 'select name from hall where not air_conditioned',
    asked: ['halls without air conditioning'],
  },
  {
    db: 'orchestra',
    sql: 'select kind, avg(value_eur) from instrument group by kind order by 2 desc',
    asked: [
      'average value of instruments per kind, from dear to cheap',
      'average value of instruments per kind, dearest first',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select title, budget from concert order by budget desc limit 1',
    asked: [
      'Which concert had the biggest budget, and how much was it?',
      'Which gig had the biggest budget, and how much was it?',
    ],
  },
  {
    db: 'orchestra',
    sql: 'select s.name, count(*) from school s join rental r using (school_id) group by s.school_id, s.name order by 2 desc limit 2',
    asked: ['Which two schools have the most rentals, and how often?'],
  },
  {
    db: 'orchestra',
    sql: "select count(*) from instrument where bought_on >= '2018-01-01'",
    asked: ['How many instruments were bought from 2018 on?'],
  },
  {
    db: 'orchestra',
    sql: 'select count(*) from instrument',
    asked: ['How many instruments do we own?'],
  },
  {
    db: 'orchestra',
    sql: 'select m.name from maker m join instrument i using (maker_id) group by m.maker_id, m.name having count(*) > 3',
    asked: ['makers with more than 3 instruments'],
  },
  {
    db: 'orchestra',
    sql: "select count(*) from repair where started_on >= '2024-03-01' and started_on < '2024-04-01'",
    asked: ['How many repairs were begun in March 2024?'],
  },
  {
    db: 'orchestra',
    sql: "select full_name from subscriber where city = 'Graz'",
    asked: ['subscribers living in Graz'],
  },
  {
    db: 'museum',
    sql: "select title from exhibition where theme = 'landscape'",
    asked: ['landscape exhibitions we staged'],
  },
]

/** Near misses: what is not kept, or is told of something else. */
export const colloquialDeclined: readonly Unanswerable[] = [
  {
    db: 'museum',
    asked: [
      'Which staff are still employed?',
      'living artists',
      'Which artists are still alive?',
      'Which staff members are no longer with us?',
      'artists never married',
    ],
  },
  {
    db: 'gym',
    asked: ['Which trainers are still with us?', 'members that have never complained', 'How often?'],
  },
  {
    db: 'orchestra',
    asked: [
      'How often do players rehearse?',
      'average fee per country of the maker',
      'composers that have never married',
      'Which halls are still with us?',
      'Which concerts are no longer with us?',
    ],
  },
]
