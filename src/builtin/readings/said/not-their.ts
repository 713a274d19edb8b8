import { isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "Who have not paid their invoices" have invoices: those without a day of payment. @throws {PassedOver} where what was
 * not done to them is passed over, so that they would have none
 */
export function checkNotTheir(said: Said): void {
  for (const piece of everyPiece(said.reading.sketch)) {
    const [first] = piece.kind === 'without' ? piece.pieces : []
    if (first?.kind !== 'entity') continue
    const link = said.reading.assignment.links.get(first.noun.slot)
    const table = link?.kind === 'table' ? said.catalog.tableById.get(link.table) : undefined
    if (!table) continue
    const between = said.tokens.slice(piece.start, first.noun.slot.mention.start)
    if (!between.some(({ low }) => ['their', 'his', 'her', 'its', 'the'].includes(low))) continue
    const verb = between.find(
      ({ stem: word, low }) =>
        /(?:ed|id|nt|en)$/.test(low) &&
        table.columns.some(
          (column) =>
            (isTemporal(column) || column.kind === 'boolean' || column.role === 'category') &&
            (column.words.some((each) => stem(each) === word) ||
              (column.values ?? []).some((value) => stem(String(value).toLowerCase()) === word)),
        ),
    )
    if (verb) throw new PassedOver(`'${verb.text}' is said of what they have`, [verb.text])
  }
}
