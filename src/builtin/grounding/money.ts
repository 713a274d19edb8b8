import { type Catalog, type CatalogColumn, type CatalogTable, isTemporal } from '../../linking/catalog.js'
import type { Aggregate } from '../planning/plan.js'
import { distancesTo } from './distances.js'
import type { Draft } from './draft.js'
import type { MeasureSpec } from './spec.js'
import { toOneTables } from './to-one-tables.js'
import { Ungrounded } from './ungrounded.js'

/**
 * "Revenue" where no column is called so: price x quantity on the one line table that has both, else the one money
 * column of the one table that records sales. Anything less clear is not guessed.
 */
function spec(draft: Draft, word: string, fn: Aggregate, made?: string): MeasureSpec {
  const near = draft.target ?? draft.near
  const kind = made ?? draft.made
  const earner = earnerOf(draft.catalog, kind, near)
  if (earner) return earned(draft, earner, word, fn)
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
  const source = only?.left.table ?? total?.table
  if (kind !== null && source !== undefined && !isMadeWith(draft.catalog, source, kind))
    throw new Ungrounded(`nothing says what '${word}' of ${kind} is computed from`, [word])
  if (only) return product(draft, word, fn, only)
  if (!total) throw new Ungrounded(`nothing says what '${word}' is computed from`, [word])
  return amount(draft, word, fn, total)
}

/** The amounts are of such things, or of rows that refer to one: the lines of an order. */
function isMadeWith(catalog: Catalog, source: string, kind: string): boolean {
  return toOneTables(catalog, source, 1).some(({ lemmas }) => lemmas.includes(kind))
}

function product(draft: Draft, word: string, fn: Aggregate, { left, right }: Line): MeasureSpec {
  if (fn === 'avg' && !/\b(?:line|item|position)s?\b/.test(word))
    throw new Ungrounded(`'${word}': of each line, or of what the lines belong to?`, [word])
  draft.notes.push(
    `'${word}' read as ${fn === 'avg' ? 'average' : 'sum'} of ${left.words.join(' ')} x ${right.words.join(' ')}`,
  )
  return { kind: 'product', fn, left, right }
}

function amount(draft: Draft, word: string, fn: Aggregate, column: CatalogColumn): MeasureSpec {
  draft.notes.push(`'${word}' read as ${fn === 'avg' ? 'average' : 'sum'} of ${column.words.join(' ')}`)
  return { kind: 'aggregate', fn, column }
}

/** What one kind of thing brought in. @throws {Ungrounded} where it has no amount, or several */
function earned(draft: Draft, table: CatalogTable, word: string, fn: Aggregate): MeasureSpec {
  const [line] = lineOf(table)
  const [column, ...more] = paidFor(table)
  if (line) return product(draft, word, fn, line)
  if (!column || more.length > 0) throw new Ungrounded(`nothing says what '${word}' is computed from`, [word])
  return amount(draft, word, fn, column)
}

/**
 * The table of what "ticket revenue" and "revenue from tests" are made with: each of its rows happened some day to
 * something, and no sales refer to it. Where nothing is named, what the question is about.
 */
function earnerOf(catalog: Catalog, made: string | null, near: string | null): CatalogTable | null {
  const found = catalog.tables.filter(
    (table) =>
      (made === null ? table.id === near : table.lemmas.includes(made)) &&
      !table.isView &&
      table.alias === undefined &&
      (lineOf(table).length > 0 || paidFor(table).length > 0) &&
      happens(table) &&
      !catalog.tables.some(
        (other) =>
          (isRecordOfSales(other) || lineOf(other).length > 0 || moneyColumns(other).length > 0) &&
          (catalog.edgesOf.get(table.id) ?? []).some(
            ({ from, to }) => from.table === other.id && to.table === table.id && other.id !== table.id,
          ),
      ),
  )
  const [only, ...more] = found
  return only && more.length === 0 ? only : null
}

function happens(table: CatalogTable): boolean {
  return (
    table.columns.some((column) => isTemporal(column) && !column.audit) &&
    (isRecordOfSales(table) || table.columns.some((column) => column.role === 'reference'))
  )
}

/** What each row was paid for: no price by the month and none that is only listed. */
function paidFor(table: CatalogTable): readonly CatalogColumn[] {
  return moneyColumns(table).filter((column) => !column.lemmas.some((word) => unpaid.has(word)))
}

const unpaid: ReadonlySet<string> = new Set(
  'monthly annual yearly weekly daily hourly nightly list purchase per rate budget estimated insured start starting reserve asking'.split(
    ' ',
  ),
)

interface Line {
  readonly left: CatalogColumn
  readonly right: CatalogColumn
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

/** How many pieces each row counts; null where none or several columns could say so. */
export function quantityOf(table: CatalogTable): CatalogColumn | null {
  const [quantity, ...more] = measures(table).filter((column) =>
    quantityWords.has(column.lemmas.at(-1) ?? ''),
  )
  return quantity && more.length === 0 ? quantity : null
}

const priceWords = new Set(['price', 'cost', 'rate', 'fee', 'fare'])
const quantityWords = new Set(['quantity', 'unit', 'share', 'copy', 'piece'])
const moneyWords = new Set(['amount', 'total', 'price', 'revenue', 'sale', 'value', 'paid', 'charge', 'fee'])

function lineOf(table: CatalogTable): readonly Line[] {
  const sold = table.columns.some((column) => column.role === 'reference') || isRecordOfSales(table)
  const prices = measures(table).filter((column) => priceWords.has(column.lemmas.at(-1) ?? ''))
  const [left] = prices
  const quantities = measures(table).filter(
    (column) =>
      (quantityWords.has(column.lemmas.at(-1) ?? '') && column.lemmas.length <= 2) ||
      (left !== undefined && isPriced(left, column)),
  )
  const [right] = quantities
  return sold && prices.length === 1 && quantities.length === 1 && left && right ? [{ left, right }] : []
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
