import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/**
 * "Which team has the youngest players": the one with the youngest of all, or whose players are young together?
 * @throws {PassedOver} where several are spoken of and one is looked at; and where "paid by Crisp Co" says who did so,
 * and is read as a yes or no
 */
export function checkPluralExtremes(said: Said): void {
  const { spec, sketch, assignment } = said.reading
  const [first] = spec.outputs
  const by = spec.rank?.by
  if (first?.kind === 'entity' && by?.kind === 'column' && by.column.table !== first.table)
    for (const piece of everyPiece(sketch)) {
      if (piece.kind !== 'entity' || !piece.noun.extreme || !piece.noun.slot.plural) continue
      const link = assignment.links.get(piece.noun.slot)
      if (link?.kind === 'table' && link.table === by.column.table)
        throw new PassedOver(`the ${piece.noun.extreme.word} of them, or all of them together?`, [
          piece.noun.extreme.word,
        ])
    }
  for (const [{ mention, text }, link] of assignment.links) {
    if (link.kind !== 'column' || lowOf(said, mention.end) !== 'by') continue
    if (said.catalog.columnById.get(link.column)?.kind !== 'boolean' || !/(?:ed|id|ld|nt)$/.test(text))
      continue
    throw new PassedOver(`'${text} by' says who did so`, [text])
  }
}
