import type { Catalog } from '../../../linking/catalog.js'
import { namesMeasure } from '../../grammar/gauge-words.js'
import type { Piece, Sketch } from '../../grammar/sketch.js'
import type { Assignment } from '../assign/assign.js'
import { emptyDraft } from '../draft.js'
import { asStored, type Matching } from '../matching.js'
import type { Spec } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { finish } from './finish.js'
import { mainTable } from './main-table.js'
import { readPiece } from './read-piece.js'

/**
 * The spec of a sketch under one assignment.
 * @param added sentences that add to what is shown instead of saying all of it: "show the price as well"
 * @throws {Ungrounded} when the reading makes no query
 */
export function understand(
  sketch: Sketch,
  assignment: Assignment,
  catalog: Catalog,
  matching: Matching = asStored,
  added: ReadonlySet<number> = new Set(),
): Spec {
  const draft = emptyDraft(catalog, assignment.links, matching)
  if (hasNew(sketch)) draft.verbs.push('new')
  draft.gauged = sketch.pieces.some((piece) => piece.kind === 'extreme' && namesMeasure(piece.extreme.word))
  draft.made = madeWith(sketch)
  draft.target = mainTable(sketch, draft)
  draft.near = draft.target
  draft.lists = listsThings(sketch)
  const first = sketch.pieces.find((piece) => piece.kind === 'ask')
  for (const [at, piece] of sketch.pieces.entries()) {
    checkOneName(piece, sketch.pieces[at + 1])
    const later = piece.kind === 'ask' && first?.kind === 'ask' && piece.sentence > first.sentence
    readPiece(draft, piece, sketch.pieces, at, later && !added.has(piece.sentence))
  }
  return finish(draft)
}

/** "for each customer city": what follows the grouping noun at once belongs to its name. @throws {Ungrounded} when it is read apart. */
function checkOneName(piece: Piece, next: Piece | undefined): void {
  if (piece.kind !== 'group' || next?.kind !== 'ask' || next.start !== piece.end) return
  const term = next.terms[0]
  if (piece.terms.at(-1)?.kind !== 'noun') return
  if (term?.kind === 'noun' && term.noun.slot.mention.start === piece.end)
    throw new Ungrounded(`'${term.noun.slot.text}' may belong to what is grouped by`, [term.noun.slot.text])
}

/** Whether "new" is said of anything, however deep. */
function hasNew(sketch: Sketch): boolean {
  let found = false
  JSON.stringify(sketch, (key, value: unknown) => {
    if (key === 'links') return undefined
    if (value && typeof value === 'object' && 'kind' in value && value.kind === 'new') found = true
    return value
  })
  return found
}

/** "the revenue from tests … and the revenue": what it is made with, told once for all. */
function madeWith(sketch: Sketch): string | null {
  const found = new Set<string>()
  JSON.stringify(sketch, (key, value: unknown) => {
    if (key === 'links') return undefined
    if (value && typeof value === 'object' && 'made' in value) found.add(String(value.made))
    return value
  })
  const [only, ...more] = found
  return only !== undefined && more.length === 0 ? only : null
}

/** Before what is asked for stands more than a comma: a head such as "show" or "which". */
function listsThings({ pieces }: Sketch): boolean {
  const at = pieces.findIndex((piece) => piece.kind === 'ask')
  const ask = pieces[at]
  const before = pieces[at - 1]?.end
  return ask?.kind === 'ask' && ask.head === 'list' && ask.start >= (before === undefined ? 1 : before + 2)
}
