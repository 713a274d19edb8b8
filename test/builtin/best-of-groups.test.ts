import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const bestPaid =
  'select team_name, full_name from (select team_name, full_name, rank() over (partition by team_id order by wage desc) as place from worker join team using (team_id)) x where place = 1'

describe('the best rows of each group', () => {
  it.each([
    ['For each team, who is the worker with the highest wage?'],
    ['Show the worker with the highest wage in each team'],
    ['Find the best paid worker of every team'],
    ['In each team, which worker has the highest wage?'],
    ['For every team, list the worker with the highest wage.'],
    ['Who is the highest paid worker in each team?'],
    ['For each team, show the best paid worker. Return the team name and the full name.'],
  ])('are all that tie: %s', (question) => workshop.expectRows(question, bestPaid))

  it('are ranked by what is counted', () =>
    workshop.expectRows(
      'For each city, which worker has the most jobs?',
      'select city, full_name from (select city, full_name, rank() over (partition by city order by count(*) desc) as place from job join worker using (worker_id) join team using (team_id) group by city, worker_id, full_name) x where place = 1',
    ))
  it('are as many as asked for', () =>
    workshop.expectRows(
      'top 2 workers by wage in each team',
      'select team_name, full_name from (select team_name, full_name, rank() over (partition by team_id order by wage desc) as place from worker join team using (team_id)) x where place <= 2',
    ))
  it('are the most common values', () =>
    workshop.expectRows(
      'most common status per machine kind',
      'select kind, status from (select kind, status, rank() over (partition by kind order by count(*) desc) as place from job join machine using (machine_id) group by kind, status) x where place = 1',
    ))
  it('are the youngest', () =>
    workshop.expectRows(
      'the youngest worker of each team',
      'select team_name, full_name from (select team_name, full_name, rank() over (partition by team_id order by birth_date desc) as place from worker join team using (team_id)) x where place = 1',
    ))
})

describe('a ranking of the groups themselves', () => {
  it('is not a ranking within them', () =>
    workshop.expectRows(
      'Which team has the highest average wage?',
      'select team_name from worker join team using (team_id) group by team_id, team_name order by avg(wage) desc fetch first 1 rows with ties',
    ))
  it('leaves a highest value per group alone', () =>
    workshop.expectRows(
      'What is the highest wage in each team?',
      'select team_name, max(wage) from worker join team using (team_id) group by team_id, team_name',
    ))
})

describe('two rankings at once', () => {
  it('are not guessed', () =>
    workshop.expectSilence(
      'For each team, show the worker with the highest wage and the worker with the lowest wage',
    ))
})
