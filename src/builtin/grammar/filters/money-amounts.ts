import type { CatalogColumn } from '../../../linking/catalog.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import type { Filter, Noun } from '../sketch.js'
import { isMoneyName } from '../money-names.js'
import { amountsAt } from './amounts.js'
import { slotFrom } from './table-dates.js'

/**
 * "invoices over 500", "orders of more than 50 euros", "gifts worth at least $20", "How many payments are above 100?": of
 * the one amount of money that the rows keep.
 */
export function moneyAmounts(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const table = tableBefore(chart, at)
  if (table === null) return none
  const from = lowAt(chart, at) === 'worth' ? at + 1 : at
  return amountsAt(chart, from, false).flatMap((amount): readonly Parsed<Filter>[] => {
    if (chart.mentionsAt(amount.end).some(({ links }) => links.some(({ score }) => score >= 0.6))) return none
    const isMoney = from > at || hasCurrency(chart, from, amount.end)
    const last = chart.tokens[amount.end - 1]
    if (!last || (last.number === null && !currencies.has(last.low))) return none
    if (!isMoney && isYearLike(amount.value.amount)) return none
    const column = amountOf(chart, table, isMoney)
    if (!column) return none
    const place = { start: at, end: amount.end }
    const slot = { ...slotFrom(chart, [column], place), role: 'number' as const }
    const noun: Noun = { ...place, slot, pre: none, distinct: false, extreme: null, owner: null }
    const value: Filter = { kind: 'compare', term: { kind: 'noun', noun }, ...amount.value }
    return [{ value, end: amount.end, cost: amount.cost + 0.05 }]
  })
}

/** "invoices", "invoices of", "are invoices that are". */
function tableBefore(chart: Chart, at: number): string | null {
  const copula = ['of', 'are', 'is', 'was', 'were'].includes(lowAt(chart, at - 1)) ? at - 1 : at
  const end = ['that', 'which'].includes(lowAt(chart, copula - 1)) ? copula - 1 : copula
  for (const back of [1, 2, 3])
    for (const mention of chart.mentionsAt(end - back)) {
      const link = mention.end === end ? mention.links.find(({ score }) => score >= 0.8) : undefined
      if (link?.kind === 'table') return link.table
    }
  return null
}

const currencies: ReadonlySet<string> = new Set(
  'euro euros eur dollar dollars usd pound pounds gbp francs chf $ € £'.split(' '),
)

/** "bills between 2020 and 2022". */
function isYearLike(amount: number): boolean {
  return Number.isInteger(amount) && amount >= 1900 && amount < 2100
}

function hasCurrency(chart: Chart, start: number, end: number): boolean {
  return chart.tokens.slice(start, end).some(({ low, text }) => currencies.has(low) || /^[$€£]/.test(text))
}

/** The only money of a row; where nothing says that money is meant, its only measure, and of no person or named thing. */
function amountOf(chart: Chart, table: string, isMoney: boolean): CatalogColumn | null {
  if (chart.persons.some((person) => person.kind === 'table' && person.table === table)) return null
  const columns = [...chart.columnById.values()].filter((column) => column.table === table)
  const measures = columns.filter(({ kind, role }) => kind === 'number' && role === 'measure')
  const [only, ...others] = isMoney ? measures.filter(isMoneyName) : measures
  if (!only || others.length > 0 || !isMoneyName(only)) return null
  return isMoney || !columns.some(({ role }) => role === 'name') ? only : null
}
