import { type CatalogColumn, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import { bare } from '../../../linking/column-roles.js'
import { spanExpr } from '../../grounding/span.js'
import type { KeySpec, Shown } from '../../grounding/spec.js'
import { isMeasure } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Block } from '../block.js'
import type { Expr, Output } from '../plan.js'
import { labelOf } from './labels.js'
import { sameExpr } from './sameness.js'

/**
 * The columns that show a key: of a thing its names and its key, of a year or weekday also what sorts it.
 * @param all every key shown: a column among them is not shown twice
 * @throws {Ungrounded} where a thing has neither a name nor a key
 */
export function keyOutputs(key: KeySpec, block: Block, all: readonly KeySpec[]): readonly Output[] {
  if (key.kind === 'grain' && key.grain === 'year') {
    return [
      { expr: keyExpr(key, block), label: 'year', part: 'asked' },
      {
        expr: { kind: 'truncate', grain: 'year', of: block.ref(key.column) },
        label: 'year_start',
        part: 'context',
      },
    ]
  }
  if (key.kind === 'grain' && key.grain === 'weekday') {
    return [
      {
        expr: { kind: 'extract', field: 'dayName', of: block.ref(key.column) },
        label: 'weekday',
        part: 'asked',
      },
      { expr: keyExpr(key, block), label: 'day_of_week', part: 'context' },
    ]
  }
  if (key.kind !== 'entity') return [{ expr: keyExpr(key, block), label: labelOf(key), part: 'asked' }]
  return entityOutputs(key.table, block, all)
}

/** Its names, and the key beside them; the key alone where it has no name. */
function entityOutputs(id: string, block: Block, all: readonly KeySpec[]): readonly Output[] {
  const table = mustTable(block.request.catalog, id)
  const shown = new Set(all.filter((each) => each.kind === 'column').map((each) => each.column.id))
  const titles = table.titles.filter((column) => !shown.has(column.id))
  const keys = table.key?.filter((column) => !shown.has(column.id)) ?? []
  const out: Output[] = titles.map((column) => ({
    expr: block.ref(column),
    label: column.name,
    part: 'asked',
  }))
  for (const column of keys)
    if (!titles.includes(column))
      out.push({ expr: block.ref(column), label: column.name, part: titles.length > 0 ? 'context' : 'asked' })
  if (titles.length === 0)
    for (const column of table.columns)
      if (
        (tellsApart(column) || isOwnNumber(column, table)) &&
        !shown.has(column.id) &&
        !keys.includes(column)
      )
        out.push({ expr: block.ref(column), label: column.name, part: 'context' })
  if (out.length === 0 && shown.size === 0)
    throw new Ungrounded(`${table.name} has neither a name nor a key to show`)
  return out
}

/** The number or code a nameless thing is known by, and what kind of thing it is. */
function tellsApart(column: CatalogColumn): boolean {
  if (column.kind !== 'text' || column.role === 'reference') return false
  const [only] = column.lemmas
  return (
    column.unique ||
    (column.lemmas.length === 1 && ['type', 'kind', 'category', 'model'].includes(only ?? ''))
  )
}

/** "pitch_no" of a pitch, "code" of a product: what rows are called by where nothing declares it unique. */
function isOwnNumber({ lemmas, kind, role }: CatalogColumn, table: CatalogTable): boolean {
  if (role === 'reference' || role === 'measure' || (kind !== 'text' && kind !== 'number')) return false
  const [word = '', ...more] = bare(lemmas, table.lemmas)
  return more.length === 0 && ownNumbers.has(word) && (kind === 'text' || word === 'number')
}

const ownNumbers: ReadonlySet<string> = new Set('number code plate reference tag label'.split(' '))

/** A key as one expression: a thing by its name. @throws {Ungrounded} for a measure, or a thing without a name */
export function keyExpr(key: Shown, block: Block): Expr {
  switch (key.kind) {
    case 'column':
      return block.ref(key.column)
    case 'span':
      return spanExpr(key.span, (column) => block.ref(column))
    case 'grain':
      return grainExpr(key, block)
    case 'entity': {
      const table = mustTable(block.request.catalog, key.table)
      const column = table.titles[0] ?? table.key?.[0]
      if (!column) throw new Ungrounded(`${table.name} has no name to order by`)
      return block.ref(column)
    }
    default:
      throw new Ungrounded('a measure without groups')
  }
}

function grainExpr({ grain, column }: Extract<KeySpec, { kind: 'grain' }>, block: Block): Expr {
  const of = block.ref(column)
  if (grain === 'year' || grain === 'hour') return { kind: 'extract', field: grain, of }
  return grain === 'weekday' ? { kind: 'extract', field: 'dow', of } : { kind: 'truncate', grain, of }
}

/** The column that a list is ordered by, to be shown beside it; none where it is shown already, or computed. */
export function contextFor(by: Shown, select: readonly Output[], block: Block): readonly Output[] {
  if (isMeasure(by) || by.kind === 'entity') return []
  const expr = keyExpr(by, block)
  return select.some((each) => sameExpr(each.expr, expr))
    ? []
    : [{ expr, label: labelOf(by), part: 'context' }]
}
