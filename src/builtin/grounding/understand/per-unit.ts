import type { CatalogColumn } from '../../../linking/catalog.js'
import type { Piece } from '../../grammar/sketch.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { Output, SimpleMeasure } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { addsUp } from './additive.js'

/**
 * "cost per seedling": all that was spent over all that there was of it, where "seedlings" is a number that rows hold.
 * Whether the piece was read so; a key to group by is what is left.
 * @throws {Ungrounded} where what is measured is not of the same rows, or does not add up
 */
export function readPerUnit(
  draft: Draft,
  piece: Extract<Piece, { kind: 'group' }>,
  before: Piece | undefined,
): boolean {
  const [term] = piece.terms
  if (piece.word !== 'per' || piece.terms.length !== 1 || term?.kind !== 'noun') return false
  const { slot } = term.noun
  if (slot.plural || linkOf(draft, slot).kind !== 'column') return false
  const under = columnOf(draft, slot)
  if (!isNumberOfPieces(under)) return false
  const last = draft.outputs.at(-1)
  if (!last || before?.kind !== 'ask' || before.end !== piece.start) throw unclear(slot.text)
  const over = amountOf(last)
  if (!over || over.column.table !== under.table || over.column.id === under.id) throw unclear(slot.text)
  const part = (column: CatalogColumn) => ({
    measure: { kind: 'aggregate', fn: 'sum', column } satisfies SimpleMeasure,
    only: [],
    having: [],
  })
  draft.outputs[draft.outputs.length - 1] = {
    kind: 'ratio',
    percent: false,
    over: part(over.column),
    under: part(under),
    total: false,
    perRow: false,
    directive: last.directive,
  }
  draft.notes.push(`all the ${over.column.words.join(' ')} over all the ${under.words.join(' ')}`)
  return true
}

/** A number whose name is in the plural: how many of something, or how much, each row has. */
function isNumberOfPieces(column: CatalogColumn): boolean {
  return (
    column.kind === 'number' &&
    column.role === 'measure' &&
    column.words.at(-1) !== column.lemmas.at(-1) &&
    /s$/.test(column.words.at(-1) ?? '')
  )
}

/** What is added up: a plain amount, or its sum. */
function amountOf(output: Output): { readonly column: CatalogColumn } | null {
  if (output.kind === 'aggregate' && output.fn === 'sum') return output
  if (output.kind !== 'column' || output.column.kind !== 'number') return null
  return addsUp(output.column) || isNumberOfPieces(output.column) ? output : null
}

function unclear(text: string): Ungrounded {
  return new Ungrounded(`what is measured per ${text} is not clear`, [text])
}
