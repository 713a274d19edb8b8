import { type CatalogColumn, type CatalogTable, isTemporal } from '../../linking/catalog.js'
import type { Aggregate } from '../planning/plan.js'
import { distancesTo } from './distances.js'
import type { Draft } from './draft.js'
import type { MeasureSpec } from './spec.js'
import { Ungrounded } from './ungrounded.js'

/**
 * "Revenue" where no column is called so: price x quantity on the one line table that has both, else the one money
 * column of the one table that records sales. Anything less clear is not guessed.
 */
function spec(draft: Draft, word: string, fn: Aggregate): MeasureSpec {
  const near = draft.target ?? draft.near
  const reach = near === null ? null : distancesTo(draft.catalog, near)
  const reachable = draft.catalog.tables.filter(
    (table) => reach === null || reach(table.id) < Number.POSITIVE_INFINITY,
  )
  const lines = reachable.flatMap((table) => lineOf(table))
  const only = lines.length === 1 ? lines[0] : undefined
  const totals = reachable
    .filter(isRecordOfSales)
    .flatMap((table) =>
      moneyColumns(table).filter((column) => !lines.some((line) => line.left.id === column.id)),
    )
  const sales = totals.filter((column) => draft.catalog.tableById.get(column.table)?.lemmas.includes('sale'))
  const [total] = totals.length === 1 ? totals : sales.length === 1 ? sales : []
  const [other] = totals
  if (only && other)
    throw new Ungrounded(
      `'${word}' could be ${only.left.words.join(' ')} x ${only.right.words.join(' ')} or ${other.words.join(' ')}`,
      [word],
    )
  if (only && fn === 'avg' && !/\b(?:line|item|position)s?\b/.test(word))
    throw new Ungrounded(`'${word}': of each line, or of what the lines belong to?`, [word])
  if (only) {
    draft.notes.push(
      `'${word}' read as ${fn === 'avg' ? 'average' : 'sum'} of ${only.left.words.join(' ')} x ${only.right.words.join(' ')}`,
    )
    return { kind: 'product', fn, left: only.left, right: only.right }
  }
  if (!total) throw new Ungrounded(`nothing says what '${word}' is computed from`, [word])
  draft.notes.push(`'${word}' read as ${fn === 'avg' ? 'average' : 'sum'} of ${total.words.join(' ')}`)
  return { kind: 'aggregate', fn, column: total }
}

/** What "revenue" is computed from; `spec` throws Ungrounded where that is not clear. */
export const moneyMeasure = { spec }

/** Whether an amount is the price of one of the pieces that each row of the table counts. */
export function isLineAmount(table: CatalogTable, column: CatalogColumn): boolean {
  const quantities = measures(table).filter(
    (each) => quantityWords.has(each.lemmas.at(-1) ?? '') || isPriced(column, each),
  )
  return (
    quantities.length > 0 && priceWords.has(column.lemmas.at(-1) ?? '') && !column.lemmas.includes('total')
  )
}

const priceWords = new Set(['price', 'cost', 'rate', 'fee', 'fare'])
const quantityWords = new Set(['quantity', 'unit', 'share', 'copy', 'piece'])
const moneyWords = new Set(['amount', 'total', 'price', 'revenue', 'sale', 'value', 'paid', 'charge', 'fee'])

function lineOf(table: CatalogTable): readonly { left: CatalogColumn; right: CatalogColumn }[] {
  const references = table.columns.filter((column) => column.role === 'reference').length
  const prices = measures(table).filter((column) => priceWords.has(column.lemmas.at(-1) ?? ''))
  const [left] = prices
  const quantities = measures(table).filter(
    (column) =>
      (quantityWords.has(column.lemmas.at(-1) ?? '') && column.lemmas.length <= 2) ||
      (left !== undefined && isPriced(left, column)),
  )
  const [right] = quantities
  return references > 0 && prices.length === 1 && quantities.length === 1 && left && right
    ? [{ left, right }]
    : []
}

/** "seats" at a "seat price", "bottles" at a "unit price": how many were sold at it. */
function isPriced(price: CatalogColumn, pieces: CatalogColumn): boolean {
  const [word] = pieces.lemmas
  if (
    pieces.lemmas.length !== 1 ||
    word === undefined ||
    pieces.category !== 'integer' ||
    pieces.words[0] === word
  )
    return false
  return price.lemmas.length > 1 && (price.lemmas[0] === word || price.lemmas[0] === 'unit')
}

function measures(table: CatalogTable): readonly CatalogColumn[] {
  return table.columns.filter((column) => column.kind === 'number' && column.role === 'measure')
}

function moneyColumns(table: CatalogTable): readonly CatalogColumn[] {
  return measures(table).filter(
    (column) =>
      moneyWords.has(column.lemmas.at(-1) ?? '') &&
      column.category === 'decimal' &&
      !column.lemmas.some((word) => notEarned.has(word)) &&
      !(column.lemmas.at(-1) === 'price' && (column.lemmas.includes('unit') || hasPieces(table))),
  )
}

/** What is paid beside or back, and what only passes through the till. */
const notEarned = new Set([
  'tip',
  'tax',
  'discount',
  'refund',
  'refunded',
  'deposit',
  'commission',
  'shipping',
  'freight',
])

/** Each row tells how many: its price may be that of one of them. */
function hasPieces(table: CatalogTable): boolean {
  return measures(table).some(
    (column) =>
      column.category === 'integer' && column.lemmas.length === 1 && column.words[0] !== column.lemmas[0],
  )
}

/** Orders, sales, invoices, payments: rows with a date and a reference, called by a trade word. */
export function isRecordOfSales(table: CatalogTable): boolean {
  const trade = table.lemmas.some((word) =>
    [
      'sale',
      'order',
      'invoice',
      'bill',
      'purchase',
      'transaction',
      'booking',
      'rental',
      'ticket',
      'payment',
      'reservation',
    ].includes(word),
  )
  return trade && table.columns.some(isTemporal)
}
