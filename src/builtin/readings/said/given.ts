import { mustTable } from '../../../linking/catalog.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const giving: ReadonlySet<string> = new Set(['give', 'gives', 'gave', 'given'])
const gifts: ReadonlySet<string> = new Set(
  'donation donated gift given contribution contributed pledge pledged grant offering collection charity bequest'.split(
    ' ',
  ),
)

/**
 * "What did each instructor give" asks for lessons; an amount is what somebody gave only where gifts are kept.
 * @throws {PassedOver} where other amounts are added up
 */
export function checkGiven({ tokens, catalog, reading }: Said): void {
  const { sketch, spec } = reading
  const asked = sketch.pieces.flatMap((piece) => (piece.kind === 'ask' ? piece.terms : []))
  const given = asked.find((term) => term.kind === 'amount' && giving.has(term.word.toLowerCase()))
  if (given?.kind !== 'amount' || tokens.some(({ low }) => low === 'much' || low === 'money')) return
  for (const output of spec.outputs) {
    if (output.kind !== 'aggregate') continue
    const words = [...mustTable(catalog, output.column.table).lemmas, ...output.column.lemmas]
    if (!words.some((word) => gifts.has(word)))
      throw new PassedOver(`'${given.word}' may be something else than money`, [given.word])
  }
}
