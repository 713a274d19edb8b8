import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const hiring: ReadonlySet<string> = new Set(['hire', 'recruit', 'employ'].map(stem))
const customers: ReadonlySet<string> = new Set(
  'customer client passenger guest patron buyer subscriber visitor rider policyholder holder shopper donor'.split(
    ' ',
  ),
)

/** "How many people were hired last year" counts nobody who is a customer. @throws {PassedOver} where it does */
export function checkHired({ reading: { plan, sketch } }: Said): void {
  const verb = everyPiece(sketch).find((piece) => piece.kind === 'verb' && hiring.has(piece.stem))
  if (verb?.kind === 'verb' && plan.from.table.lemmas.some((word) => customers.has(word)))
    throw new PassedOver(`${plan.from.table.words.join(' ')} are not '${verb.text}'`, [verb.text])
}
