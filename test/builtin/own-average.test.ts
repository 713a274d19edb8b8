import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const own =
  'select full_name from worker w where wage > (select avg(wage) from worker x where x.team_id = w.team_id)'
const all = 'select full_name from worker where wage > (select avg(wage) from worker)'

describe('a comparison with the average of the own group', () => {
  it.each([
    ['Which workers have a wage above the average wage of their own team?'],
    ['Which workers earn more than the average of their team?'],
    ['Who earns more than the average in their team?'],
    ['workers whose wage is higher than the average wage in their team'],
    ["Workers earning more than their team's average wage"],
    ['Which workers have a wage above the average of the same team?'],
  ])('is within the group: %s', (question) => workshop.expectRows(question, own))

  it.each([
    ['Which workers have a wage above the average?'],
    ['Which workers earn more than the average wage?'],
    ['Which workers have a wage above the average wage of all workers?'],
  ])('is over all rows when no group is told: %s', (question) => workshop.expectRows(question, all))

  it.each([
    ['Which workers have a wage above the average wage of the Beta team?'],
    ['Which workers have a wage above the average in 2023?'],
    ['Which workers have a wage above the average price of machines?'],
  ])('is not guessed when the average is of something else: %s', (question) =>
    workshop.expectSilence(question),
  )
})
