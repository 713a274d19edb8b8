import { type Catalog, type CatalogColumn, mustTable } from '../../../linking/catalog.js'
import { columnsOf } from '../../grounding/ratio/condition-columns.js'
import type { Condition, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Cond, Plan } from '../plan.js'
import type { Shaped } from './shaped.js'

/**
 * Values of a column, not rows, that two sets of rows share, or that no row of a kind has: "states where both …",
 * "statuses shared by cities above 1500 and below 500", "hometowns that no gymnast comes from". Null for any other spec.
 * @param shape the plan of one of the two sets
 * @throws {Ungrounded} where whose values are meant is not clear
 */
export function setShape(spec: Spec, catalog: Catalog, shape: (spec: Spec) => Shaped): Shaped | null {
  if (spec.both) {
    if (!isOfValues(spec, catalog)) throw new Ungrounded('one row cannot be both', ['both'])
    if (spec.both.other) return ofTwoTables(spec, spec.both, spec.both.other, shape)
    return combined(spec, spec.both.except ? 'except' : 'intersect', spec.both.left, spec.both.right, shape)
  }
  if (!isOfValues(spec, catalog)) return null
  const bounds = contradiction(spec.conditions)
  if (bounds) {
    const rest = spec.conditions.filter((condition) => !bounds.includes(condition))
    return combined({ ...spec, conditions: rest }, 'intersect', [bounds[0]], [bounds[1]], shape)
  }
  const absent = spec.conditions.filter((condition) => condition.related?.negated)
  if (absent.length === 0 || spec.rowsOf.has(spec.target)) return null
  if (absent.length > 1 && !absent.every((each) => isOwn(each, spec.target))) return null
  const others = absent.flatMap(
    (condition) => condition.related?.needs.map((need) => mustTable(catalog, need.table)) ?? [],
  )
  if (
    spec.outputs.some(
      (output) =>
        output.kind === 'column' &&
        others.some(
          (table) =>
            table.id !== spec.target &&
            table.columns.some(
              (column) => column.name === output.column.name && column.role === output.column.role,
            ),
        ),
    )
  ) {
    throw new Ungrounded('whose values are left out is not clear')
  }
  const rest = spec.conditions.filter((condition) => !absent.includes(condition))
  // "pubs but no hotels": no row is both, so what else is said holds for those that are there.
  const own = absent.every((each) => isOwn(each, spec.target))
  const both = { ...spec, conditions: own ? [] : rest }
  return combined(both, 'except', own ? rest : [], [anyOf(absent)], shape)
}

/** "towns without hotels": told by the very rows whose values are shown. */
function isOwn({ related }: Condition, target: string): boolean {
  return related?.from === target && related.needs.every(({ table }) => table === target)
}

/** The rows that are told to be absent; of several kinds, those of any. */
function anyOf(absent: readonly Condition[]): Condition {
  const [only, more] = absent
  if (only && !more) return { ...only, related: only.related && { ...only.related, negated: false } }
  const kinds = absent.flatMap(({ related }) => (related ? [related.conditions] : []))
  return {
    needs: [],
    make: (ref) => ({
      kind: 'or',
      of: kinds.map((conditions) => {
        const of = conditions.map(({ make }) => make(ref))
        return of.length === 1 && of[0] ? of[0] : { kind: 'and', of }
      }),
    }),
    text: absent.map(({ text }) => text).join(' and '),
    related: null,
  }
}

/** Only columns that may repeat are shown, and nothing that names or counts rows. */
function isOfValues(spec: Spec, catalog: Catalog): boolean {
  if (
    spec.rank ||
    spec.having.length > 0 ||
    spec.groups.length > 0 ||
    spec.orders.length > 0 ||
    spec.outputs.length === 0
  )
    return false
  return spec.outputs.every((output) => {
    if (isMeasure(output) || output.kind !== 'column' || output.column.unique) return false
    return !mustTable(catalog, tableOfSpec(output)).titles.some((title) => title.id === output.column.id)
  })
}

/** "cities that have both a branch and customers": the values one column shares with that of another table. */
function ofTwoTables(
  spec: Spec,
  { left, right }: NonNullable<Spec['both']>,
  other: CatalogColumn,
  shape: (spec: Spec) => Shaped,
): Shaped {
  if (spec.conditions.length + spec.requires.length > 0)
    throw new Ungrounded('what is said besides may be of one side or of both', ['both'])
  const outputs = spec.outputs.map((output) => ({ ...output, kind: 'column' as const, column: other }))
  const there = { ...spec, target: other.table, outputs }
  return joined([spec, left], [there, right], 'intersect', shape)
}

function combined(
  spec: Spec,
  op: 'intersect' | 'except',
  left: readonly Condition[],
  right: readonly Condition[],
  shape: (spec: Spec) => Shaped,
): Shaped {
  return joined([spec, left], [spec, right], op, shape)
}

type Half = readonly [spec: Spec, more: readonly Condition[]]

function joined(left: Half, right: Half, op: 'intersect' | 'except', shape: (spec: Spec) => Shaped): Shaped {
  const of = ([spec, more]: Half) =>
    shape({
      ...spec,
      both: null,
      valuesOnly: true,
      conditions: [...spec.conditions, ...more],
      distinct: true,
    })
  const a = of(left)
  const b = of(right)
  const bare = (plan: Plan): Plan => ({
    ...plan,
    distinct: false,
    select: plan.select.filter((each) => each.part === 'asked'),
    order: [],
  })
  return {
    plan: { ...bare(a.plan), set: { op, right: bare(b.plan) } },
    tree: a.tree,
    notes: [
      ...a.notes,
      ...b.notes,
      op === 'except' ? 'values that no such row has' : 'values that rows of both kinds have',
    ],
  }
}

/** Two bounds on one column that no single value can meet. */
function contradiction(conditions: readonly Condition[]): readonly [Condition, Condition] | null {
  for (const [at, first] of conditions.entries()) {
    for (const second of conditions.slice(at + 1)) {
      const a = boundOf(first)
      const b = boundOf(second)
      if (!a || !b || a.column !== b.column) continue
      const [low, high] = a.op.startsWith('>') ? [a, b] : [b, a]
      if (low.op.startsWith('>') && high.op.startsWith('<') && low.value >= high.value) return [first, second]
    }
  }
  return null
}

function boundOf(condition: Condition): { column: string; op: string; value: number } | null {
  const [column, more] = columnsOf(condition)
  if (!column || more || condition.related) return null
  const cond: Cond = condition.make((each) => ({ kind: 'column', alias: '', column: each }))
  if (cond.kind !== 'compare' || cond.right.kind !== 'literal' || typeof cond.right.value !== 'number')
    return null
  return { column: column.id, op: cond.op, value: cond.right.value }
}
