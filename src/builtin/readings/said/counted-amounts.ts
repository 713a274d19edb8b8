import { everyPiece } from '../../grammar/every-piece.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "Instructors with 10 or more ratings" were rated so often, and not that well: what each has many of is counted.
 * @throws {PassedOver} where one of many is compared with the number
 */
export function checkCountedAmounts(said: Said): void {
  const { reading, catalog, tokens } = said
  for (const piece of everyPiece(reading.sketch)) {
    if (piece.kind !== 'filter' || piece.filter.kind !== 'compare') continue
    const { term } = piece.filter
    if (term?.kind !== 'noun' || !term.noun.slot.plural) continue
    const { mention, text } = term.noun.slot
    const link = reading.assignment.links.get(term.noun.slot)
    const column = link?.kind === 'column' ? catalog.columnById.get(link.column) : undefined
    if (!column || column.words.at(-1) !== column.lemmas.at(-1)) continue
    const counted = tokens
      .slice(Math.max(0, mention.start - 4), mention.start)
      .some(({ kind }) => kind === 'number')
    const rows = reading.spec.groups.length > 0 ? groupTables(said) : [reading.spec.target]
    const own = rows.some((id) => toOneTables(catalog, id, 3).some((table) => table.id === column.table))
    if (counted && rows.length > 0 && !own)
      throw new PassedOver(`so many ${text}, or a ${column.words.join(' ')} of so much?`, [text])
  }
}

/** The tables of what is told for each. */
function groupTables({ reading }: Said): readonly string[] {
  return reading.plan.group.flatMap((expr) => (expr.kind === 'column' ? [expr.column.table] : []))
}
