import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** A repair café: helpers mend things that guests bring to an evening. */
const cafe = madeCatalog({
  helper: {
    columns: {
      helper_id: { type: 'integer' },
      full_name: { type: 'text' },
      town: { type: 'text', values: ['Ghent', 'Turku', 'Lyon'] },
      left_on: { type: 'date', nullable: true },
      is_trainee: { type: 'boolean' },
    },
  },
  repair: {
    rows: 900,
    columns: {
      repair_id: { type: 'integer' },
      helper_id: { type: 'integer', references: 'helper.helper_id' },
      category: { type: 'text', values: ['lamp', 'bike', 'radio'] },
      state: { type: 'text', values: ['open', 'mended', 'hopeless', 'referred'] },
      difficulty: { type: 'integer' },
      brought_on: { type: 'date' },
      due_on: { type: 'date' },
      collected_on: { type: 'date', nullable: true },
      verdict: { type: 'text', values: ['good', 'poor'], nullable: true },
      parts: { type: 'integer' },
      part_price: { type: 'decimal' },
      donation: { type: 'decimal' },
    },
  },
})

function sqlOf(question: string, instructions = ''): string {
  const asked = instructions === '' ? question : `${question}\n\nInstructions: ${instructions}`
  const tokens = tokenise(asked)
  const outcome = parse(asked, cafe, knownValues(tokens, spellings(tokens), cafe), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

const perHelper = 'How many stuck repairs are there per helper?'

describe('a state that instructions define', () => {
  it.each([
    ['A repair is stuck when collected_on is null.', 'repair.collected_on is null'],
    ['A repair is stuck while its collection date is empty.', 'repair.collected_on is null'],
    ['A repair is stuck if it has no verdict.', 'repair.verdict is null'],
    ['A repair is stuck if it has a verdict.', 'repair.verdict is not null'],
    ['Repairs without a verdict are stuck.', 'repair.verdict is null'],
    ['A repair counts as stuck when the verdict is filled in.', 'repair.verdict is not null'],
    ['A repair is stuck when its difficulty is 4 or 5.', 'repair.difficulty in (4, 5)'],
    ['A stuck repair is one with a difficulty of at least 4.', 'repair.difficulty >= 4'],
    [
      'Stuck repairs are those whose state is hopeless or referred.',
      "repair.state in ('hopeless', 'referred')",
    ],
    ['Stuck repairs are repairs with state open.', "repair.state = 'open'"],
    ['A repair is stuck when it was collected after its due date.', 'repair.collected_on > repair.due_on'],
    [
      'A repair is stuck when its state is open and its difficulty is above 3.',
      "repair.state = 'open' and repair.difficulty > 3",
    ],
    ['stuck means collected_on is null', 'repair.collected_on is null'],
  ])('is a condition on its columns: %s', (told, condition) => {
    expect(sqlOf(perHelper, told)).toContain(condition)
  })

  it('is a condition of one side only in a share', () => {
    expect(
      sqlOf('What share of repairs are stuck?', 'A repair is stuck when collected_on is null.'),
    ).toContain('count(*) filter (where repair.collected_on is null) / nullif(count(*), 0)')
    expect(
      sqlOf('How many trainees have a stuck repair?', 'A repair is stuck when collected_on is null.'),
    ).toContain('repair.collected_on is null')
  })

  it('is not one of other things', () => {
    const told = 'A repair is stuck when collected_on is null.'
    expect(sqlOf('How many stuck helpers are there?', told)).toBe('abstain')
    expect(sqlOf('How many stuck repairs did each helper have?', told)).toContain(
      'repair.collected_on is null',
    )
  })

  it('is one of the things it is said of for the sake of others', () => {
    expect(
      sqlOf('How many lucky helpers are there?', 'A lucky helper is one whose repair has a verdict.'),
    ).toContain('repair.verdict is not null')
  })

  it.each([
    ['A repair is stuck when the moon is full.'],
    ['A repair is stuck when its state is open or its difficulty is above 3.'],
    ['A repair is stuck when its state is closed.'],
    ['A gadget is stuck when collected_on is null.'],
    ['A repair is stuck when its state is null and void.'],
    ['A repair is slow when collected_on is null.'],
  ])('that is not wholly read, or not asked about, is not guessed: %s', (told) => {
    expect(sqlOf(perHelper, told)).toBe('abstain')
  })
})

describe('another name for some rows', () => {
  it.each([
    [
      'How many rescues are there per helper?',
      'A rescue is a repair with state mended.',
      "repair.state = 'mended'",
    ],
    [
      'How many hard cases are there per helper?',
      'A hard case is a repair with a difficulty of at least 4.',
      'repair.difficulty >= 4',
    ],
    [
      'List the full names of current helpers.',
      'Current helpers have no leaving date.',
      'helper.left_on is null',
    ],
    [
      'How many stuck repairs are there?',
      'A stuck repair is one where the verdict is missing.',
      'repair.verdict is null',
    ],
  ])('is read: %s %s', (question, told, condition) => {
    expect(sqlOf(question, told)).toContain(condition)
  })

  it('is not guessed where its rows are not wholly told', () => {
    expect(sqlOf('How many rescues are there per helper?', 'A rescue is a repair with a happy end.')).toBe(
      'abstain',
    )
  })
})

describe('a rate that instructions define', () => {
  it.each([
    [
      'The success rate is the number of mended repairs divided by the number of repairs that have a verdict.',
      "count(*) filter (where repair.state = 'mended')::numeric / nullif(count(*) filter (where repair.verdict is not null), 0)",
    ],
    [
      'Success rate = repairs with state mended / repairs with state mended, hopeless or referred',
      "nullif(count(*) filter (where repair.state in ('mended', 'hopeless', 'referred')), 0)",
    ],
    [
      'Success rate = mended repairs as a percentage of those that have a verdict',
      "100.0 * count(*) filter (where repair.state = 'mended') / nullif(count(*) filter (where repair.verdict is not null), 0)",
    ],
    [
      'The success rate is the number of collected repairs divided by the number of all repairs.',
      'nullif(count(*), 0)',
    ],
  ])('has the conditions of each side: %s', (told, ratio) => {
    expect(sqlOf('What is the success rate per category? Return the category and the rate.', told)).toContain(
      ratio,
    )
  })

  it('counts rows, not the groups that have some', () => {
    const sql = sqlOf(
      'What is the success rate per helper?',
      'The success rate is the number of repairs with state mended divided by the number of all repairs.',
    )
    expect(sql).not.toContain('distinct')
    expect(sql).toContain("count(*) filter (where repair.state = 'mended')")
  })

  it('with a word that is not read is not guessed', () => {
    const told = 'The success rate is the number of splendid repairs divided by the number of repairs.'
    expect(sqlOf('What is the success rate per helper?', told)).toBe('abstain')
  })
})

describe('an amount that instructions define', () => {
  it.each([
    [
      'Takings are the donations of repairs that were collected.',
      'sum(repair.donation)',
      'repair.collected_on is not null',
    ],
    [
      'Takings are the sum of the donations of mended repairs.',
      'sum(repair.donation)',
      "repair.state = 'mended'",
    ],
    [
      'Takings are the sum of parts * part_price over all repairs, whatever the state.',
      'sum(repair.parts * repair.part_price)',
      'group by',
    ],
    [
      'Takings = sum of parts times part_price over the repairs',
      'sum(repair.parts * repair.part_price)',
      'group by',
    ],
  ])('is added up: %s', (told, amount, condition) => {
    const sql = sqlOf('takings per helper', told)
    expect(sql).toContain(amount)
    expect(sql).toContain(condition)
  })

  it('is a product of each row where totals are asked for', () => {
    const told = 'The value of a repair is parts times part_price.'
    expect(sqlOf('total value per category', told)).toContain('sum(repair.parts * repair.part_price)')
    expect(sqlOf('List the category, due date and value of the repairs.', told)).toBe(
      'select repair.category, repair.due_on, (repair.parts * repair.part_price) as value from repair',
    )
  })

  it('whatever the state is not narrowed by the state', () => {
    const told = 'Takings are the sum of parts * part_price over all repairs, whatever the state.'
    expect(sqlOf('takings of mended repairs per helper', told)).toBe('abstain')
  })
})

describe('rows that alone count', () => {
  const judged = 'repair.verdict is not null'
  it.each([
    'Only repairs with a verdict count.',
    'Consider only repairs that have a verdict.',
    'Count only repairs with a verdict.',
    'Out of the repairs that have a verdict.',
    'Ignore repairs without a verdict.',
    'Do not count repairs that have no verdict.',
    'Repairs without a verdict are ignored.',
  ])('narrow the whole of a share too: %s', (told) => {
    const sql = sqlOf('What percentage of repairs are mended?', told)
    expect(sql).toContain("filter (where repair.state = 'mended')")
    expect(sql).toContain(`where ${judged}`)
  })

  it('narrow every use of the table', () => {
    expect(
      sqlOf('Which helpers have more than two repairs?', 'Only repairs with a verdict count.'),
    ).toContain(judged)
  })

  it.each([
    ['How many helpers are there?', 'Only repairs with a verdict count.'],
    ['How many repairs per helper, including helpers without any?', 'Only repairs with a verdict count.'],
    ['How many repairs are there?', 'Ignore repairs with a difficulty above 3 and without a verdict.'],
    ['How many repairs are there?', 'Only repairs with a certain charm count.'],
  ])('are not guessed: %s %s', (question, told) => {
    expect(sqlOf(question, told)).toBe('abstain')
  })
})

describe('the date that is meant', () => {
  it.each([
    ['A repair belongs to the month in which it was collected.', 'collected_on'],
    ['Use the month of collection.', 'collected_on'],
    ['Use the day on which the repair was brought.', 'brought_on'],
  ])('is told: %s', (told, column) => {
    expect(sqlOf('How many repairs were there per month in 2024?', told)).toContain(
      `date_trunc('month', repair.${column})`,
    )
  })

  it.each(['Use the month of the full moon.', 'A repair belongs to the month in which it was weighed.'])(
    'is not guessed: %s',
    (told) => {
      expect(sqlOf('How many repairs were there per month in 2024?', told)).toBe('abstain')
    },
  )
})

it('compares no column that is to be empty', () => {
  expect(sqlOf('Which repairs that were due before June 2024 have not been collected?')).not.toMatch(
    /collected_on < .* and repair.collected_on is null/,
  )
})

describe('several things to order by', () => {
  it.each([
    [
      'List the town and full name of all helpers, ordered by town and full name.',
      'order by helper.town asc nulls last, helper.full_name asc',
    ],
    [
      'List the town and full name of all helpers, sorted by town, then by full name.',
      'order by helper.town asc nulls last, helper.full_name asc',
    ],
    [
      'List category, due date and difficulty of all repairs, ordered by difficulty descending and then due date.',
      'order by repair.difficulty desc nulls last, repair.due_on asc',
    ],
    [
      'List category and difficulty of all repairs ordered by category and difficulty in descending order.',
      'order by repair.category asc nulls last, repair.difficulty desc',
    ],
  ])('are taken in turn: %s', (question, order) => {
    expect(sqlOf(question)).toContain(order)
  })

  it('end where something else is shown', () => {
    const sql = sqlOf('List the category, ordered by due date, and the difficulty of all repairs.')
    expect(sql).toContain('repair.difficulty')
    expect(sql).not.toContain('repair.due_on asc nulls last, repair.difficulty')
  })
})
