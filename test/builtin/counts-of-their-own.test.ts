import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)

const perHarbour = `select harbour_name, count(boat_id) filter (where kind = 'yacht'), count(boat_id) filter (where kind = 'dinghy')
  from harbour left join boat using (harbour_id) group by harbour_id, harbour_name`

describe('what is said of one count', () => {
  it.each([
    [
      'the number of lessons that were held and the number of lessons that were cancelled',
      "select count(*) filter (where status = 'Held'), count(*) filter (where status = 'Cancelled') from lesson",
    ],
    [
      'Show the number of lessons that were cancelled and the number of lessons that were held per instructor.',
      `select i.full_name, count(*) filter (where status = 'Cancelled'), count(*) filter (where status = 'Held')
       from lesson join instructor i using (instructor_id) group by i.instructor_id, i.full_name`,
    ],
    [
      'For each town, show the town, the number of pupils with an email and the number of pupils without an email.',
      'select town, count(email), count(*) - count(email) from pupil group by town',
    ],
    ['For each harbour, show the number of yachts and the number of dinghies.', perHarbour],
    [
      'What is the number of lessons, and the number of lessons that were held?',
      "select count(*), count(*) filter (where status = 'Held') from lesson",
    ],
  ])('is not said of the next: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['the number of lessons that were held and of those that were painted'],
    ['the number of lessons that were held and the number of lessons that were painted'],
  ])('and one that is not read is none: %s', (question) => school.expectSilence(question))
})

describe('several kinds that some row of theirs may be', () => {
  it.each([
    [
      'harbours with yachts or dinghies',
      "select harbour_name from harbour h where exists (select 1 from boat b where b.harbour_id = h.harbour_id and kind in ('yacht', 'dinghy'))",
    ],
    ['yachts and dinghies', "select boat_no from boat where kind in ('yacht', 'dinghy')"],
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
  it.each([['What is the average amount paid by beginners?']])('%s', (question) =>
    school.expectSilence(question),
  )
})
