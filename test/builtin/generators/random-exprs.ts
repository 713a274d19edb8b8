import type { Cond, Expr, Source } from '../../../src/builtin/planning/plan.js'
import type { Catalog, CatalogColumn, CatalogTable } from '../../../src/linking/catalog.js'
import { hostileTexts } from './hostile.js'
import { aggregateOf, asked, columnExpr, compare, number, planOf, text } from './plan-parts.js'
import { pick } from './random.js'
import { enumLabels } from './schema.js'

/** The tables whose columns an expression may name. */
export interface Scope {
  readonly sources: readonly Source[]
  readonly catalog: Catalog
  readonly random: () => number
  /** A new alias, unique in the statement. */
  readonly alias: (table: CatalogTable) => string
}

const grains = ['day', 'week', 'month', 'quarter', 'year'] as const
const operators = ['=', '<>', '<', '<=', '>', '>='] as const

/** Any expression that can be shown. */
export function valueFrom(scope: Scope): Expr {
  return scope.random() < 0.5
    ? anyColumn(scope)
    : scope.random() < 0.5
      ? numberFrom(scope, 2)
      : keyFrom(scope)
}

/** An expression that can be grouped and ordered by. */
export function keyFrom(scope: Scope): Expr {
  const { random } = scope
  const moment = columnWhere(scope, isMoment)
  if (moment !== null && random() < 0.3) {
    return random() < 0.5
      ? { kind: 'truncate', grain: pick(random, grains), of: moment }
      : { kind: 'extract', field: pick(random, ['year', 'month', 'dow'] as const), of: moment }
  }
  return columnWhere(scope, ({ kind }) => kind !== 'other') ?? anyColumn(scope)
}

export function aggregateFrom(scope: Scope): Expr {
  const { random } = scope
  const filter = random() < 0.3 ? condFrom(scope, 1) : null
  const distinct = random() < 0.3
  switch (Math.floor(random() * 4)) {
    case 0:
      return { kind: 'count', of: null, distinct: false, filter }
    case 1:
      return { kind: 'count', of: keyFrom(scope), distinct, filter }
    case 2: {
      const over: Expr = { kind: 'count', of: null, distinct: false, filter }
      return {
        kind: 'ratio',
        over,
        under: { kind: 'count', of: null, distinct: false, filter: null },
        percent: random() < 0.5,
      }
    }
    default: {
      const fn = pick(random, ['sum', 'avg', 'min', 'max'] as const)
      return { kind: 'aggregate', fn, of: numberFrom(scope, 1), filter }
    }
  }
}

/** An expression with a number as its value. */
export function numberFrom(scope: Scope, depth: number): Expr {
  const { random } = scope
  const column =
    columnWhere(scope, ({ kind }) => kind === 'number') ?? number(Math.round(random() * 200 - 100) / 4)
  if (depth === 0) return column
  const inner = () => numberFrom(scope, depth - 1)
  const moment = columnWhere(scope, isMoment)
  switch (Math.floor(random() * 5)) {
    case 0:
      return { kind: 'arithmetic', op: pick(random, ['+', '-', '*'] as const), left: inner(), right: inner() }
    case 1:
      return { kind: 'ratio', over: inner(), under: inner(), percent: random() < 0.5 }
    case 2:
      return moment === null
        ? column
        : { kind: 'days', end: moment, start: columnWhere(scope, isMoment) ?? moment }
    case 3:
      return scalarFrom(scope)
    default:
      return column
  }
}

/** A sub-query with one number as its result. */
function scalarFrom({ catalog, random, alias }: Scope): Expr {
  const table = pick(random, catalog.tables)
  const source = { alias: alias(table), table }
  const column = table.columns.find(({ kind }) => kind === 'number')
  const of = column ? columnExpr(source.alias, column) : number(1)
  return { kind: 'scalar', plan: planOf({ from: source, select: [asked(aggregateOf('avg', of), 'avg')] }) }
}

