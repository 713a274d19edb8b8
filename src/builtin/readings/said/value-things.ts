import { lemma } from '../../../linking/stem.js'
import { wordClass } from '../../grammar/phrase-book.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const outcomes: ReadonlySet<string> = new Set(['outcome', 'status', 'state', 'result'])

/**
 * "The price of a pass" is no price of a test whose outcome was a pass, and "the titles of all publications" are not
 * those of sections with an article that is published: what something is of is a thing, and no state of another.
 * @throws {PassedOver} where a stored state is read for the thing
 */
export function checkValueThings(said: Said): void {
  const { sketch, assignment } = said.reading
  const uses = slotUses(sketch)
  for (const { slot } of uses) {
    const link = assignment.links.get(slot)
    if (link?.kind !== 'value') continue
    const { start } = slot.mention
    const column = said.catalog.columnById.get(link.column)
    if (['a', 'an'].includes(lowOf(said, start - 1)) && lowOf(said, start - 2) === 'of') {
      const head = said.tokens[slot.mention.end]
      if (head && wordClass(head) !== 'stop') continue
      if (column?.lemmas.some((word) => outcomes.has(word)))
        throw new PassedOver(`'${slot.text}' is a thing, and no ${column.words.join(' ')}`, [slot.text])
      continue
    }
    const of = ['all', 'the'].includes(lowOf(said, start - 1)) ? start - 2 : start - 1
    if (!slot.plural || lowOf(said, of) !== 'of') continue
    if (link.exact || lemma(slot.text) === link.value.toLowerCase()) continue
    const attribute = uses.find((use) => use.slot.mention.end === of)
    const asked = attribute && assignment.links.get(attribute.slot)
    if (asked?.kind === 'column' && said.catalog.columnById.get(asked.column)?.table !== column?.table)
      throw new PassedOver(`nothing says which are '${slot.text}'`, [slot.text])
  }
}

/** "Events that took place in 2024" are kept in rows of their own. @throws {PassedOver} where they are a column's values */
export function checkTakingPlace({ reading }: Said): void {
  const { sketch, assignment } = reading
  const verb = sketch.pieces.find((piece) => piece.kind === 'verb' && piece.text === 'take place')
  if (!verb) return
  const subject = slotUses(sketch)
    .filter(({ slot }) => slot.mention.end <= verb.start)
    .at(-1)?.slot
  if (subject && assignment.links.get(subject)?.kind === 'column')
    throw new PassedOver(`'${subject.text}' is nothing that takes place`, [subject.text])
}

/** "…, going by the arrival date": where there is no such date, it is none to show. @throws {PassedOver} where it is shown */
export function checkUsedDates(said: Said): void {
  for (const piece of said.reading.sketch.pieces) {
    if (piece.kind !== 'verb' || piece.text.toLowerCase() !== 'use') continue
    const next = said.reading.sketch.pieces.find(({ start }) => start >= piece.end)
    if (next?.kind === 'ask' && lowOf(said, next.end - 1) === 'date')
      throw new PassedOver('nothing is the date to go by', [lowOf(said, next.end - 2), 'date'])
  }
}
