import type { CatalogTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { quantityOf } from '../../grounding/money.js'
import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import type { Said } from './said.js'

/**
 * "How many units were sold" is told by the quantities of the sales, not of the returns or the orders.
 * @throws {Unfit} where it is those of another table than the verb names
 */
export function checkTradedPieces(said: Said): void {
  const { assignment, sketch } = said.reading
  for (const { slot } of slotUses(sketch)) {
    const link = assignment.links.get(slot)
    if (link?.kind !== 'column') continue
    const column = said.catalog.columnById.get(link.column)
    const own = column && said.catalog.tableById.get(column.table)
    if (!column || !own || quantityOf(own)?.id !== column.id) continue
    const rivals = said.catalog.tables.filter(
      (table) => table.id !== own.id && table.alias === undefined && quantityOf(table) !== null,
    )
    const verbs = said.tokens.filter(
      ({ index, kind }) =>
        kind === 'word' && index !== slot.mention.start && Math.abs(index - slot.mention.start) <= 5,
    )
    const told = verbs.find((verb) => rivals.some((table) => isCalled(table, verb.stem)))
    if (told && !verbs.some((verb) => isCalled(own, verb.stem)))
      throw new Unfit(`'${told.text}' is no word for ${own.words.join(' ')}`, [told.text])
  }
}

function isCalled(table: CatalogTable, verb: string): boolean {
  const names = new Set([verb, ...namesOfVerb(verb)])
  return table.lemmas.some((word) => names.has(stem(word)) || names.has(word))
}
