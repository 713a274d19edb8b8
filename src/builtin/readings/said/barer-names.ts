import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedTables } from '../../grounding/used-tables.js'
import { type Said, lowOf } from './said.js'

/**
 * "Average hours per job": where labour entries of a job have hours, those it was quoted at are not all of it.
 * @throws {PassedOver} where an amount is told by a longer name, and rows that belong to it have one of just that name
 */
export function checkBarerNames(said: Said): void {
  const { reading, catalog, tokens } = said
  const used = new Set(usedTables(reading.plan).map(({ id }) => id))
  for (const { slot } of slotUses(reading.sketch)) {
    const link = reading.assignment.links.get(slot)
    const column = link?.kind === 'column' ? catalog.columnById.get(link.column) : undefined
    if (column?.kind !== 'number' || column.lemmas.length < 2) continue
    const { start, end } = slot.mention
    const spoken = tokens.slice(start, end).map(({ lemma }) => lemma)
    if (spoken.length !== 1 || column.lemmas.at(-1) !== spoken[0]) continue
    // "The weekly fee", "the fee per week": all of its name is said.
    const beside = [
      lowOf(said, start - 1),
      lowOf(said, end),
      ...(each.has(lowOf(said, end)) ? [lowOf(said, end + 1)] : []),
    ]
    if (column.lemmas.slice(0, -1).some((word) => beside.includes(word))) continue
    const barer = (catalog.edgesOf.get(column.table) ?? []).find(
      ({ from, to }) =>
        to.table === column.table &&
        !used.has(from.table) &&
        catalog.tableById
          .get(from.table)
          ?.columns.some(
            ({ kind, role, lemmas }) =>
              kind === 'number' && role === 'measure' && lemmas.join(' ') === spoken[0],
          ),
    )
    if (barer)
      throw new PassedOver(`'${slot.text}' may be of ${column.words.join(' ')} or of rows beside it`, [
        slot.text,
      ])
  }
}

const each: ReadonlySet<string> = new Set(['per', 'a', 'an', 'each'])
