import type { Transaction } from './connection.js'
import { quoteTable } from './names.js'
import { attempt } from './savepoint.js'
import type { Table } from './snapshot.js'

/** A table never analysed is counted when it is no larger than this; larger ones stay unknown. */
const maxCountedBytes = 16_000_000
const maxCountedTables = 500

/** Fills the row estimate of tables that were never analysed and are small; a failure leaves them unknown. */
export async function countSmallTables(tx: Transaction, tables: readonly Table[]): Promise<Table[]> {
  const uncounted = tables.filter((table) => table.rowEstimate === null && hasRows(table))
  const counts = await attempt(tx, () => countAll(tx, uncounted.slice(0, maxCountedTables)))
  return tables.map((table) => {
    const count = counts?.get(table)
    return count === undefined ? table : { ...table, rowEstimate: count }
  })
}

function hasRows(table: Table): boolean {
  return table.kind === 'table' || table.kind === 'materialized view' || table.kind === 'partitioned table'
}

async function countAll(tx: Transaction, tables: readonly Table[]): Promise<Map<Table, number>> {
  const counts = new Map<Table, number>()
  if (tables.length === 0) return counts
  const sizes = await tx.query(sizesQuery, [tables.map(quoteTable)])
  const small = tables.filter((_, index) => {
    const size = sizes.rows[index]?.[0]
    return typeof size === 'number' && size <= maxCountedBytes
  })
  if (small.length === 0) return counts
  const { rows } = await tx.query(
    small.map((table, index) => `select ${index}, count(*) from ${quoteTable(table)}`).join('\nunion all\n'),
  )
  for (const [index, count] of rows) {
    const table = small[Number(index)]
    if (table) counts.set(table, Number(count))
  }
  return counts
}

/** Measuring a table locks it: the size of one that somebody has locked for good stays unknown. */
const sizesQuery = `
select case
  when exists (
    select
    from pg_catalog.pg_locks as l
    where l.mode = 'AccessExclusiveLock' and l.relation = c.oid
  ) then null
  when c.relkind = 'p' then (
    select sum(pg_relation_size(leaf.relid))
    from pg_partition_tree(c.oid) as leaf
    where leaf.isleaf
  )
  when c.relispopulated then pg_relation_size(c.oid)
end::float8
from unnest($1::text[]) with ordinality as wanted (name, position)
join pg_catalog.pg_class as c on c.oid = wanted.name::regclass
order by wanted.position`
