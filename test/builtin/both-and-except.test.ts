import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const has = (title: string) =>
  `exists (select 1 from worker_badge x join badge b using (badge_id) where x.worker_id = w.worker_id and b.title = '${title}')`
const both = `select full_name from worker w where ${has('Welding')} and ${has('Painting')}`

describe('both … and …', () => {
  it.each([
    ['Which workers have both the Welding badge and the Painting badge?'],
    ['Which workers have both Welding and Painting?'],
    ['Names of the workers with both Welding and Painting'],
    ['Show the workers that hold both Welding and Painting badges'],
    ['List workers who have both the Painting and the Welding badge'],
    ['How about workers with both "Welding" and "Painting"?'],
  ])('needs a row for each: %s', (question) => workshop.expectRows(question, both))

  it('of values is what both kinds of rows share', () =>
    workshop.expectRows(
      'Show the kinds of machines with a price above 1100 and below 600',
      'select kind from machine where price > 1100 intersect select kind from machine where price < 600',
    ))
  it('of ids in a table of links needs both rows', () =>
    workshop.expectRows(
      'Worker ids with both Welding and Painting',
      `select worker_id from worker w where ${has('Welding')} and ${has('Painting')}`,
    ))
})

describe('values without rows', () => {
  it.each([
    ['Which cities have no workers?'],
    ['List the cities that have no worker'],
    ['cities without workers'],
  ])('are those that no such row has: %s', (question) =>
    workshop.expectRows(
      question,
      'select city from team except select city from team join worker using (team_id)',
    ),
  )
  it('are rows when rows are named', () =>
    workshop.expectRows(
      'Which teams have no workers?',
      'select team_name from team t where not exists (select 1 from worker w where w.team_id = t.team_id)',
    ))
})
