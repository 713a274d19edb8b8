import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)

describe('the name of what is counted by', () => {
  const kinds = 'select kind, count(*), avg(day_rate) from boat group by kind'
  const towns = 'select town, count(*) from pupil group by town'
  it.each([
    ['For each kind of boat, return the name, the number of boats and the average day rate.', kinds],
    ['For each town, return the name and the number of pupils.', towns],
    [
      'For each harbour, return the name and the number of boats.',
      'select harbour_name, count(boat_id) from harbour left join boat using (harbour_id) group by harbour_name',
    ],
  ])('is the group itself: %s', (question, sql) => school.expectRows(question, sql))
})

describe('a bound that is named last', () => {
  it.each([
    [
      'Which lessons have a minimum depth of more than 3?',
      'select lesson_id from lesson where depth_min > 3',
    ],
    ['What is the average maximum depth of the lessons?', 'select avg(depth_max) from lesson'],
  ])('is the same said first: %s', (question, sql) => school.expectRows(question, sql))

  it.each([['Which lessons have a depth of more than 3?'], ['Which lessons have an average depth of 4?']])(
    'is not meant where neither end is said: %s',
    (question) => school.expectSilence(question),
  )
})
