import { isMeasure } from '../../grounding/spec.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** "yearly pay" of each director is an amount, and no list for every year. @throws {PassedOver} where "yearly" splits what is not counted or added up */
export function checkPeriods({ reading, tokens }: Said): void {
  const { spec, sketch } = reading
  if (spec.rank || spec.outputs.some(isMeasure) || reading.plan.group.length > 0) return
  const group = sketch.pieces.find(
    (piece) =>
      piece.kind === 'group' && piece.terms.some((term) => term.kind === 'grain' && term.noun === null),
  )
  if (!group) return
  const text = tokens[group.start]?.text ?? ''
  throw new PassedOver(`what is '${text}' here?`, [text])
}
