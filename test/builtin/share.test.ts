import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()

const shareOf = (condition: string, where = 'true') =>
  `select 100.0 * count(*) filter (where ${condition}) / count(*) from job where ${where}`

describe('a percentage of rows', () => {
  it.each([
    ['What percentage of jobs failed?', 'failed'],
    ['What percentage of jobs are closed?', 'closed'],
    ['What percent of the jobs were closed?', 'closed'],
    ['What share of jobs is closed?', 'closed'],
    ['Give me the percentage of closed jobs', 'closed'],
    ['Calculate the percentage of jobs that are closed', 'closed'],
    ['What % of jobs is closed?', 'closed'],
    ['closed jobs as a percentage of all jobs', 'closed'],
    ['The share of jobs that are closed, as a percentage', 'closed'],
  ])('is read: %s', (question, status) =>
    workshop.expectRows(question, shareOf(`lower(status) = '${status}'`)),
  )

  it.each([
    ['What fraction of jobs is closed?'],
    ['What proportion of the jobs are closed?'],
    ['What percentage of jobs are closed, as a fraction?'],
  ])('is a number up to one when a fraction is asked for: %s', (question) =>
    workshop.expectRows(
      question,
      "select 1.0 * count(*) filter (where status = 'Closed') / count(*) from job",
    ),
  )

  it('is rounded as told', () =>
    workshop.expectRows(
      'What percentage of jobs are closed, rounded to one decimal?',
      `select round(100.0 * count(*) filter (where status = 'Closed') / count(*), 1) from job`,
    ))

  it.each([
    ['What percentage of jobs started in 2023 are closed?'],
    ['What percentage of jobs started in 2023 were closed?'],
  ])('is of the rows told before the verb: %s', (question) =>
    workshop.expectRows(
      question,
      shareOf("status = 'Closed'", "started_on >= '2023-01-01' and started_on < '2024-01-01'"),
    ),
  )

  it('counts rows of a flag', () =>
    workshop.expectRows(
      'What percentage of workers are trained?',
      'select 100.0 * count(*) filter (where is_trained) / count(*) from worker',
    ))
  it('counts rows without a match', () =>
    workshop.expectRows(
      'What percentage of teams have no workers?',
      'select 100.0 * count(*) filter (where not exists (select 1 from worker w where w.team_id = t.team_id)) / count(*) from team t',
    ))
  it('counts rows with many matches', () =>
    workshop.expectRows(
      'What percentage of workers have more than 6 jobs?',
      'select 100.0 * count(*) filter (where (select count(*) from job j where j.worker_id = w.worker_id) > 6) / count(*) from worker w',
    ))
  it('compares a number', () =>
    workshop.expectRows(
      'What percentage of workers have a wage above 2500?',
      'select 100.0 * count(*) filter (where wage > 2500) / count(*) from worker',
    ))
  it('is of what those did who are told', () =>
    workshop.expectRows(
      'What percentage of jobs started in 2023 were done by trained workers?',
      "select 100.0 * count(*) filter (where is_trained) / count(*) from job join worker using (worker_id) where started_on >= '2023-01-01' and started_on < '2024-01-01'",
    ))
  it('adds amounts up', () =>
    workshop.expectRows(
      'What percentage of the total hours is of closed jobs?',
      "select 100.0 * sum(hours) filter (where status = 'Closed') / sum(hours) from job",
    ))
})

describe('a share for each group', () => {
  it.each([
    ['percentage of jobs by status'],
    ['What percentage of jobs does each status account for?'],
    ['Share of jobs per status, in percent'],
    ['What percentage of all jobs is in each status?'],
  ])('is of the total when nothing narrows it: %s', (question) =>
    workshop.expectRows(
      question,
      'select status, 100.0 * count(*) / (select count(*) from job) from job group by status',
    ),
  )

  it.each([
    ['What percentage of workers in each team are trained?'],
    ['For each team, what percentage of workers are trained?'],
    ['percentage of trained workers per team'],
  ])('is within the group when something does: %s', (question) =>
    workshop.expectRows(
      question,
      'select team_name, 100.0 * count(*) filter (where is_trained) / count(*) from worker join team using (team_id) group by team_id, team_name',
    ),
  )

  it('ranks groups', () =>
    workshop.expectRows(
      'Which team has the highest percentage of trained workers?',
      'select team_name from worker join team using (team_id) group by team_id, team_name order by 1.0 * count(*) filter (where is_trained) / count(*) desc fetch first 1 rows with ties',
    ))
})

describe('a share that is not clear', () => {
  it.each([
    ['What percentage of jobs?'],
    ['What percentage of jobs are wonderful?'],
    ['What percentage of trained workers with more than 3 jobs?'],
    ['Share of workers from Leeds by team'],
    ['What percentage of jobs are there in a different city than Leeds?'],
  ])('is not guessed: %s', (question) => workshop.expectSilence(question))
})
