import type { CatalogColumn } from '../../../linking/catalog.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import type { Said } from './said.js'

const periods: ReadonlyMap<string, string> = new Map(
  Object.entries({
    hourly: 'hour',
    hour: 'hour',
    daily: 'day',
    day: 'day',
    weekly: 'week',
    week: 'week',
    monthly: 'month',
    month: 'month',
    annual: 'year',
    yearly: 'year',
    year: 'year',
    ann: 'year',
  }),
)
const pay: ReadonlySet<string> = new Set([
  'salary',
  'wage',
  'pay',
  'rate',
  'fee',
  'rent',
  'income',
  'budget',
  'price',
  'sal',
])

/**
 * The hourly wage is not what is paid a day, and 5000 a month not 5000 a year. @throws {PassedOver} where an amount is
 * spoken of by another period than it is kept by
 */
export function checkPayPeriods(said: Said): void {
  for (const { slot } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    const column = link?.kind === 'column' ? said.catalog.columnById.get(link.column) : undefined
    const spoken = said.tokens
      .slice(slot.mention.start, slot.mention.end)
      .flatMap(({ low }) => periods.get(low) ?? [])
    if (column) checkPeriod(column, spoken)
  }
  const { plan } = said.reading
  const compared = usedColumns({ ...plan, select: [], joins: [], group: [], order: [] })
  for (const column of compared) checkPeriod(column, amountPeriods(said))
}

function checkPeriod(column: CatalogColumn, spoken: readonly string[]): void {
  if (column.kind !== 'number' || !column.lemmas.some((word) => pay.has(word))) return
  const kept = column.words.flatMap((word) => periods.get(word) ?? [])
  if (kept.length > 0 && spoken.length > 0 && !spoken.some((word) => kept.includes(word)))
    throw new PassedOver(`${column.words.join(' ')} is by another period`, [...column.words])
}

/** "over 5000 a month", "50 euros per hour". */
function amountPeriods({ tokens }: Said): readonly string[] {
  return tokens.flatMap(({ index, low }) => {
    const number = [index - 1, index - 2].some((at) => tokens[at]?.kind === 'number')
    const period = periods.get(tokens[index + 1]?.low ?? '')
    return number && ['a', 'an', 'per'].includes(low) && period ? [period] : []
  })
}
