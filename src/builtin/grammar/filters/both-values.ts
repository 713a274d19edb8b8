import { type Chart, lowAt, type Parsed, skipDeterminers, slotFor } from '../chart.js'
import { isNameLink } from '../link-kinds.js'
import type { Filter, Slot } from '../sketch.js'
import { fitsColumn, valuesAt } from './value-lists.js'

/** "both Fire Safety and First Aid": each has a match of its own. */
export function bothFilters(chart: Chart, at: number): Parsed<Filter>[] {
  if (lowAt(chart, at) !== 'both') return []
  const out: Parsed<Filter>[] = []
  for (const first of bothValues(chart, at + 1)) {
    if (
      !['and', '&'].includes(lowAt(chart, first.end)) &&
      !(lowAt(chart, first.end) === 'as' && lowAt(chart, first.end + 1) === 'well')
    )
      continue
    const next = lowAt(chart, first.end) === 'as' ? first.end + 3 : first.end + 1
    for (const second of bothValues(chart, next)) {
      out.push({
        value: {
          kind: 'value',
          slot: first.slot,
          column: first.column,
          negated: false,
          more: [second.slot],
          all: true,
        },
        end: second.end,
        cost: 0,
      })
    }
  }
  return out
}

/** A value with its column or table before or after it, or alone. */
export function bothValues(
  chart: Chart,
  at: number,
): readonly { slot: Slot; column: Slot | null; end: number }[] {
  const start = skipDeterminers(
    chart,
    ['in', 'from', 'by', 'for', 'to'].includes(lowAt(chart, at)) ? at + 1 : at,
  )
  const out: { slot: Slot; column: Slot | null; end: number }[] = valuesAt(chart, start, null).map(
    (value) => ({ ...value, column: null }),
  )
  for (const mention of chart.mentionsAt(start)) {
    const column = slotFor(chart, mention, 'any', isNameLink)
    if (!column) continue
    for (const value of valuesAt(chart, mention.end, column)) out.push({ ...value, column })
  }
  for (const value of [...out]) {
    for (const mention of chart.mentionsAt(value.end)) {
      const column = slotFor(chart, mention, 'any', isNameLink)
      if (column && value.column === null && fitsColumn(value.slot, column))
        out.push({ slot: value.slot, column, end: mention.end })
    }
  }
  return out
}
