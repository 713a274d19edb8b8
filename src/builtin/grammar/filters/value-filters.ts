import { type Chart, type Parsed, slotFor } from '../chart.js'
import { isNameLink } from '../link-kinds.js'
import type { Filter, Slot } from '../sketch.js'
import { fitsColumn, valueListAt } from './value-lists.js'

/** Values without a column before them: "in London", "not Village", "the Treasury department". */
export function valueFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  for (const list of valueListAt(chart, at, null)) {
    const slot = list.slots[0] as Slot
    const filter = {
      kind: 'value' as const,
      slot,
      column: null,
      negated: list.negated,
      more: list.slots.slice(1),
    }
    out.push({ value: filter, end: list.end, cost: 0.04 })
    for (const mention of chart.mentionsAt(list.end)) {
      const column = slotFor(chart, mention, 'any', isNameLink)
      if (column && fitsColumn(slot, column))
        out.push({ value: { ...filter, column }, end: mention.end, cost: 0.03 })
    }
  }
  return out
}
