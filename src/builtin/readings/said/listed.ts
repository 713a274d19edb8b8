import type { CatalogColumn } from '../../../linking/catalog.js'
import { addsUp } from '../../grounding/understand/additive.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/**
 * "labor hours booked by masters" is how many in all, not each number once; a yes-or-no alone answers nothing; things
 * "per workshop" are counted, not listed.
 * @throws {PassedOver} where such a list is made
 */
export function checkListed(said: Said): void {
  checkPer(said)
  checkListedBy(said)
  checkOfEvery(said)
  checkOnes(said)
  checkFlags(said)
  checkAgentKey(said)
  const { plan, spec } = said.reading
  const columns = plan.select.flatMap(({ expr }): CatalogColumn[] =>
    expr.kind === 'column' ? [expr.column] : [],
  )
  if (columns.length !== plan.select.length || plan.group.length > 0 || plan.set) return
  const [only] = columns
  if (columns.length !== 1 || !only || spec.distinct) return
  const words = only.words.join(' ')
  if (only.kind === 'boolean') throw new PassedOver(`${words} alone says nothing`)
  if (only.kind !== 'number' || only.role !== 'measure') return
  if (isList(said) || isSettled(said)) return
  if (plan.distinct && !spec.outputs.some((output) => output.kinds))
    throw new PassedOver(`each ${words} once, or all together?`)
  if (plan.limit === null && addsUp(only)) throw new PassedOver(`${words} of each, or all together?`)
}

const listing = new Set(
  'each every individual list all show give display find return provide tell print get fetch which name report retrieve output'.split(
    ' ',
  ),
)

/** "list", "show", "which": rows are wanted. */
function isList({ tokens }: Said): boolean {
  return tokens.some(({ low }, at) => listing.has(low) || (low === 'what' && tokens[at + 1]?.low === 'are'))
}

/** "companies among the owners" are owners, not yeses and noes. */
function checkFlags({ reading }: Said): void {
  const flags = new Set(
    reading.spec.outputs.flatMap((output) =>
      output.kind === 'column' && output.column.kind === 'boolean' ? [output.column.id] : [],
    ),
  )
  for (const [slot, link] of reading.assignment.links)
    if (slot.role === 'thing' && slot.plural && link.kind === 'column' && flags.has(link.column))
      throw new PassedOver(`'${slot.text}' are rows, not what is known of them`, [slot.text])
}

/** "pages of books by French authors": whose they are, not what they are split by. */
function checkAgentKey({ reading }: Said): void {
  for (const piece of reading.sketch.pieces) {
    const [key] = piece.kind === 'group' && piece.word === 'by' ? piece.terms : []
    if (
      key?.kind === 'noun' &&
      key.noun.slot.plural &&
      key.noun.pre.some((filter) => filter.kind === 'value')
    )
      throw new PassedOver('by each of them, or by them together?', [key.noun.slot.text])
  }
}

/** One row is meant: it is told by its name or number. */
function isSettled({ reading: { plan } }: Said): boolean {
  const names = new Set(plan.from.table.titles.map((title) => title.id))
  return plan.where.some(
    (cond) =>
      cond.kind === 'compare' &&
      cond.op === '=' &&
      cond.left.kind === 'column' &&
      (cond.left.column.unique || names.has(cond.left.column.id)),
  )
}

/** "jobs per workshop": a group that nothing is grouped by. */
function checkPer(said: Said): void {
  const { plan, sketch, spec } = said.reading
  if (plan.group.length > 0 || plan.best || plan.set) return
  const ask = sketch.pieces.find((piece) => piece.kind === 'ask')
  const group = sketch.pieces.find((piece) => piece.kind === 'group')
  if (group?.kind !== 'group' || group.word !== 'per' || ask?.kind !== 'ask' || ask.start > group.start)
    return
  if (spec.outputs.some((output) => output.kind === 'entity'))
    throw new PassedOver('a list for each group, or how many in each?', ['per'])
}

/** "full-time ones only" narrows, whatever else it could show. */
function checkOnes(said: Said): void {
  for (const { index, low, text } of said.tokens) {
    if (low !== 'ones') continue
    const before = said.reading.sketch.pieces.find(
      (piece) => ['ask', 'group'].includes(piece.kind) && piece.end === index,
    )
    const first = said.reading.sketch.pieces.find((piece) => piece.kind === 'ask')
    if (before && before !== first && lowOf(said, index - 1) !== 'which')
      throw new PassedOver(`'${text}' are some of those asked for`, [text])
  }
}

/** "List the doctors by salary" orders them: how many there are of each was not asked. */
function checkListedBy(said: Said): void {
  const [ask, group] = said.reading.sketch.pieces
  if (ask?.kind !== 'ask' || group?.kind !== 'group' || group.word !== 'by') return
  const [key] = group.terms
  if (key?.kind === 'noun' && /name|title/i.test(key.noun.slot.text)) return
  const told = said.tokens
    .slice(0, ask.start)
    .findLast(({ low }) => !['the', 'all', 'of', 'our'].includes(low))
  const counted = said.reading.spec.outputs[0]?.kind === 'countRows' && ask.terms[0]?.kind === 'noun'
  if (counted && told && ['list', 'name', 'sort', 'order'].includes(told.low))
    throw new Unfit('a list in that order, or how many of each?', ['by'])
}

/** "Which amenities does every hotel have": those that none is without, and no list of pairs. */
function checkOfEvery(said: Said): void {
  const [ask, group] = said.reading.sketch.pieces
  if (ask?.kind !== 'ask' || group?.kind !== 'group' || group.word !== 'every') return
  const asked = ['which', 'what'].includes(lowOf(said, ask.start - 1))
  if (asked && ask.kinds && said.reading.plan.group.length === 0)
    throw new PassedOver("what 'every' one of them has is not what some have", ['every'])
}
