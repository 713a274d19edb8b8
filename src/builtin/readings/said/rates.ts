import type { Token } from '../../../linking/tokens.js'
import { slotUses } from '../../grounding/slots.js'
import type { FormulaNode } from '../../grounding/spec.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const shares: ReadonlySet<string> = new Set(['rate', 'ratio', 'percentage', 'proportion'])

/** "The no show rate per doctor" is a share and no number of rows. @throws {PassedOver} where none is computed and no column is called so */
export function checkRates({ tokens, reading }: Said): void {
  const { sketch, spec, assignment } = reading
  const word = tokens.find(({ low }, at) => shares.has(low) || (low === 'share' && isNoun(tokens[at + 1])))
  const first = sketch.pieces[0]
  if (!word || !first || word.index < first.start) return
  const divided = (of: FormulaNode): boolean =>
    of.kind === 'op' && (of.op === '/' || divided(of.left) || divided(of.right))
  const computed = spec.outputs.some(
    (output) =>
      output.kind === 'ratio' || output.kind === 'trend' || (output.kind === 'formula' && divided(output.of)),
  )
  if (computed) return
  const named = slotUses(sketch).some(
    ({ slot }) =>
      slot.mention.start <= word.index &&
      slot.mention.end > word.index &&
      assignment.links.get(slot)?.kind !== undefined,
  )
  const read = sketch.pieces.some(
    (piece) => piece.kind !== 'verb' && piece.start <= word.index && piece.end > word.index,
  )
  if (!named && !read) throw new PassedOver(`'${word.text}' asks for a share`, [word.text])
}

/** "The share of", "the cancellation share per": not "who share a room". */
function isNoun(next: Token | undefined): boolean {
  return !next || next.kind === 'mark' || ['of', 'per', 'by', 'for', 'in'].includes(next.low)
}

const shared: ReadonlySet<string> = new Set(['share', 'percentage', 'proportion', 'fraction', 'percent'])
const reached: ReadonlySet<string> = new Set(['from', 'to', 'by', 'through', 'via'])

/**
 * "What share of the cancelled bookings came from each channel?" tells how they are spread, never how many of each
 * channel's are cancelled. @throws {PassedOver} where it is read so
 */
export function checkSpread({ tokens, reading }: Said): void {
  const each = tokens.findIndex(
    ({ low }, at) => ['each', 'every'].includes(low) && reached.has(tokens[at - 1]?.low ?? ''),
  )
  const word = tokens.findIndex(({ low }) => shared.has(low))
  if (each < 0 || word < 0 || word > each || tokens[word]?.sentence !== tokens[each]?.sentence) return
  if (reading.spec.outputs.some((output) => output.kind === 'ratio' && !output.total))
    throw new PassedOver('whether the share is of each group or of them all is not clear', ['each'])
}

/** "The volume divided by the capacity" is worked out, never the capacity alone; "how are clients divided by sector?" tells how many each has. @throws {PassedOver} where it is not */
export function checkWorkedOut({ tokens, reading }: Said): void {
  const at = tokens.findIndex(
    ({ low }, index) => ['divided', 'multiplied'].includes(low) && tokens[index + 1]?.low === 'by',
  )
  if (at < 0 || reading.spec.outputs.some(({ kind }) => worked.has(kind))) return
  const { groups, outputs } = reading.spec
  const told = tokens[at]?.low === 'divided' && tokens.some(({ low, index }) => low === 'how' && index < at)
  if (told && groups.length > 0 && outputs.every(({ kind }) => kind === 'countRows')) return
  throw new PassedOver(`what is ${tokens[at]?.low} is not worked out`, [tokens[at]?.text ?? ''])
}

const worked: ReadonlySet<string> = new Set(['ratio', 'formula', 'product', 'trend'])

/** "Guests who share a booking" are several of one, not whoever has one. @throws {PassedOver} where that is not read */
export function checkSharing({ tokens, reading }: Said): void {
  const at = tokens.findIndex(
    ({ low }, index) =>
      ['share', 'shares', 'shared', 'sharing'].includes(low) &&
      ['a', 'an', 'one'].includes(tokens[index + 1]?.low ?? ''),
  )
  if (at >= 0 && reading.sketch.pieces.some(({ kind, start }) => kind === 'verb' && start === at))
    throw new PassedOver(`nothing says what '${tokens[at]?.text}' is`, [tokens[at]?.text ?? ''])
}
