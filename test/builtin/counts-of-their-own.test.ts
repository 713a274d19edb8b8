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
