import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const at = (fraction: number) => `percentile_cont(${fraction}) within group (order by wage)`

describe('medians and percentiles', () => {
  it.each([
    ['What is the median wage?', `select ${at(0.5)} from worker`],
    ['Give the median wage of workers', `select ${at(0.5)} from worker`],
    [
      'median wage per team',
      `select team_name, ${at(0.5)} from worker join team using (team_id) group by team_id, team_name`,
    ],
    ['What is the median wage of trained workers?', `select ${at(0.5)} from worker where is_trained`],
    [
      'Which team has the highest median wage?',
      `select team_name from worker join team using (team_id) group by team_id, team_name order by ${at(0.5)} desc fetch first 1 rows with ties`,
    ],
    ['Show the average and the median wage of workers', `select avg(wage), ${at(0.5)} from worker`],
    ['What is the 90th percentile of wages?', `select ${at(0.9)} from worker`],
    ['25th percentile of the wage of workers', `select ${at(0.25)} from worker`],
  ])('are read: %s', (question, sql) => workshop.expectRows(question, sql))

  it.each([
    ['What is the average wage, rounded to 1 decimal?', 'select round(avg(wage), 1) from worker'],
    [
      'Average wage per team rounded to two decimal places',
      'select team_name, round(avg(wage), 2) from worker join team using (team_id) group by team_id, team_name',
    ],
    ['What is the average wage rounded to the nearest integer?', 'select round(avg(wage), 0) from worker'],
  ])('numbers are rounded as told: %s', (question, sql) => workshop.expectRows(question, sql))

  it('of rows met more than once are not guessed', () =>
    workshop.expectSilence('What is the median wage of workers per machine?'))
})
