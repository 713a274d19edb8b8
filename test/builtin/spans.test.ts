import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const average = 'select avg(finished_on - started_on) from job'

describe('the time between two dates', () => {
  it.each([
    ['What is the average number of days between the start date and the finish date of jobs?'],
    ['How many days on average passed between the start and the finish of a job?'],
    ['How long does it take on average from start to finish of a job?'],
    ['Average days from started on to finished on'],
    ['average time in days between the start of a job and its finish'],
    ['What is the average number of days it took to finish a job?'],
    [
      'On average, how many days are there between start date and finish date?'.replace(
        'On average, how many days are there',
        'How many days are there on average',
      ),
    ],
  ])('is averaged: %s', (question) => workshop.expectRows(question, average))

  it('is averaged for each group', () =>
    workshop.expectRows(
      'Average number of days between started on and finished on per status',
      'select status, avg(finished_on - started_on) from job where finished_on is not null group by status',
    ))
  it('is shown for each row', () =>
    workshop.expectRows(
      'List the job id and the number of days between started on and finished on',
      'select job_id, finished_on - started_on from job',
    ))
  it('ranks rows', () =>
    workshop.expectRows(
      'Which worker has the longest time between hired on and left on?',
      'select full_name from worker where left_on is not null order by left_on - hired_on desc fetch first 1 rows with ties',
    ))
  it.each([
    ['How many days passed between the start and the flumbert of a job?'],
    ['What is the average number of days between jobs?'],
    ['What is the average number of days it took to hire a worker?'],
  ])('is not guessed: %s', (question) => workshop.expectSilence(question))
})

describe('an age', () => {
  it.each([
    [
      'What is the average age of workers?',
      "select avg(extract(year from age(date '2025-06-15', birth_date))) from worker",
    ],
    [
      'average age of workers per team',
      "select team_name, avg(extract(year from age(date '2025-06-15', birth_date))) from worker join team using (team_id) group by team_id, team_name",
    ],
    [
      'What is the maximum age of the workers?',
      "select max(extract(year from age(date '2025-06-15', birth_date))) from worker",
    ],
    ['How many workers are older than 45?', "select count(*) from worker where birth_date < '1980-06-15'"],
    [
      'Which workers are younger than 40 years?',
      "select full_name from worker where birth_date > '1985-06-15'",
    ],
    ['workers under the age of 40', "select full_name from worker where birth_date > '1985-06-15'"],
  ])('is counted from the birth date: %s', (question, sql) => workshop.expectRows(question, sql))
})
