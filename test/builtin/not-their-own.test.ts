import { describe, expect, it } from 'vitest'
import { linkNames } from '../../src/linking/link.js'
import { areTwoSides } from '../../src/linking/stem.js'
import { tokenise } from '../../src/linking/tokens.js'
import { sameStem } from '../../src/linking/value-forms.js'
import { madeCatalog, type ShortTable } from './made-catalog.js'
import homesteadSql from './support/homestead.sql'
import { useWorkshop } from './support/workshop.js'

const { expectRows, expectSilence } = useWorkshop(homesteadSql)

/** Each beside a question of `silent` that asks for what is not there. */
const asked: readonly (readonly [sql: string, questions: readonly string[]])[] = [
  [
    'select herd_name from herd',
    ['List the name of each herd.', 'Return the name of every herd', "Show each herd's name"],
  ],
  [
    'select breed, weight_kg from cow',
    ['List the breed and weight of each cow.', "Show each cow's breed and weight"],
  ],
  [
    "select count(*) from payment where pay_date >= '2024-01-01' and pay_date < '2025-01-01'",
    ['How many payments took place in 2024?', 'Number of payments that took place in 2024'],
  ],
  [
    'select count(*) from support_ticket where closed_on is null',
    ['How many open support tickets are there?', 'How many support tickets are open?'],
  ],
  [
    "select date_trunc('month', opened_on)::date, count(*) from support_ticket where opened_on >= '2024-01-01' and opened_on < '2025-01-01' group by 1",
    ['How many support cases were opened in each month of 2024?'],
  ],
  ['select sum(pasture_m2) / 10000 from herd', ['What is the total pasture of the herds in hectares?']],
  ['select sum(pasture_m2) from herd', ['What is the total pasture of the herds in square metres?']],
  [
    'select distinct position from worker order by 1',
    ['List all distinct job titles in alphabetical order.', 'What are the different job titles?'],
  ],
  [
    "select full_name from client where exists (select 1 from parcel p where p.client_id = client.client_id and p.to_city = 'London')",
    ['Which clients have parcels to London?'],
  ],
  ["select count(*) from milk_test where outcome = 'pass'", ["How many milk tests have the outcome 'pass'?"]],
]

describe.each(asked)('%s', (sql, questions) => {
  it.each(questions)('is what "%s" asks for', async (question) => {
    await expectRows(question, sql)
  })
})

const silent: readonly (readonly [why: string, questions: readonly string[]])[] = [
  [
    'cows have no name, and that of their herd is another',
    [
      'List the name of each cow.',
      'Return the name of every cow',
      'name of each cow',
      "Give me each cow's name and weight",
      'List the name, breed and weight of each cow.',
    ],
  ],
  [
    'an invoice is not open because a ticket of the same client is',
    ['open invoices', 'How many invoices are open?', 'List the open invoices issued before 2025'],
  ],
  ['nothing says what was missed', ['Which client missed the most bookings?']],
  [
    'an employee is no employer and a pass no Passat',
    ['How many clients are employees?', 'How many vans are passes?'],
  ],
  [
    'a unit price is not that of an apartment',
    ['What is the average sale price of apartments?', 'What is the median price of apartments?'],
  ],
  ['what a price is of is no outcome', ['What is the highest price of a pass?']],
  ['positions do not take place', ['How many positions took place in 2024?']],
  [
    'where a parcel went is not where the client is',
    [
      'Which clients are in London?',
      'Which city do most clients come from?',
      'Cities that are home to more than one client',
    ],
  ],
  [
    'when a worker was hired says nothing of their shifts',
    ['How many shifts were there in each year?', 'Number of shifts in 2021'],
  ],
  ['there is no such date to go by', ['How many invoices were issued in 2024, going by the departure date?']],
]

describe.each(silent)('%s', (_why, questions) => {
  it.each(questions)('"%s" is not answered', async (question) => {
    await expectSilence(question)
  })
})

describe('two words of one stem', () => {
  it.each([
    ['employee', 'employer'],
    ['trainer', 'trainee'],
    ['lessor', 'lessee'],
  ])('%s and %s are two sides', (one, other) => {
    expect(areTwoSides(one, other)).toBe(true)
    expect(sameStem(one, other)).toBe(false)
  })

  it.each([
    ['shipped', 'shipping'],
    ['cancellations', 'cancelled'],
    ['formatted', 'format'],
  ])('%s may be %s', (word, value) => {
    expect(sameStem(word, value)).toBe(true)
  })

  it('passes are no Passat', () => {
    expect(sameStem('passes', 'passat')).toBe(false)
  })
})

describe('a word in two senses', () => {
  const numbered = { key: ['id'], columns: { id: { type: 'integer' } } } satisfies ShortTable
  const called = (question: string, table: string, columns: ShortTable['columns']) => {
    const tokens = tokenise(question)
    const catalog = madeCatalog({
      [table]: { ...numbered, columns: { ...numbered.columns, ...columns } },
    })
    return linkNames(tokens, catalog)
      .filter(({ start, end }) => start === 0 && end === tokens.length)
      .flatMap(({ links }) => links)
  }

  it.each<readonly [string, string, ShortTable['columns'], ShortTable['columns']]>([
    ['complaints', 'ticket', { opened_on: { type: 'date' } }, { price: { type: 'integer' } }],
    ['cases', 'ticket', { subject: { type: 'text' } }, { seat: { type: 'text' } }],
    ['job titles', 'vacancy', { title: { type: 'text' } }, {}],
    ['apartments', 'unit', { floor: { type: 'integer' } }, { floor: { type: 'integer' } }],
  ])('%s may be the rows of %s, by its columns', (question, table, fits, differs) => {
    expect(called(question, table, fits)).not.toEqual([])
    if (table === 'ticket') expect(called(question, table, differs)).toEqual([])
  })

  it.each<readonly [string, string, ShortTable['columns']]>([
    ['job titles', 'publication', { title: { type: 'text' } }],
    ['apartments', 'sale', { unit_price: { type: 'integer' } }],
    ['property number', 'location', { house_number: { type: 'integer' } }],
    ['statuses', 'customer', { state: { type: 'text' }, city: { type: 'text' } }],
  ])('%s are nothing that a %s has', (question, table, columns) => {
    expect(called(question, table, columns)).toEqual([])
  })
})
