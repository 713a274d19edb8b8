import type { CatalogColumn } from '../../linking/catalog.js'
import type { Clause, Formula, Term } from '../grammar/sketch.js'
import type { Cond, Expr } from '../planning/plan.js'
import { type Draft, linkOf } from './draft.js'
import { gather } from './ratio/gather.js'
import { tableIdOf } from './reach.js'
import { side } from './ratio/side.js'
import type { FormulaNode, FormulaSpec, Part, PlaceSpec } from './spec.js'
import { tableOfSpec, tablesOf } from './spec-tables.js'
import { toOneTables } from './to-one-tables.js'
import { Ungrounded } from './ungrounded.js'

/** The measures of an expression; plain amounts are added up. */
export function formulaSpec(draft: Draft, term: Extract<Term, { kind: 'formula' }>): FormulaSpec {
  const spec: FormulaSpec = { kind: 'formula', of: grounded(draft, term.of) }
  if (new Set(tablesOf(spec)).size > 1)
    throw new Ungrounded(
      'an expression over rows of different tables would count some of them more than once',
    )
  return spec
}

function grounded(draft: Draft, of: Formula): FormulaNode {
  switch (of.kind) {
    case 'number':
      return of
    case 'op': {
      const [left, right] = [grounded(draft, of.left), grounded(draft, of.right)]
      return of.op === '*' ? product(draft, of, left, right) : { kind: 'op', op: of.op, left, right }
    }
    case 'clause':
      return { kind: 'part', part: partOf(draft, of.clause) }
    default:
      return of satisfies never
  }
}

/**
 * "quantity * price" is worked out row by row and then added up: a product of two totals is hardly ever meant, and one
 * with anything else that is computed from rows is not guessed.
 */
function product(
  draft: Draft,
  of: Extract<Formula, { kind: 'op' }>,
  left: FormulaNode,
  right: FormulaNode,
): FormulaNode {
  if (!hasPart(left) || !hasPart(right)) return { kind: 'op', op: of.op, left, right }
  const [one, other] = [amountOf(left), amountOf(right)]
  if (one === null || other === null) throw new Ungrounded('a product of amounts that are not of one row')
  const [many, single] = manyFirst(draft, ...ofOneRow(draft, [of.left, one.column], [of.right, other.column]))
  if (of.right.kind !== 'clause' || !side(draft, of.right.clause).plain)
    throw new Ungrounded('a product of two totals')
  const measure = { kind: 'product' as const, fn: one.fn, left: many, right: single }
  return { kind: 'part', part: { measure, only: [], having: [] } }
}

type Named = readonly [of: Formula, column: CatalogColumn]

/**
 * Where one row holds a number of either name and nothing says whose is meant, both are of that row: the price a line was
 * sold at, not the list price.
 */
function ofOneRow({ catalog }: Draft, one: Named, other: Named): readonly [CatalogColumn, CatalogColumn] {
  const beside = ([, column]: Named, [of, named]: Named) =>
    namesOnly(of, named)
      ? catalog.tableById
          .get(column.table)
          ?.columns.find((each) => each.name === named.name && each.kind === 'number')
      : undefined
  const [down, up] = [beside(one, other), beside(other, one)]
  if (one[1].table === other[1].table || (down && up)) return [one[1], other[1]]
  return [up ?? one[1], down ?? other[1]]
}

/** "unit price", not "product unit price" or "the unit price of the product". */
function namesOnly(of: Formula, column: CatalogColumn): boolean {
  if (of.kind !== 'clause' || of.clause.pieces.some((piece) => piece.kind !== 'stop')) return false
  const { term } = of.clause
  const noun =
    term.kind === 'noun'
      ? term.noun
      : term.kind === 'aggregate' && term.of.kind === 'noun'
        ? term.of.noun
        : null
  return noun !== null && !noun.owner && noun.slot.text.trim().split(/[\s_]+/).length <= column.words.length
}

