import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)

describe('what is said of one count', () => {
  it.each([
    [
      'the number of lessons that were open and the number of lessons that were cancelled',
      "select count(*) filter (where status = 'Open'), count(*) filter (where status = 'Cancelled') from lesson",
    ],
    [
      'Show the number of lessons that were cancelled and the number of lessons that were open per instructor.',
      `select i.full_name, count(*) filter (where status = 'Cancelled'), count(*) filter (where status = 'Open')
       from lesson join instructor i using (instructor_id) group by i.instructor_id, i.full_name`,
    ],
    [
      'For each town, show the town, the number of pupils with an email and the number of pupils without an email.',
      'select town, count(email), count(*) - count(email) from pupil group by town',
    ],
    [
      'What is the number of lessons, and the number of lessons that were open?',
      "select count(*), count(*) filter (where status = 'Open') from lesson",
    ],
    [
      'For each instructor, show the number of lessons that were open and the number of lessons that were cancelled.',
      `select i.full_name, count(*) filter (where status = 'Open'), count(*) filter (where status = 'Cancelled')
       from instructor i left join lesson using (instructor_id) group by i.instructor_id, i.full_name`,
    ],
    [
      'the number of boats that are insured and the number of boats that are not insured per kind',
      'select kind, count(*) filter (where insured), count(*) filter (where not insured) from boat group by kind',
    ],
    ['the number of the boats', 'select count(*) from boat'],
  ])('is not said of the next: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['the number of lessons that were open and of those that were painted'],
    ['the number of lessons that were open and the number of lessons that were painted'],
  ])('and one that is not read is none: %s', (question) => school.expectSilence(question))
})

describe('several kinds that some row of theirs may be', () => {
  it.each([
    [
      'harbours with yachts or dinghies',
      "select harbour_name from harbour h where exists (select 1 from boat b where b.harbour_id = h.harbour_id and kind in ('yacht', 'dinghy'))",
    ],
    ['Which boats are yachts or dinghies?', "select boat_no from boat where kind in ('yacht', 'dinghy')"],
    [
      'How many pupils live in Ashby and Wexham?',
      "select count(*) from pupil where town in ('Ashby', 'Wexham')",
    ],
  ])('are either where that is said: %s', (question, sql) => school.expectRows(question, sql))

  it.each([['harbours with yachts and dinghies'], ['Which harbours have yachts and catamarans?']])(
    'could be both: %s',
    (question) => school.expectSilence(question),
  )
})

describe('what is left out', () => {
  it.each([
    [
      'How many lessons are there per boat kind? Exclude cancelled lessons.',
      "select kind, count(*) from lesson join boat using (boat_id) where status <> 'Cancelled' group by kind",
    ],
    [
      'How many lessons are there? Ignore cancelled lessons.',
      "select count(*) from lesson where status <> 'Cancelled'",
    ],
  ])('was asked about: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['How many pupils are there? Exclude cancelled lessons.'],
    ['List the pupils. Ignore cancelled lessons.'],
  ])('else it could leave out anything: %s', (question) => school.expectSilence(question))
})

describe('what was paid', () => {
  it.each([
    ['What is the average amount paid by beginners?'],
    ['What is the average price paid by beginners?'],
  ])('is not guessed: %s', (question) => school.expectSilence(question))
})

describe('every one of a thing', () => {
  it.each([
    [
      'How many boats has every harbour?',
      'select harbour_name, count(boat_id) from harbour left join boat using (harbour_id) group by harbour_id, harbour_name',
    ],
    [
      'How many pupils have all skills?',
      'select count(*) from pupil p where not exists (select 1 from skill s where not exists (select 1 from pupil_skill x where x.pupil_id = p.pupil_id and x.skill_id = s.skill_id))',
    ],
    [
      'How many pupils have every skill?',
      'select count(*) from pupil p where not exists (select 1 from skill s where not exists (select 1 from pupil_skill x where x.pupil_id = p.pupil_id and x.skill_id = s.skill_id))',
    ],
  ])('is had by one, or counted for each: %s', (question, sql) => school.expectRows(question, sql))
})

describe('an order that the names do not tell', () => {
  it.each([
    ['bills, newest first', 'select bill_id, issued_on from bill order by issued_on desc'],
    ['List the lessons in chronological order.', 'select lesson_id, held_on from lesson order by held_on'],
  ])('is shown beside them: %s', (question, sql) => school.expectRows(question, sql))

  it('is none of a day that is kept of the last time', () =>
    school.expectSilence('List the boats in chronological order.'))
})

const over100 = 'select bill_id from bill where amount > 100'

describe('an amount that the rows keep one of', () => {
  it.each([
    ['bills over 100', over100],
    ['Which bills are over 100 euros?', over100],
    ['bills worth more than 100', over100],
    ['List the bills of more than $100.', over100],
    ['How many bills are above 100?', 'select count(*) from bill where amount > 100'],
    ['bills that are under 50 euros', 'select bill_id from bill where amount < 50'],
    ['bills between 100 and 120', 'select bill_id from bill where amount between 100 and 120'],
    [
      'Which pupils have a bill over 100?',
      'select full_name from pupil p where exists (select 1 from bill b where b.pupil_id = p.pupil_id and amount > 100)',
    ],
    [
      'pupils with bills over 100 euros in total',
      'select full_name from pupil join bill using (pupil_id) group by pupil_id, full_name having sum(amount) > 100',
    ],
    ['boats over 100 euros', 'select boat_no from boat where day_rate > 100'],
    [
      'number of bills over 100 per town',
      'select town, count(*) from bill join pupil using (pupil_id) where amount > 100 group by town',
    ],
  ])('is meant: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['boats over 100'],
    ['lessons over 3'],
    ['pupils over 100'],
    ['instructors over 100'],
    ['bills above 100 days'],
    ['bills over 100 percent'],
    ['pupils over 100 euros'],
  ])('is not guessed: %s', (question) => school.expectSilence(question))
})
