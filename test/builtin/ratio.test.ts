import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const contrast =
  "select 1.0 * count(*) filter (where status = 'Closed') / count(*) filter (where status = 'Failed') from job"

describe('a ratio of rows to rows', () => {
  it.each([
    ['What is the ratio of closed jobs to failed jobs?'],
    ['ratio of closed jobs to failed jobs'],
    ['Give me the ratio between closed jobs and failed jobs'],
    ['Calculate the ratio of the number of closed jobs to the number of failed jobs'],
    ['Show the ratio of jobs that are closed to jobs that are failed'],
    ['What was the ratio of closed jobs over failed jobs?'],
  ])('is read: %s', (question) => workshop.expectRows(question, contrast))

  it('holds a trailing place for both sides', () =>
    workshop.expectRows(
      'What is the ratio of workers with a wage above 2500 to workers with a wage below 2300 in Leeds?',
      "select 1.0 * count(*) filter (where wage > 2500) / count(*) filter (where wage < 2300) from worker join team using (team_id) where city = 'Leeds'",
    ))
  it('counts different things apart', () =>
    workshop.expectRows(
      'What is the ratio of workers to teams?',
      'select (select count(*) from worker)::numeric / (select count(*) from team)',
    ))
  it('never multiplies two kinds of rows in a group', () =>
    workshop.expectRows(
      'ratio of workers to teams per city',
      'select city, (select count(*) from worker join team x using (team_id) where x.city = t.city)::numeric / (select count(*) from team x where x.city = t.city) from team t group by city',
    ))
  it('is taken within each group', () =>
    workshop.expectRows(
      'What is the ratio of closed jobs to failed jobs for each machine kind?',
      "select kind, 1.0 * count(*) filter (where status = 'Closed') / nullif(count(*) filter (where status = 'Failed'), 0) from job join machine using (machine_id) group by kind",
    ))
  it('is of a part out of all', () =>
    workshop.expectRows(
      'What is the ratio of closed jobs out of all jobs?',
      "select 1.0 * count(*) filter (where status = 'Closed') / count(*) from job",
    ))
})

describe('a ratio that is not clear', () => {
  it.each([
    ['What is the ratio of closed jobs in 2023 to failed jobs?'],
    ['What is the ratio of jobs to jobs?'],
    ['What is the ratio of workers to jobs started in 2023?'],
    ['What is the ratio of jobs to flumberts?'],
  ])('is not guessed: %s', (question) => workshop.expectSilence(question))
})