/** "quantity * unit price": of one row, or the price of what the row refers to. @throws {Ungrounded} where they are neither */
function manyFirst(
  draft: Draft,
  one: CatalogColumn,
  other: CatalogColumn,
): readonly [CatalogColumn, CatalogColumn] {
  if (one.table === other.table) return [one, other]
  const refers = (from: CatalogColumn, to: CatalogColumn) =>
    toOneTables(draft.catalog, from.table, 1).some(({ id }) => id === to.table)
  const [down, up] = [refers(one, other), refers(other, one)]
  if (down === up) throw new Ungrounded('a product of amounts that are not of one row')
  return down ? [one, other] : [other, one]
}

function hasPart(of: FormulaNode): boolean {
  return of.kind === 'part' || (of.kind === 'op' && (hasPart(of.left) || hasPart(of.right)))
}

/** A number of the row under a plain aggregate; null for all else. */
function amountOf(of: FormulaNode): Extract<Part['measure'], { kind: 'aggregate' }> | null {
  if (of.kind !== 'part' || of.part.only.length > 0 || of.part.measure.kind !== 'aggregate') return null
  return of.part.measure
}

const copulas: ReadonlySet<string> = new Set(['are', 'is', 'were', 'was'])

/** "how many of them are managers": what they are, and not what they have. @throws {Ungrounded} where it is read so */
function checkTheyAre(draft: Draft, { pieces }: Clause, counted: string): void {
  for (const piece of pieces) {
    if (piece.kind !== 'entity' || !copulas.has(piece.preposition)) continue
    const link = linkOf(draft, piece.noun.slot)
    const own = link.kind === 'column' && tableIdOf(link) === counted
    if (link.kind !== 'value' && !own)
      throw new Ungrounded(`which of them are '${piece.noun.slot.text}' is not clear`, [piece.noun.slot.text])
  }
}

function partOf(draft: Draft, clause: Clause): Part {
  const { measure, pre } = side(draft, clause)
  checkTheyAre(draft, clause, tableOfSpec(measure))
  const groups = draft.groups.length
  const { conditions, having } = gather(
    draft,
    tableOfSpec(measure),
    pre,
    clause.pieces.filter((piece) => piece.kind !== 'stop'),
  )
  if (having.length > 0 || draft.groups.length > groups) throw new Ungrounded('groups inside an expression')
  return { measure, only: conditions, having }
}

/** Printed with division that never fails. */
export function formulaExpr(of: FormulaNode, part: (part: Part) => Expr): Expr {
  if (of.kind === 'number') return { kind: 'literal', value: of.number, as: 'number' }
  if (of.kind === 'part') return part(of.part)
  const [left, right] = [formulaExpr(of.left, part), formulaExpr(of.right, part)]
  return of.op === '/'
    ? { kind: 'ratio', over: left, under: right, percent: false }
    : { kind: 'arithmetic', op: of.op, left, right }
}

/** A measure over some of the rows only. */
export function narrowed(expr: Expr, conds: readonly Cond[]): Expr {
  if (conds.length === 0) return expr
  if (expr.kind !== 'count' && expr.kind !== 'aggregate')
    throw new Ungrounded('a condition on something that is not counted or added up')
  return { ...expr, filter: conds.length === 1 ? (conds[0] as Cond) : { kind: 'and', of: conds } }
}

/** The expression in words. */
export function formulaWords(of: FormulaNode, words: (part: Part) => string): string {
  if (of.kind === 'number') return String(of.number)
  if (of.kind === 'part') return words(of.part)
  return `(${formulaWords(of.left, words)} ${of.op} ${formulaWords(of.right, words)})`
}

/** The place of each row by one measure. */
export function placeSpec(draft: Draft, term: Extract<Term, { kind: 'place' }>): PlaceSpec {
  const { measure, pre } = side(draft, { term: term.by, pieces: [] })
  if (pre.length > 0) throw new Ungrounded('a place by some of the rows only')
  return { kind: 'place', by: measure, descending: term.descending }
}
