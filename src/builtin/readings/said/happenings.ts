import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const verbs: ReadonlySet<string> = new Set(
  'expire start end open close begin arrive depart leave return finish due run'.split(' '),
)

/** "licences expire in 2026": several things before a verb and its time are no name of a column. @throws {Unfit} where they are read as one */
export function checkHappenings({ reading, tokens }: Said): void {
  const spans = reading.sketch.pieces.flatMap((piece) =>
    piece.kind === 'filter' && piece.filter.kind === 'date' && piece.filter.column === null
      ? [piece.filter.span.start]
      : [],
  )
  if (spans.length === 0) return
  for (const { slot, use } of slotUses(reading.sketch)) {
    const { end } = slot.mention
    const [thing, verb] = [tokens[end - 2], tokens[end - 1]]
    if (use !== 'ask' || !thing || !verb) continue
    if (!spans.some((span) => span === end || span === end + 1)) continue
    if (verbs.has(verb.low) && thing.low !== thing.lemma)
      throw new Unfit(`'${slot.text}' says what happens`, [slot.text])
  }
}
