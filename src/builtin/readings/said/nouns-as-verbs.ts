import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const determiners: ReadonlySet<string> = new Set(
  'the a an any their his her its our your my every each no this these those some'.split(' '),
)

/** A word that only a thing can be: it would have to be named by something here. */
const negations: ReadonlySet<string> = new Set(['not', 'no', 'never', 'none'])

/**
 * "The names of the sponsors", "who have no account": what an article stands before is a thing, and no verb to pass over.
 * @throws {PassedOver} where a thing that nothing is called after is read as something done, or "not" as a name
 */
export function checkNounsAsVerbs(said: Said): void {
  for (const piece of everyPiece(said.reading.sketch)) {
    if (piece.kind !== 'verb' || piece.end !== piece.start + 1) continue
    const before = lowOf(said, piece.start - 1)
    if (!determiners.has(before) || !/^\p{Ll}/u.test(piece.text)) continue
    if (/(?:ed|ing|en|est|wn|ught)$/.test(piece.text.toLowerCase())) continue
    throw new PassedOver(`'${piece.text}' names nothing in this database`, [piece.text])
  }
  checkTheirNames(said)
  for (const [slot] of said.reading.assignment.links)
    if (negations.has(slot.text.toLowerCase())) throw new PassedOver(`'${slot.text}' is no name`, [slot.text])
}

const firms: ReadonlySet<string> = new Set(['company', 'firm', 'business', 'organisation', 'organization'])

/** "The name of the company with the highest sales": the company is asked for, and is not just whose data this is. */
function checkTheirNames(said: Said): void {
  const firm = said.tokens.find(
    ({ index, low }) =>
      firms.has(low) &&
      ['the', 'each', 'every'].includes(lowOf(said, index - 1)) &&
      lowOf(said, index - 2) === 'of' &&
      /^names?$/.test(lowOf(said, index - 3)),
  )
  if (!firm) return
  const read = [...said.reading.assignment.links.keys()].some(
    ({ mention }) => mention.start <= firm.index && mention.end > firm.index,
  )
  if (!read) throw new PassedOver(`'${firm.text}' names nothing in this database`, [firm.text])
}
