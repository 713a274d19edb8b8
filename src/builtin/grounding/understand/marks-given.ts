import type { CatalogColumn } from '../../../linking/catalog.js'
import type { Filter, Piece } from '../../grammar/sketch.js'
import type { CompareOp } from '../../planning/plan.js'
import type { Condition } from '../spec.js'
import { Unfit } from '../ungrounded.js'

const marks: ReadonlySet<string> = new Set(['rating', 'score', 'grade', 'mark', 'review'])

/**
 * "Trainers with at least ten ratings" where no rating is as high as ten: rows that were given one. Null where so many
 * could be the mark itself.
 */
export function countsGiven(
  { op, amount, noun }: Extract<Piece, { kind: 'having' }>,
  column: CatalogColumn,
): Condition | null {
  const plural = noun?.slot.plural === true && noun.pre.length === 0
  if (!plural || !isBeyond(column, op, amount)) return null
  return {
    needs: [{ table: column.table, near: null }],
    make: (ref) => ({ kind: 'null', of: ref(column), negated: true }),
    text: `with a ${column.words.join(' ')}`,
    related: null,
  }
}

/** @throws {Unfit} where "more than ten ratings" would be a rating above ten, and there is none */
export function refuseBeyond(column: CatalogColumn, filter: Extract<Filter, { kind: 'compare' }>): void {
  if (filter.upper === null && isBeyond(column, filter.op, filter.amount))
    throw new Unfit(`no ${column.words.join(' ')} is as high as ${filter.amount}`)
}

/** More of them than the highest mark that was given. */
function isBeyond({ kind, role, lemmas, max }: CatalogColumn, op: CompareOp, amount: number): boolean {
  return (
    kind === 'number' &&
    role === 'measure' &&
    ['>', '>='].includes(op) &&
    marks.has(lemmas.at(-1) ?? '') &&
    max !== null &&
    amount > Number(max)
  )
}
