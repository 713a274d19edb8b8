import type { CatalogColumn } from '../../../linking/catalog.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, pieceOver, type Said } from './said.js'

const totals = new Set(['total', 'average', 'mean', 'combined', 'summed', 'overall', 'cumulative'])

/** "a total price above 300" is held to what prices come to, never to one price. @throws {PassedOver} where it is */
export function checkTotals(said: Said): void {
  for (const piece of everyPiece(said.reading.sketch)) {
    if (piece.kind !== 'filter' || piece.filter.kind !== 'compare' || piece.filter.term?.kind !== 'noun')
      continue
    const { slot, start } = piece.filter.term.noun
    if (lowOf(said, start - 2) === 'total' && pieceOver(said, start - 1)?.kind === 'ask')
      throw new PassedOver("'total' is of what is compared", ['total'])
    const link = said.reading.assignment.links.get(slot)
    const column = link?.kind === 'column' ? said.catalog.columnById.get(link.column) : undefined
    for (let at = Math.min(start, slot.mention.start) - 1; at < slot.mention.end; at++) {
      const word = lowOf(said, at)
      if (totals.has(word) && column && !isOf(column, word))
        throw new PassedOver(`'${word}' is no part of what is compared`, [word])
      if (word === 'total' && column && ['a', 'an'].includes(lowOf(said, at - 1)) && isOfMany(said, column))
        throw new PassedOver(`'${word}': of each of them, or altogether?`, [word])
    }
  }
}

/** Rows of the column's table are asked for by no more than that there are some. */
function isOfMany({ reading: { plan } }: Said, column: CatalogColumn): boolean {
  const joined = [plan.from, ...plan.joins.map(({ source }) => source)]
  return joined.every(({ table }) => table.id !== column.table)
}

function isOf({ lemmas, comment }: CatalogColumn, word: string): boolean {
  return lemmas.includes(word) || (comment?.toLowerCase().includes(word) ?? false)
}
