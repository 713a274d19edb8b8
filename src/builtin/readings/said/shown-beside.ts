import { toOneTables } from '../../grounding/to-one-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const apart: ReadonlySet<string> = new Set(['different', 'distinct', 'various', 'unique', 'times'])

/**
 * ", with branch" at the end of a note asks for the branch to be shown; and who has "the most years of experience" has
 * not the most kinds of them.
 * @throws {Ungrounded} where it is read otherwise; another reading may be right
 */
export function checkShownBeside(said: Said): void {
  const { sketch, assignment, spec } = said.reading
  for (const [{ text, mention, plural }, link] of assignment.links) {
    const { start, end } = mention
    if (link.kind !== 'table' || plural || lowOf(said, start - 1) !== 'with') continue
    if (lowOf(said, start - 2) !== ',' || !said.tokens.slice(end).every(({ kind }) => kind === 'mark'))
      continue
    const condition = sketch.pieces.some(
      (piece) => piece.kind === 'entity' && piece.noun.slot.mention === mention,
    )
    const ofOne = toOneTables(said.catalog, spec.target, 1).some(({ id }) => id === link.table)
    const alone = spec.outputs.every((output) => output.kind === 'entity' && output.table === link.table)
    if (alone || (condition && ofOne)) throw new Ungrounded(`'with ${text}' is to be shown`, [text])
  }
  const by = spec.rank?.by
  if (by?.kind !== 'countValues' || by.column.kind !== 'number' || by.column.role !== 'measure') return
  if (!said.tokens.some(({ low }) => apart.has(low)))
    throw new Ungrounded(`how many ${by.column.words.join(' ')}, or how many kinds of them?`)
}
