import { type CatalogColumn, mustTable } from '../../linking/catalog.js'
import { bare } from '../../linking/column-roles.js'
import type { Noun, Piece } from '../grammar/sketch.js'
import { type Draft, linkOf } from './draft.js'
import { gather } from './ratio/gather.js'
import { Ungrounded } from './ungrounded.js'

type BothPiece = Extract<Piece, { kind: 'both' }>

/**
 * "Which cities have both a branch and customers?", where either keeps its own city: the values that a column of the
 * one table shares with a column of the other that is called the same. False where it is not so said.
 */
export function addSharedValues(draft: Draft, piece: BothPiece): boolean {
  const at = draft.outputs.findIndex((output) => !output.directive)
  const output = draft.outputs[at]
  const left = sideOf(draft, piece.left)
  const right = sideOf(draft, piece.right)
  if (output?.kind !== 'column' || !left || !right || left.table === right.table) return false
  const own = columnLike(draft, output.column, left.table)
  const other = columnLike(draft, output.column, right.table)
  if (!own || !other) return false
  if (draft.outputs.length > 1 || draft.conditions.length + draft.requires.length > 0)
    throw new Ungrounded('what is said besides may be of one side or of both', ['both'])
  draft.outputs[at] = { ...output, column: own }
  draft.target = own.table
  draft.near = own.table
  draft.both = { left: conditionsOf(draft, left), right: conditionsOf(draft, right), other }
  return true
}

interface Side {
  readonly table: string
  readonly noun: Noun
  readonly rest: readonly Piece[]
}

/** The one thing a side names, and what is said of it after that. */
function sideOf(draft: Draft, pieces: readonly Piece[]): Side | null {
  const [first, ...rest] = pieces
  if (first?.kind !== 'entity' || rest.some((piece) => piece.kind === 'entity')) return null
  const link = linkOf(draft, first.noun.slot)
  const plain = !first.noun.extreme && !first.noun.owner && !first.noun.distinct
  return link.kind === 'table' && plain ? { table: link.table, noun: first.noun, rest } : null
}

function columnLike(draft: Draft, column: CatalogColumn, table: string): CatalogColumn | null {
  const called = (each: CatalogColumn) =>
    bare(each.lemmas, mustTable(draft.catalog, each.table).lemmas).join(' ')
  const found = mustTable(draft.catalog, table).columns.filter(
    (each) => each.kind === 'text' && !each.unique && called(each) === called(column),
  )
  const [only] = found
  return only && found.length === 1 && only.role !== 'reference' && only.role !== 'key' ? only : null
}

function conditionsOf(draft: Draft, { table, noun, rest }: Side) {
  const found = gather({ ...draft, both: null, requires: [] }, table, noun.pre, rest)
  if (found.having.length > 0) throw new Ungrounded('"both" of how many?', ['both'])
  return found.conditions
}
