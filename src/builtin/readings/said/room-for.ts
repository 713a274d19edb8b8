import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const persons: ReadonlySet<string> = new Set(
  'people persons guests adults passengers players visitors'.split(' '),
)

/**
 * "Which cabins are for 6 people?": how many there is room for, and not how many have been there.
 * @throws {PassedOver} where those are counted
 */
export function checkRoomFor(said: Said): void {
  for (const piece of everyPiece(said.reading.sketch)) {
    if (piece.kind !== 'having' || piece.noun === null) continue
    const opened = lowOf(said, piece.start) === 'for' || lowOf(said, piece.start - 1) === 'for'
    const last = lowOf(said, piece.noun.end - 1)
    if (opened && persons.has(last))
      throw new PassedOver(`'for' as many ${last} may be what there is room for`, [last])
  }
}
