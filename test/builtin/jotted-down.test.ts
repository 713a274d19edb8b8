import { describe, expect, it } from 'vitest'
import { belowReorder } from '../../src/builtin/questions/plainer/below-reorder.js'
import { everPaid } from '../../src/builtin/questions/plainer/ever-paid.js'
import { mostDone } from '../../src/builtin/questions/plainer/most-done.js'
import { nextOne } from '../../src/builtin/questions/plainer/next-one.js'
import { noteOrders } from '../../src/builtin/questions/plainer/note-orders.js'
import { noteTotals } from '../../src/builtin/questions/plainer/note-totals.js'
import { shownTail } from '../../src/builtin/questions/plainer/shown-tail.js'
import { unassigned } from '../../src/builtin/questions/plainer/unassigned.js'
import { madeCatalog } from './made-catalog.js'

/** A wine shop: bottles are sold in numbers, tastings have a day, cellars a next check. */
const shop = madeCatalog({
  wine: { columns: { wine_id: { type: 'integer' }, name: { type: 'text' }, price: { type: 'decimal' } } },
  sale_line: {
    columns: {
      sale_line_id: { type: 'integer' },
      wine_id: { type: 'integer', references: 'wine.wine_id' },
      quantity: { type: 'integer' },
    },
  },
  tasting: {
    columns: {
      tasting_id: { type: 'integer' },
      title: { type: 'text' },
      held_on: { type: 'date' },
      minutes: { type: 'integer' },
    },
  },
  cellar: {
    columns: { cellar_id: { type: 'integer' }, name: { type: 'text' }, next_check: { type: 'date' } },
  },
  review: {
    columns: {
      review_id: { type: 'integer' },
      wine_id: { type: 'integer', references: 'wine.wine_id' },
      reviewed_on: { type: 'date' },
    },
  },
})

describe('the next one', () => {
  it.each([
    ['next tasting', 'earliest upcoming tasting'],
    ['When is our next tasting?', 'When is our earliest upcoming tasting?'],
    ['when does the next tasting start?', 'when is the earliest upcoming tasting?'],
    ['the next 3 tastings', 'the 3 earliest upcoming tastings'],
    ['next tastings', 'upcoming tastings'],
  ])('%s', (question, plain) => expect(nextOne(question, shop)).toBe(plain))

  it.each(['next week', 'tastings next month', 'next check', 'next wine', 'the next best tasting'])(
    'leaves "%s" as it is',
    (question) => expect(nextOne(question, shop)).toBe(question),
  )
})

describe('what is done or sold most', () => {
  it.each([
    ['best selling wine', 'wine with the highest total quantity of sale lines'],
    ['top 5 best-selling wines', '5 wines with the highest total quantity of sale lines'],
    ['worst selling wine this year', 'wine with the lowest total quantity of sale lines this year'],
  ])('%s', (question, plain) => expect(mostDone(question, shop)).toBe(plain))

  it.each([
    'most reviewed wine',
    'most expensive wine',
    'the most played matches',
    'best selling wines by revenue',
  ])('leaves "%s" as it is', (question) => expect(mostDone(question, shop)).toBe(question))
})

describe('orders and limits jotted down', () => {
  it.each([
    ['cheapest 10 wines', '10 cheapest wines'],
    ['wines per cellar, busiest on top', 'wines per cellar, most first'],
    ['wines per cellar, biggest group first', 'wines per cellar, biggest first'],
    ['wines per cellar, highest number on top', 'wines per cellar, highest first'],
    ['number of wines per cellar, highest number on top', 'number of wines per cellar, highest number first'],
  ])('%s', (question, plain) => expect(noteOrders(question)).toBe(plain))

  it.each(['at the latest 5 days', 'the total budget, highest total first', 'the forest 5 miles away'])(
    'leaves "%s" as it is',
    (question) => expect(noteOrders(question)).toBe(question),
  )
})

describe('amounts jotted down', () => {
  it('are asked for in all', () => {
    expect(noteTotals('minutes last month', shop)).toBe('total minutes last month')
  })
  it.each(['tastings last month', 'prices last month', 'which minutes last month'])(
    'but "%s" is left as it is',
    (question) => expect(noteTotals(question, shop)).toBe(question),
  )
})

describe('what is to be seen, told after the rows', () => {
  it.each([
    ['wines over 20 - name and price', 'wines over 20. Return the name and price.'],
    ['wines over 20: name, price', 'wines over 20. Return the name and price.'],
    ['wines over 20, name + price please', 'wines over 20. Return the name and price.'],
    [
      'Which wines cost over 20? Name and price, please',
      'Which wines cost over 20? Return the Name and price.',
    ],
  ])('%s', (question, plain) => expect(shownTail(question, shop)).toBe(plain))

  it.each([
    'wines over 20 - name and colour',
    'Show the wines, name and price',
    'number of wines, name and price',
    'wines, price',
  ])('leaves "%s" as it is', (question) => expect(shownTail(question, shop)).toBe(question))
})

/** Jobs of a garage, done by nobody yet or by somebody, and the parts in stock. */
const garage = madeCatalog({
  mechanic: { columns: { mechanic_id: { type: 'integer' }, full_name: { type: 'text' } } },
  job: {
    columns: {
      job_id: { type: 'integer' },
      assignee_id: { type: 'integer', references: 'mechanic.mechanic_id', nullable: true },
    },
  },
  part: {
    columns: {
      part_id: { type: 'integer' },
      name: { type: 'text' },
      stock_qty: { type: 'integer' },
      reorder_level: { type: 'integer' },
    },
  },
})

describe('whoever it was, or nobody', () => {
  it.each([
    ['jobs nobody is assigned to', 'jobs without an assignee'],
    ['the unassigned jobs', 'the jobs without an assignee'],
    ['jobs that are not assigned to anyone', 'jobs without an assignee'],
  ])('%s', (question, plain) => expect(unassigned(question, garage)).toBe(plain))
  it('is left as it is where nobody is ever assigned', () => {
    expect(unassigned('unassigned tastings', shop)).toBe('unassigned tastings')
  })
  it('is not asked for where it is anyone', () => {
    expect(everPaid('the highest price anyone has ever paid for a ticket')).toBe(
      'the highest price ever paid for a ticket',
    )
    expect(everPaid('Has anyone ever paid?')).toBe('Has anyone ever paid?')
  })
})

describe('stock that is low', () => {
  it.each([
    ['parts below their reorder level', 'parts whose stock quantity is below the reorder level'],
    ['stuff at or under reorder level', 'parts whose stock quantity is at or under the reorder level'],
  ])('%s', (question, plain) => expect(belowReorder(question, garage)).toBe(plain))
  it('needs such a level', () => {
    expect(belowReorder('wines below reorder level', shop)).toBe('wines below reorder level')
  })
})