/** A condition, with others inside it to this depth. */
export function condFrom(scope: Scope, depth: number): Cond {
  const { random } = scope
  const inner = () => condFrom(scope, depth - 1)
  if (depth > 0 && random() < 0.5) {
    const kind = pick(random, ['and', 'or', 'not', 'exists'] as const)
    if (kind === 'exists') return existsFrom(scope) ?? inner()
    return kind === 'not' ? { kind, of: inner() } : { kind, of: [inner(), inner()] }
  }
  const column = anyColumn(scope)
  if (random() < 0.15) return { kind: 'null', of: column, negated: random() < 0.5 }
  return column.kind === 'column'
    ? condOn(scope, column, column.column)
    : { kind: 'null', of: column, negated: true }
}

function condOn(scope: Scope, of: Expr, { kind, category }: CatalogColumn): Cond {
  const { random } = scope
  const literals = () => literalFor({ kind, category }, random)
  const negated = random() < 0.5
  if (kind === 'boolean' && random() < 0.7) return { kind: 'true', of, negated }
  if (kind === 'other') return { kind: 'null', of, negated }
  if (kind === 'text' && random() < 0.4)
    return {
      kind: 'like',
      of,
      pattern: `%${pick(random, hostileTexts)}\\%_`,
      negated,
      anyCase: random() < 0.5,
    }
  if (kind === 'number' && random() < 0.4) return compare(of, pick(random, operators), numberFrom(scope, 1))
  if (kind === 'number' && random() < 0.1) return { kind: 'like', of, pattern: '1%', negated, anyCase: false }
  if (random() < 0.3) return { kind: 'in', of, values: [literals(), literals()], negated }
  return compare(of, pick(random, operators), literals())
}

function literalFor(
  { kind, category }: Pick<CatalogColumn, 'kind' | 'category'>,
  random: () => number,
): Expr {
  if (category === 'enum') return text(pick(random, enumLabels))
  if (category === 'uuid') return text('c0ffee00-1234-4321-abcd-0123456789ab')
  switch (kind) {
    case 'number':
      return number(pick(random, [0, -1, 0.1, 1e21, -2.5, 1e-7]))
    case 'text':
      return text(pick(random, hostileTexts))
    case 'date':
    case 'timestamp':
    case 'timestamptz':
      return { kind: 'literal', value: pick(random, ['2024-02-29', '0099-01-01']), as: 'date' }
    case 'time':
      return { kind: 'literal', value: '12:30', as: 'time' }
    case 'boolean':
      return { kind: 'literal', value: random() < 0.5, as: 'boolean' }
    case 'other':
      return text('')
    default:
      return kind satisfies never
  }
}

function existsFrom(scope: Scope): Cond | null {
  const { random, sources, catalog } = scope
  const outer = pick(random, sources)
  const edges = catalog.edgesOf.get(outer.table.id) ?? []
  if (edges.length === 0) return null
  const edge = pick(random, edges)
  const forward = edge.from.table === outer.table.id
  const table = catalog.tableById.get(forward ? edge.to.table : edge.from.table)
  if (!table) return null
  const source = { alias: scope.alias(table), table }
  const [near, far] = forward ? [edge.from.columns, edge.to.columns] : [edge.to.columns, edge.from.columns]
  const link = near.map((column, at) => ({
    left: { alias: source.alias, column: far[at] ?? '' },
    right: { alias: outer.alias, column },
  }))
  const where = random() < 0.5 ? [condFrom({ ...scope, sources: [source] }, 0)] : []
  return { kind: 'exists', plan: planOf({ from: source, where }), link, negated: random() < 0.5 }
}

function anyColumn(scope: Scope): Expr {
  const source = pick(scope.random, scope.sources)
  return columnExpr(source.alias, pick(scope.random, source.table.columns))
}

function columnWhere(scope: Scope, fits: (column: CatalogColumn) => boolean): Expr | null {
  const found = scope.sources.flatMap(({ alias, table }) =>
    table.columns.filter(fits).map((column) => ({ alias, column })),
  )
  if (found.length === 0) return null
  const { alias, column } = pick(scope.random, found)
  return columnExpr(alias, column)
}

function isMoment({ kind }: CatalogColumn): boolean {
  return kind === 'date' || kind === 'timestamp' || kind === 'timestamptz'
}
