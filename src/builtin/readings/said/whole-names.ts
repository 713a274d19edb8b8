import { isTemporal } from '../../../linking/catalog.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** What one pays or counts for one of a thing, never the things: "tickets" are not their price. */
const ofOne = new Set(['price', 'fee', 'rate', 'cost', 'grade', 'level', 'status', 'since'])

/**
 * "Clients" are not the date "client since", and "the most tickets" not the highest ticket price: several things are
 * never one of their dates or prices. @throws {PassedOver} where only a part of a column's name stands for it
 */
export function checkWholeNames(said: Said): void {
  const { assignment, plan, sketch } = said.reading
  for (const { slot } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    if (!slot.plural || link?.kind !== 'column') continue
    const column = said.catalog.columnById.get(link.column)
    if (!column) continue
    const spoken = new Set(said.tokens.slice(slot.mention.start, slot.mention.end).map(({ lemma }) => lemma))
    const unsaid = column.lemmas.filter((word) => !spoken.has(word))
    const isPart = unsaid.length > 0 && column.lemmas.some((word) => spoken.has(word))
    const shown = plan.select.some(({ expr }) => expr.kind === 'column' && expr.column.id === column.id)
    const date = shown && isTemporal(column) && link.reason !== 'name' && unsaid.length > 0
    if ((date && !spoken.has('date')) || (isPart && unsaid.some((word) => ofOne.has(word))))
      throw new PassedOver(`'${slot.text}' is only a part of what ${column.name} is called`, [slot.text])
  }
}
