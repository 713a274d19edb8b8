import type { Cell } from '../../events.js'
import type { Transaction } from '../connection.js'
import type { Column, ColumnProfile, Table } from '../snapshot.js'
import type { Profiles } from './answer.js'
import { type ColumnPlan, maxValueLength, planColumns } from './columns.js'

/** `inherited` rows describe a partitioned table with its partitions. */
const statsQuery = `
select
  s.schemaname,
  s.tablename,
  s.attname,
  s.null_frac,
  s.n_distinct,
  s.most_common_vals::text::text[],
  s.most_common_freqs,
  s.histogram_bounds::text::text[]
from unnest($1::text[], $2::text[], $3::boolean[]) as wanted (schema, name, partitioned)
join pg_catalog.pg_stats as s
  on s.schemaname = wanted.schema and s.tablename = wanted.name and s.inherited = wanted.partitioned`

/** What ANALYZE last found out, for those tables and columns whose statistics the role may see. */
export async function readStats(
  tx: Transaction,
  tables: readonly Table[],
): Promise<ReadonlyMap<Table, Profiles>> {
  const found = new Map<Table, Map<string, ColumnProfile>>()
  if (tables.length === 0) return found
  const plans = new Map(
    tables.flatMap((table) =>
      planColumns(table).map(
        (plan) => [key(table.schema, table.name, plan.column.name), { table, plan }] as const,
      ),
    ),
  )
  const { rows } = await tx.query(statsQuery, [
    tables.map((table) => table.schema),
    tables.map((table) => table.name),
    tables.map((table) => table.kind === 'partitioned table'),
  ])
  for (const row of rows) {
    const wanted = plans.get(key(row[0], row[1], row[2]))
    if (!wanted) continue
    const profiles = found.get(wanted.table) ?? new Map<string, ColumnProfile>()
    profiles.set(wanted.plan.column.name, statsProfile(wanted.table, wanted.plan, row))
    found.set(wanted.table, profiles)
  }
  return found
}

function key(...names: readonly (Cell | undefined)[]): string {
  return JSON.stringify(names)
}

function statsProfile(table: Table, plan: ColumnPlan, row: readonly Cell[]): ColumnProfile {
  const [, , , nullFraction, distinct, values, shares, bounds] = row
  const common = texts(values).map((value, index) => ({
    value,
    share: Array.isArray(shares) ? Number(shares[index]) : null,
  }))
  const range = plan.ranged ? extremes(plan.column, [...texts(values), ...texts(bounds)]) : null
  return {
    source: 'pg_stats',
    nullFraction: Number(nullFraction ?? 0),
    distinct: distinctCount(Number(distinct ?? 0), table.rowEstimate),
    commonValues: plan.grouped ? common.filter(({ value }) => value.length <= maxValueLength) : [],
    valuesComplete: false,
    min: range?.min ?? null,
    max: range?.max ?? null,
  }
}

/** pg_stats: below zero, the negative of distinct values by rows; zero is unknown. */
function distinctCount(figure: number, rows: number | null): number | null {
  if (figure > 0) return Math.round(figure)
  if (figure === 0 || rows === null) return null
  return Math.round(-figure * rows)
}

/** The ends of what ANALYZE sampled. Dates and timestamps are ISO 8601: their order is that of the text. */
function extremes(column: Column, values: readonly string[]): { min: string; max: string } | null {
  const numeric = column.category === 'integer' || column.category === 'decimal'
  if (!numeric && column.category !== 'date' && !column.category.startsWith('timestamp')) return null
  const sorted = values.toSorted((a, b) => (numeric ? Number(a) - Number(b) : a < b ? -1 : 1))
  const [min] = sorted
  const max = sorted.at(-1)
  return min === undefined || max === undefined ? null : { min, max }
}

function texts(cell: Cell | undefined): readonly string[] {
  return Array.isArray(cell) ? cell.map(String) : []
}
