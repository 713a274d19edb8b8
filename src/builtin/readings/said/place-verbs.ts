import { stem } from '../../../linking/stem.js'
import type { Piece, Slot } from '../../grammar/sketch.js'
import { tableIdOf } from '../../grounding/reach.js'
import { baseOf } from '../../grounding/roles.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const staying: ReadonlySet<string> = new Set(
  [
    'based',
    'located',
    'stationed',
    'situated',
    'live',
    'reside',
    'headquartered',
    'housed',
    'kept',
    'born',
  ].map(stem),
)
/** A place is told by what a row itself refers to, at most so many steps away. */
const steps = 2

/**
 * "Boats based in Split": where each of them is, never where something is that had to do with it.
 * @throws {PassedOver} where the place is not one that a row of those spoken of has
 */
export function checkPlaceVerbs(said: Said): void {
  const { sketch, assignment, spec } = said.reading
  sketch.pieces.forEach((piece, at) => {
    if (piece.kind !== 'verb' || !staying.has(piece.stem)) return
    const next = sketch.pieces[at + 1]
    const place = next && next.start - piece.end <= 2 ? slotOf(next) : null
    const link = place ? assignment.links.get(place) : undefined
    if (!place || !link) return
    const subjects = [...assignment.links].flatMap(([slot, each]) =>
      slot.mention.start < piece.start ? [tableIdOf(each)] : [],
    )
    const reached = new Set(
      [spec.target, ...subjects].flatMap((table) =>
        toOneTables(said.catalog, table, steps).map(({ id }) => baseOf(id) ?? id),
      ),
    )
    const table = tableIdOf(link)
    if (!reached.has(baseOf(table) ?? table))
      throw new PassedOver(`nothing says what is '${piece.text}' in '${place.text}'`, [
        piece.text,
        place.text,
      ])
  })
}

function slotOf(piece: Piece): Slot | null {
  if (piece.kind === 'filter') return piece.filter.kind === 'value' ? piece.filter.slot : null
  if (piece.kind === 'entity') return piece.noun.slot
  const key = piece.kind === 'group' ? piece.terms[0] : undefined
  return key?.kind === 'noun' ? key.noun.slot : null
}
