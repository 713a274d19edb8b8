import { isTemporal } from '../../../linking/catalog.js'
import { type Chart, type Parsed, slotFor } from '../chart.js'
import { isToldLink } from '../link-kinds.js'
import { phraseAt } from '../phrase-book.js'
import { isPaid } from '../worn-words.js'
import type { Filter } from '../sketch.js'

/** "unpaid", "not yet shipped", "completed": a date that is filled or empty, a flag that holds or does not. */
export function stateFilters(chart: Chart, at: number): Parsed<Filter>[] {
  const out: Parsed<Filter>[] = []
  const negation = phraseAt(chart.tokens, at, 'stateNot')
  const start = negation ? negation.end : at
  if (isPaid(chart, start)) return out
  for (const mention of chart.mentionsAt(start)) {
    const slot = slotFor(
      chart,
      mention,
      'state',
      (link) => link.kind === 'column' && isState(chart, link.column, mention.end - mention.start),
    )
    const told = slotFor(chart, mention, 'state', isToldLink)
    if (told)
      out.push({ value: { kind: 'flag', slot: told, negated: negation !== null }, end: mention.end, cost: 0 })
    if (
      !slot ||
      told ||
      !/(?:ed|en|id|ne|ld|lt|pt|nt|ut|de|wn|ive|able|ent|ory|ed off|ing|ete)$/.test(slot.text.toLowerCase())
    )
      continue
    out.push({ value: { kind: 'flag', slot, negated: negation !== null }, end: mention.end, cost: 0.06 })
  }
  return out
}

function isState(chart: Chart, id: string, words: number): boolean {
  const column = chart.columnById.get(id)
  return (
    column !== undefined &&
    (column.kind === 'boolean' || (isTemporal(column) && column.nullable && words === 1))
  )
}
