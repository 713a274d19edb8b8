import { describe, expect, it } from 'vitest'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop()
const pay = 'select sum(wage) from worker'

describe('a definition in the question', () => {
  it.each([
    ['What is the payroll? Payroll refers to the sum of wage of workers.', pay],
    ['What is the total payroll?\n\nInstructions: payroll = sum of wage', pay],
    ['What is the AWP?\n\nInstructions: AWP = average wage of workers.', 'select avg(wage) from worker'],
    [
      'What is the AWP per team?\n\nInstructions: AWP (average worker pay) = average wage',
      'select team_name, avg(wage) from worker join team using (team_id) group by team_id, team_name',
    ],
    [
      "How many ruined jobs are there? Ruined means status = 'Failed'.",
      "select count(*) from job where status = 'Failed'",
    ],
    [
      "Show the number of finished jobs per machine kind.\n\nInstructions: finished means job.status = 'Closed'",
      "select kind, count(*) from job join machine using (machine_id) where status = 'Closed' group by kind",
    ],
  ])('is put in the place of its word: %s', (question, sql) => workshop.expectRows(question, sql))

  it('is said with the answer', async () => {
    const outcome = await workshop.ask('What is the AWP?\n\nInstructions: AWP = average wage of workers.')
    expect(outcome.kind === 'answer' && outcome.assumptions[0]).toBe(
      "'AWP' read as average wage of workers, as told",
    )
  })
  it('of something else changes nothing', () =>
    workshop.expectRows(
      'How many workers are there?\n\nInstructions: GPM = (revenue - cost) / cost * 100',
      'select count(*) from worker',
    ))

  it.each([
    ['What is the GPM?\n\nInstructions: GPM = (revenue - cost) / cost * 100'],
    ['What is the payroll? Payroll refers to the flumbert of workers.'],
    ['How many new workers are there?\n\nInstructions: new = hired_on > CURRENT_DATE - INTERVAL 30 days'],
  ])('that is not read is not guessed: %s', (question) => workshop.expectSilence(question))
})
