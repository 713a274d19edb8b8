import { describe, expect, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const withLeader = 'from worker w join worker l on l.worker_id = w.leader_id'

describe('a row that refers to a row of its own kind', () => {
  it.each([
    ['Which workers earn more than their leader?', `select w.full_name ${withLeader} where w.wage > l.wage`],
    [
      'workers with a higher wage than their leader',
      `select w.full_name ${withLeader} where w.wage > l.wage`,
    ],
    [
      "Workers whose wage is above their leader's wage",
      `select w.full_name ${withLeader} where w.wage > l.wage`,
    ],
    [
      'Which workers are older than their leader?',
      `select w.full_name ${withLeader} where w.birth_date < l.birth_date`,
    ],
    [
      'Which workers were hired before their leader?',
      `select w.full_name ${withLeader} where w.hired_on < l.hired_on`,
    ],
    ['How many workers earn less than their leader?', `select count(*) ${withLeader} where w.wage < l.wage`],
    [
      'Which workers earn more than their leader? Show both full names.',
      `select w.full_name, l.full_name ${withLeader} where w.wage > l.wage`,
    ],
    [
      "Show the full name of each worker and their leader's full name",
      `select w.full_name, l.full_name ${withLeader}`,
    ],
    [
      'How many workers does each leader have?',
      `select l.full_name, count(*) ${withLeader} group by l.worker_id, l.full_name`,
    ],
    ['How many leaders are there?', 'select count(distinct leader_id) from worker'],
    [
      'What is the average wage of leaders?',
      'select avg(wage) from worker where worker_id in (select leader_id from worker)',
    ],
    ['Which workers have no leader?', 'select full_name from worker where leader_id is null'],
    [
      'Which leader has the most workers?',
      `select l.full_name ${withLeader} group by l.worker_id, l.full_name order by count(*) desc fetch first 1 rows with ties`,
    ],
    [
      'What percentage of workers earn more than their leader?',
      `select 100.0 * (select count(*) ${withLeader} where w.wage > l.wage) / count(*) from worker`,
    ],
  ])('is read: %s', (question, sql) => workshop.expectRows(question, sql))

  it('is never brought in by a question that does not speak of it', async () => {
    const outcome = await workshop.ask('What is the average wage of workers per team?')
    expect(outcome.kind === 'answer' && outcome.sql).not.toMatch(/leader/)
  })
  it.each([
    ['Which workers earn more than their team?'],
    ['How many workers work in a different team than their leader?'],
    ['Who leads the most workers?'],
    ['Which workers earn more than their machine?'],
  ])('is not guessed: %s', (question) => workshop.expectSilence(question))
})
