import { type CatalogTable, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedTables } from '../../grounding/used-tables.js'
import type { Said } from './said.js'

/**
 * "Hours logged on issues" are those of a work log, and not the hours that an issue was estimated at.
 * @throws {Unfit} where rows called after what was done hold the amount, and another is taken
 */
export function checkDoneAmounts({ tokens, reading, catalog }: Said): void {
  const used = new Set(usedTables(reading.plan).map(({ id }) => id))
  for (const { slot } of slotUses(reading.sketch)) {
    const link = reading.assignment.links.get(slot)
    const done = tokens[slot.mention.end]
    if (link?.kind !== 'column' || done?.kind !== 'word' || !isParticiple(done.low)) continue
    const column = catalog.columnById.get(link.column)
    const head = tokens[slot.mention.end - 1]?.lemma
    if (column?.kind !== 'number' || head === undefined) continue
    if (column.words.some((word) => stem(word) === done.stem)) continue
    const told = catalog.tables.find(
      (table) =>
        table.alias === undefined &&
        !used.has(table.id) &&
        isCalledAfter(table, done.stem) &&
        table.columns.some(
          ({ kind, role, lemmas }) => kind === 'number' && role === 'measure' && lemmas.at(-1) === head,
        ),
    )
    if (told) throw new Unfit(`'${done.text}' is told by ${told.words.join(' ')}`, [slot.text, done.text])
  }
}

/** A work log, or rows with a day they were worked on. */
function isCalledAfter({ words, columns }: CatalogTable, doing: string): boolean {
  const done = (word: string) => single(stem(word)) === single(doing)
  return words.some(done) || columns.some((column) => isTemporal(column) && done(column.words[0] ?? ''))
}

/** "logg", of "logged": the last letter once. */
function single(word: string): string {
  return word.replace(/(.)\1$/, '$1')
}
