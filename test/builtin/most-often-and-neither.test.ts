import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)

describe('what is done most often', () => {
  const boats = (order: string, limit = 'fetch first 1 rows with ties') =>
    `select boat_id from lesson group by boat_id order by count(*) ${order} ${limit}`
  it.each([
    ['Which boat is used most often?', boats('desc')],
    ['Which boat was used the most often?', boats('desc')],
    ['the most frequently used boat', boats('desc')],
    ['Which boat was used least often?', boats('')],
    [
      'Which kind of boat is used most often?',
      'select kind from lesson join boat using (boat_id) group by kind order by count(*) desc fetch first 1 rows with ties',
    ],
    [
      'For each harbour, which boat was used most often?',
      'select harbour_name, boat_id from (select h.harbour_name, b.boat_id, rank() over (partition by h.harbour_id order by count(*) desc) k from lesson join boat b using (boat_id) join harbour h on h.harbour_id = b.harbour_id group by h.harbour_id, b.boat_id) x where k = 1',
    ],
  ])('is told by the rows that refer to it: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Which harbour is used most often?'],
    ['Which boat is painted most often?'],
    ['the most frequently painted boat'],
  ])('is not guessed: %s', (question) => school.expectSilence(question))
})

describe('values that none of some rows have', () => {
  const without = (where: string) => `select town from pupil except select town from pupil where ${where}`
  it.each([
    ['Which towns have no advanced pupils?', without("level = 'advanced'")],
    ['towns without beginners', without("level = 'beginner'")],
    [
      'Which towns have beginners but no advanced pupils?',
      "select town from pupil where level = 'beginner' except select town from pupil where level = 'advanced'",
    ],
    [
      'Which harbours have neither yachts nor dinghies?',
      "select harbour_id from harbour h where not exists (select 1 from boat b where b.harbour_id = h.harbour_id and kind in ('yacht', 'dinghy'))",
    ],
    [
      'Which boats are neither yachts nor dinghies?',
      "select boat_id from boat where kind not in ('yacht', 'dinghy')",
    ],
  ])('are left out: %s', (question, sql) => school.expectRows(question, sql))
})

describe('so many of an amount', () => {
  it.each([
    ['Which lessons have 5 stars?', 'select lesson_id from lesson where stars = 5'],
    ['How many lessons got one star?', 'select count(*) from lesson where stars = 1'],
    [
      'Which pupils gave five stars?',
      'select pupil_id from pupil p where exists (select 1 from lesson l where l.pupil_id = p.pupil_id and stars = 5)',
    ],
    [
      'List the emails of the pupils who had a lesson with 2 stars.',
      'select email from pupil p where exists (select 1 from lesson l where l.pupil_id = p.pupil_id and stars = 2)',
    ],
  ])('is the amount itself: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Which pupils have 50 amounts?'],
    ['Which harbours have 12 daily fees?'],
    ['pupils with more than 100 amounts'],
    ['harbours with fewer than 200 day rates'],
  ])('is not guessed of several rows: %s', (question) => school.expectSilence(question))

  it.each([
    [
      'Which pupils have a bill with an amount of 50?',
      'select full_name from pupil p where exists (select 1 from bill b where b.pupil_id = p.pupil_id and amount = 50)',
    ],
    ['bills with an amount above 100', 'select bill_id from bill where amount > 100'],
  ])('is that of the row that was spoken of: %s', (question, sql) => school.expectRows(question, sql))
})
