import { quoteName, quoteTable } from '../names.js'
import type { Table } from '../snapshot.js'
import { type ColumnPlan, maxValueLength, topValues } from './columns.js'

/** A table, or some of its columns, to be profiled by one branch of a statement. */
export interface Block {
  readonly table: Table
  readonly columns: readonly ColumnPlan[]
  readonly rows: RowChoice
}

/** Which rows are read: all, the first ones, or those of a random choice of pages. */
export type RowChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'first'; readonly limit: number }
  | { readonly kind: 'sampled'; readonly percent: number; readonly limit: number }

/** `grouping()` takes at most 31 arguments. */
export const maxBlockColumns = 30

/**
 * One statement for several blocks: one row for each, with the block's number, the number of rows read, and for each
 * column of the block the number of values, the smallest, the largest; then [column, value, count, distinct values]
 * for every grouped column: of all its values when they are few, else of the most common that come more than once.
 */
export function profilingStatement(blocks: readonly Block[]): string {
  return blocks.map((block, index) => `(${blockStatement(block, index)})`).join('\nunion all\n')
}

function blockStatement(block: Block, index: number): string {
  const { columns } = block
  const grouped = columns.flatMap((plan, number) => (plan.grouped ? [{ plan, number }] : []))
  const perColumn = (expression: (plan: ColumnPlan, name: string) => string) =>
    `json_build_array(${columns.map((plan, number) => expression(plan, `c${number}`)).join(', ')})`
  return `
with picked as ${block.rows.kind === 'all' ? 'not materialized' : 'materialized'} (
  select ${columns.map((plan, number) => `${quoteName(plan.column.name)} as c${number}`).join(', ')}
  from ${source(block)}
),
totals as (
  select
    count(*) as rows_read,
    ${perColumn((_, name) => `count(${name})`)} as present,
    ${perColumn((plan, name) => (plan.ranged ? `min(${name})::text` : 'null::text'))} as low,
    ${perColumn((plan, name) => (plan.ranged ? `max(${name})::text` : 'null::text'))} as high
  from picked
)
select ${index} as block, rows_read, present, low, high, ${grouped.length === 0 ? 'null::json' : `(${commonValues(grouped)})`}
from totals`
}

function source({ table, rows }: Block): string {
  switch (rows.kind) {
    case 'all':
      return quoteTable(table)
    case 'first':
      return `${quoteTable(table)} limit ${rows.limit}`
    case 'sampled':
      return `${quoteTable(table)} tablesample system (${rows.percent}) limit ${rows.limit}`
    default:
      return rows satisfies never
  }
}

interface Grouped {
  readonly plan: ColumnPlan
  readonly number: number
}

/** All columns are grouped in one pass; `grouping()` tells which one a group is of. */
function commonValues(grouped: readonly Grouped[]): string {
  const names = grouped.map(({ number }) => `c${number}`)
  const mask = (position: number) => (1 << names.length) - 1 - (1 << (names.length - 1 - position))
  const when = (result: (column: Grouped) => string) =>
    `case which ${grouped.map((column, position) => `when ${mask(position)} then ${result(column)}`).join(' ')} end`
  return `
  select json_agg(json_build_array(${when(({ number }) => String(number))}, value, n, distinct_values) order by rank)
  from (
    select which, value, n, distinct_values, row_number() over (partition by which order by n desc, value) as rank
    from (
      select which, value, n, count(*) over (partition by which) as distinct_values
      from (
        select which, ${when(({ number }) => `c${number}::text`)} collate "C" as value, n
        from (
          select grouping(${names.join(', ')}) as which, ${names.join(', ')}, count(*) as n
          from (select ${grouped.map(({ plan, number }) => `${shortened(plan, number)} as c${number}`).join(', ')} from picked) as short
          group by grouping sets (${names.map((name) => `(${name})`).join(', ')})
        ) as groups
      ) as texts
      where value is not null
    ) as counted
    where n > 1 or distinct_values <= ${when(({ plan }) => String(plan.maxValues))}
  ) as ranked
  where rank <= ${topValues} or distinct_values <= ${when(({ plan }) => String(plan.maxValues))}`
}

/** One character more than is kept tells that a value was cut. */
function shortened({ column }: ColumnPlan, number: number): string {
  return column.category === 'text' ? `left(c${number}::text, ${maxValueLength + 1})` : `c${number}`
}
