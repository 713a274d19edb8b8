import { describe, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const perMonth = "select date_trunc('month', started_on)::date as m, count(*) as n from job group by 1"
const running = `select m, sum(n) over (order by m) from (${perMonth}) x`
const change = `select m, n - lag(n) over (order by m) from (${perMonth}) x`
const percent = `select m, 100.0 * (n - lag(n) over (order by m)) / lag(n) over (order by m) from (${perMonth}) x`

describe('a running total', () => {
  it.each([
    ['Show the running total of jobs started per month'],
    ['Cumulative number of jobs started per month'],
    ['running total of jobs started by month'],
    ['Show the cumulative number of jobs started by the end of each month'],
    ['For each month, show the running total of jobs started'],
    ['Show the running count of jobs started over the months'],
  ])('adds up what came before: %s', (question) => workshop.expectRows(question, running))
  it('starts again for each group', () =>
    workshop.expectRows(
      'Cumulative total of hours of jobs started by month and status',
      "select m, status, sum(n) over (partition by status order by m) from (select date_trunc('month', started_on)::date as m, status, sum(hours) as n from job group by 1, 2) x",
    ))
  it('needs periods', () => workshop.expectSilence('Show the running total of jobs'))
})

describe('a change against the period before', () => {
  it.each([
    ['Month over month change in the number of jobs started', change],
    ['What is the month over month difference in the number of jobs started?', change],
    ['number of jobs started per month and the change from the previous month', change],
    ['Compare the number of jobs started in each month with the previous month', change],
    ['month over month growth rate of the number of jobs started', percent],
    ['number of jobs started per month and the percentage change over the previous month', percent],
    ['Monthly growth in the number of jobs started, in percent', percent],
  ])('is read: %s', (question, sql) => workshop.expectRows(question, sql))
  it.each([
    ['Show the growth of wages'],
    ['Compare the average wage of Alpha and Beta'],
    ['How did jobs change?'],
  ])('is not guessed: %s', (question) => workshop.expectSilence(question))
})
