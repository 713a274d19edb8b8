import type { Filter } from '../../grammar/sketch.js'
import { conditionOf } from '../conditions/conditions.js'
import type { Draft } from '../draft.js'
import { showsValues } from '../both-conditions.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { toOneTables } from '../to-one-tables.js'

/** "with both a gold and a silver medal": each of the values has a row of its own. */
export function addBothValues(draft: Draft, filter: Extract<Filter, { kind: 'value' }>): void {
  const from = draft.target
  if (from === null || draft.or) throw new Ungrounded('"both" of what?', ['both'])
  for (const slot of [filter.slot, ...filter.more]) {
    const condition = conditionOf(draft, { ...filter, slot, more: [], all: false })
    const once = new Set(toOneTables(draft.catalog, from, 3).map((table) => table.id))
    if (condition.needs.every((need) => once.has(need.table))) {
      addSide(draft, condition)
      continue
    }
    const met: Condition = {
      needs: [],
      make: condition.make,
      text: condition.text,
      related: {
        from,
        needs: [...draft.requires, ...condition.needs],
        conditions: [condition],
        negated: false,
      },
    }
    // Two theaters of a city may each have one of them.
    if (showsValues(draft)) addSide(draft, met)
    else draft.conditions.push(met)
  }
  draft.requires.splice(0, draft.requires.length, ...draft.requires.filter((need) => need.table === from))
}

/** The first of the two, or the second. */
function addSide(draft: Draft, condition: Condition): void {
  draft.both = draft.both ? { ...draft.both, right: [condition] } : { left: [condition], right: [] }
}
