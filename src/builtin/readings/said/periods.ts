import type { Piece } from '../../grammar/sketch.js'
import { slotUses } from '../../grounding/slots.js'
import { isMeasure } from '../../grounding/spec-tables.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import { pieceOver, type Said } from './said.js'

/** "yearly pay" of each director is an amount, and no list for every year. @throws {PassedOver} where "yearly" splits what is not counted or added up */
export function checkPeriods(said: Said): void {
  const { spec, sketch } = said.reading
  const group = sketch.pieces.find(
    (piece): piece is GroupPiece =>
      piece.kind === 'group' && piece.terms.some((term) => term.kind === 'grain' && term.noun === null),
  )
  if (!group) return
  checkRates(said, group)
  if (spec.rank || spec.outputs.some(isMeasure) || said.reading.plan.group.length > 0) return
  const text = said.tokens[group.start]?.text ?? ''
  throw new PassedOver(`what is '${text}' here?`, [text])
}

type GroupPiece = Extract<Piece, { kind: 'group' }>

/** "a daily rate above 900", "the weekly pay": so much for each day or week, and nothing that happened on one. @throws {Unfit} where it is split by days */
function checkRates({ tokens, reading, catalog, ...rest }: Said, group: GroupPiece): void {
  if (group.word !== 'grain' || group.end !== group.start + 1) return
  const text = `${tokens[group.start]?.text} ${tokens[group.end]?.text}`
  const next = pieceOver({ tokens, reading, catalog, ...rest }, group.end)
  if (next && ['filter', 'extreme', 'order', 'having'].includes(next.kind))
    throw new Unfit(`nothing says what '${text}' is`, [text])
  for (const { slot } of slotUses(reading.sketch)) {
    if (slot.mention.start !== group.end) continue
    const link = reading.assignment.links.get(slot)
    const column = link?.kind === 'column' ? catalog.columnById.get(link.column) : undefined
    if (column?.kind === 'number' && column.lemmas.some((word) => rates.has(word)))
      throw new Unfit(`nothing says what '${text}' is`, [text])
  }
}

const rates: ReadonlySet<string> = new Set(
  'rate fee pay wage salary rent allowance charge premium fare tariff price limit quota capacity budget stipend subscription'.split(
    ' ',
  ),
)
