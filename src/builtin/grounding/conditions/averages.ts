import { type CatalogColumn, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import type { Filter, Slot } from '../../grammar/sketch.js'
import type { Cond, Expr } from '../../planning/plan.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { Condition, Reference } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { conditionOf } from './conditions.js'
import { degreeNear } from './degree-near.js'
import { onColumn } from './on-column.js'

type AverageFilter = Extract<Filter, { kind: 'average' }>

/** "cost more than the average": over all rows of the table, or over those that share what is named. */
export function averageCondition(draft: Draft, filter: AverageFilter): Condition {
  const slot = filter.term?.kind === 'noun' ? filter.term.noun.slot : null
  const column = slot ? columnOf(draft, slot) : degreeNear(draft, filter.hints, 'average')
  const table = mustTable(draft.catalog, column.table)
  const other = filter.within !== null && filter.within !== undefined
  if (slot && filter.hints.length > 0 && (other || table.id !== (draft.near ?? draft.target)))
    throw new Ungrounded(`'${slot.text}' is not of what is compared`, [slot.text])
  const whole = filter.whole ? linkOf(draft, filter.whole) : null
  if (whole && !isTable(table.id, whole, filter))
    throw new Ungrounded('an average over other rows', ['average'])
  if (filter.within) return ownAverage(draft, filter, filter.within, column)
  const inner = `${table.name}_all`
  const only = narrowing(draft, filter, table.id)
  const where = only.map(({ make }) => make((each) => ({ kind: 'column', alias: inner, column: each })))
  const right = times(averageOf(table, inner, column, where), filter.factor ?? 1)
  const all =
    only.length === 0 ? `all ${table.words.join(' ')} rows` : only.map(({ text }) => text).join(' and ')
  draft.notes.push(`the average is taken over ${all}`)
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'compare', left: of, op: filter.op, right }),
    `${column.words.join(' ')} ${filter.op} ${(filter.factor ?? 1) === 1 ? '' : `${filter.factor} times `}the average`,
  )
}

/** "the average motorhome pitch": which rows it is the average of. @throws {Ungrounded} where another table says it */
function narrowing(draft: Draft, { only = [] }: AverageFilter, table: string): readonly Condition[] {
  const near = draft.near
  draft.near = table
  const conditions = only.map((filter) => conditionOf(draft, filter))
  draft.near = near
  const own = conditions.every(
    ({ related, needs }) => related === null && needs.every((need) => need.table === table),
  )
  if (!own) throw new Ungrounded('an average over rows told by others', ['average'])
  return conditions
}

/** Whether the words after "the average" can be the rows of this table. */
function isTable(id: string, link: Link, { whole }: AverageFilter): boolean {
  if (link.kind === 'table') return link.table === id
  return whole?.mention.links.some((each) => each.kind === 'table' && each.table === id) ?? false
}

function times(of: Expr, factor: number): Expr {
  return factor === 1
    ? of
    : { kind: 'arithmetic', op: '*', left: { kind: 'literal', value: factor, as: 'number' }, right: of }
}

/** "the average of their own department": over the rows that share the department. */
function ownAverage(draft: Draft, filter: AverageFilter, within: Slot, column: CatalogColumn): Condition {
  const table = mustTable(draft.catalog, column.table)
  const link = linkOf(draft, within)
  const shared = link.kind === 'table' ? referencesTo(draft, table.id, link.table) : [columnOf(draft, within)]
  if (shared.length === 0 || shared.some((each) => each.table !== table.id))
    throw new Ungrounded(`'${within.text}' is not what ${table.words.join(' ')} rows share directly`, [
      within.text,
    ])
  const inner = `${table.name}_own`
  const same =
    (ref: Reference) =>
    (each: CatalogColumn): Cond => ({
      kind: 'compare',
      left: { kind: 'column', alias: inner, column: each },
      op: '=',
      right: ref(each),
    })
  const factor = filter.factor ?? 1
  const right = (ref: Reference) => times(averageOf(table, inner, column, shared.map(same(ref))), factor)
  return {
    needs: [{ table: column.table, near: draft.near }],
    make: (ref) => ({ kind: 'compare', left: ref(column), op: filter.op, right: right(ref) }),
    text: `${column.words.join(' ')} ${filter.op} ${factor === 1 ? '' : `${factor} times `}the average of the ${table.words.join(' ')} rows with the same ${shared.map((each) => each.words.join(' ')).join(', ')}`,
    related: null,
  }
}

function referencesTo(draft: Draft, from: string, to: string): readonly CatalogColumn[] {
  const edges = (draft.catalog.edgesOf.get(from) ?? []).filter(
    (edge) => edge.from.table === from && edge.to.table === to,
  )
  const only = edges.length === 1 ? edges[0] : undefined
  return (only?.from.columns ?? []).flatMap((name) => draft.catalog.columnById.get(`${from}.${name}`) ?? [])
}

/** The one number of an inner query: the average of a column over the rows that meet the conditions. */
function averageOf(table: CatalogTable, alias: string, column: CatalogColumn, where: readonly Cond[]): Expr {
  return {
    kind: 'scalar',
    plan: {
      from: { alias, table },
      joins: [],
      distinct: false,
      where,
      group: [],
      having: [],
      order: [],
      limit: null,
      ties: false,
      set: null,
      select: [
        {
          expr: { kind: 'aggregate', fn: 'avg', of: { kind: 'column', alias, column }, filter: null },
          label: 'avg',
          part: 'asked',
        },
      ],
    },
  }
}
