import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)
const none = (what: string, lessons: string) =>
  `select ${what}_id from ${what} x where not exists (select 1 from lesson l where l.${what}_id = x.${what}_id and ${lessons})`

describe('no rows of one kind', () => {
  it.each([
    ['Which pupils have no open lessons?', none('pupil', "status = 'Open'")],
    ['pupils without cancelled lessons', none('pupil', "status = 'Cancelled'")],
    ['Which boats have no cancelled lesson?', none('boat', "status = 'Cancelled'")],
    ['Which pupils have no lessons?', none('pupil', 'true')],
    ['Which pupils have never had a lesson?', none('pupil', 'true')],
  ])('keeps which kind: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Which pupils have no closed lessons?'],
    ['Which pupils have no booked lessons?'],
    ['pupils without paid lessons'],
  ])('does not drop a kind that nothing tells: %s', (question) => school.expectSilence(question))
})

describe('what was never done', () => {
  const unchecked = (since: string) =>
    `select boat_id from boat where last_checked_on is null or last_checked_on < '${since}'`
  const unpaid = (paid: string) =>
    `select pupil_id from pupil p where not exists (select 1 from bill b where b.pupil_id = p.pupil_id and ${paid})`
  it.each([
    ['Which boats have never been used?', none('boat', 'true')],
    ['Which boats have not been used since 2025?', none('boat', "held_on >= '2025-01-01'")],
    ['Which pupils had no lesson in 2025?', none('pupil', "held_on between '2025-01-01' and '2025-12-31'")],
    ['Which boats have not been checked since 2025?', unchecked('2025-01-01')],
    [
      'How many boats have not been checked since January 2025?',
      `select count(*) from (${unchecked('2025-01-01')}) x`,
    ],
    ['Which boats have never been checked?', 'select boat_id from boat where last_checked_on is null'],
    [
      'Which bills were not paid in 2024?',
      'select bill_id from bill where paid_on is null or extract(year from paid_on) <> 2024',
    ],
    ['Which pupils have never paid a bill?', unpaid('paid_on is not null')],
    ['Which pupils have no paid bills?', unpaid('paid_on is not null')],
    ['Which pupils have not paid any bill?', unpaid('paid_on is not null')],
  ])('is told by its own rows or day: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Which harbours have never been used?'],
    ['Which pupils have never been used?'],
    ['Which boats have never been painted?'],
    ['Which boats have not been painted since 2024?'],
  ])('is not guessed: %s', (question) => school.expectSilence(question))
})

describe('a group of rows that lack the value', () => {
  it.each([
    [
      'Which agencies have more than two instructors?',
      'select agency from instructor where agency is not null group by agency having count(*) > 2',
    ],
    [
      'Which agency has the most instructors?',
      'select agency from instructor where agency is not null group by agency order by count(*) desc fetch first 1 rows with ties',
    ],
    [
      'Which agency has the fewest instructors?',
      'select agency from instructor where agency is not null group by agency order by count(*) fetch first 1 rows with ties',
    ],
  ])('is none of those asked for: %s', (question, sql) => school.expectRows(question, sql))
})

describe('numbers that rows are called by', () => {
  it.each([
    ['Find the numbers of the yachts.', "select boat_no from boat where kind = 'yacht'"],
    ['What are the numbers of the insured boats?', 'select boat_no from boat where insured'],
    [
      'List the numbers of the boats that have never been used for a lesson.',
      'select boat_no from boat b where not exists (select 1 from lesson l where l.boat_id = b.boat_id)',
    ],
    ['What is the number of yachts?', "select count(*) from boat where kind = 'yacht'"],
    ['numbers of boats per kind', 'select kind, count(*) from boat group by kind'],
    ['numbers of pupils by town', 'select town, count(*) from pupil group by town'],
  ])('are not counted: %s', (question, sql) => school.expectRows(question, sql))
})
