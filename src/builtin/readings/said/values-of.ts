import { isMoneyName } from '../../grammar/money-names.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** "No bitterness value" is about what is written down, not about a value that is spelt alike. @throws {PassedOver} where it is read so */
export function checkValuesOf({ tokens, reading }: Said): void {
  for (const [slot, link] of reading.assignment.links) {
    const next = tokens[slot.mention.end]
    if (link.kind === 'value' && link.score < 1 && next && ['value', 'values'].includes(next.low))
      throw new PassedOver(`nothing is called '${slot.text}'`, [slot.text])
  }
}

/**
 * "The average price paid by hotels" may be what they were charged as well as what came in; the total paid came in.
 * @throws {PassedOver} where the days of payment narrow it
 */
export function checkPricePaid({ tokens, reading }: Said): void {
  const [measure] = reading.spec.outputs
  if (measure?.kind !== 'aggregate' || measure.fn === 'sum' || !isMoneyName(measure.column)) return
  const [ask, ...others] = reading.sketch.pieces
  const by = tokens.findIndex(({ low }, at) => low === 'paid' && tokens[at + 1]?.low === 'by')
  if (ask && by >= ask.end && reading.plan.where.some(({ kind }) => kind === 'exists'))
    throw new PassedOver('what they paid is not clear', ['paid'])
  const paid = others.find(({ kind, start }) => kind === 'filter' && start === ask?.end)
  if (paid && tokens[paid.start]?.low === 'paid' && ['by', 'for'].includes(tokens[paid.start + 1]?.low ?? ''))
    throw new PassedOver('whether only what was paid counts is not clear', ['paid'])
}
