import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
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
    if (column?.kind !== 'number' || !column.lemmas.some((word) => pay.has(word))) continue
    const kept = column.words.flatMap((word) => periods.get(word) ?? [])
    const spoken = said.tokens
      .slice(slot.mention.start, slot.mention.end)
      .flatMap(({ low }) => periods.get(low) ?? [])
    const each = eachPeriod(said, slot.mention.end)
    const told = [...spoken, ...each]
    if (kept.length > 0 && told.length > 0 && !told.some((word) => kept.includes(word)))
      throw new PassedOver(`${column.words.join(' ')} is by another period`, [slot.text])
  }
}

/** "over 5000 a month", "50 per hour": within a few words behind. */
function eachPeriod({ tokens }: Said, from: number): readonly string[] {
  for (let at = from; at < Math.min(from + 5, tokens.length); at++)
    if (tokens[at]?.kind === 'number' && ['a', 'an', 'per'].includes(tokens[at + 1]?.low ?? ''))
      return [periods.get(tokens[at + 2]?.low ?? '')].flatMap((word) => word ?? [])
  return []
}
