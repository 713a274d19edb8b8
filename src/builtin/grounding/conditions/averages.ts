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
  const only = onlyRows(draft, filter, table)
  if (filter.within) return ownAverage(draft, filter, filter.within, column, only)
  const every = `${table.name}_all`
  const where = only.map(({ make }) => make(inside(every)))
  const right = times(averageOf(table, every, column, where), filter.factor ?? 1)
  const kept = only.map(({ text }) => ` with ${text}`).join('')
  draft.notes.push(`the average is taken over all ${table.words.join(' ')} rows${kept}`)
  return onColumn(
    draft,
    column,
    (of) => ({ kind: 'compare', left: of, op: filter.op, right }),
    `${column.words.join(' ')} ${filter.op} ${(filter.factor ?? 1) === 1 ? '' : `${filter.factor} times `}the average${kept}`,
  )
}

/** "the average tent pitch": what holds for the rows that it is taken over. */
function onlyRows(draft: Draft, { only }: AverageFilter, table: CatalogTable): readonly Condition[] {
  const near = { ...draft, near: table.id, target: table.id }
  const out = (only ?? []).map((each) => conditionOf(near, each))
  if (out.some(({ related, needs }) => related !== null || needs.some((need) => need.table !== table.id)))
    throw new Ungrounded('an average over other rows', ['average'])
  return out
}

function inside(alias: string): Reference {
  return (column) => ({ kind: 'column', alias, column })
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
function ownAverage(
  draft: Draft,
  filter: AverageFilter,
  within: Slot,
  column: CatalogColumn,
  only: readonly Condition[],
): Condition {
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
  const kept = only.map(({ make }) => make(inside(inner)))
  const right = (ref: Reference) =>
    times(averageOf(table, inner, column, [...shared.map(same(ref)), ...kept]), factor)
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
