import type { Transaction } from '../connection.js'
import type { Table } from '../snapshot.js'
import { type Profiles, readBlock } from './answer.js'
import { type ColumnPlan, planColumns } from './columns.js'
import { type Block, maxBlockColumns, profilingStatement, type RowChoice } from './statement.js'

/** Profiles one table, with the columns planned by their types unless told otherwise. */
export async function profileTable(
  tx: Transaction,
  table: Table,
  rows: RowChoice,
  plans: readonly ColumnPlan[] = planColumns(table),
): Promise<Profiles> {
  return (await profileTables(tx, [table], rows, plans)).get(table) ?? new Map()
}

/** Profiles tables in one statement. */
export async function profileTables(
  tx: Transaction,
  tables: readonly Table[],
  rows: RowChoice,
  plans?: readonly ColumnPlan[],
): Promise<Map<Table, Profiles>> {
  const blocks = tables.flatMap((table) => blocksOf(table, rows, plans))
  const found = new Map<Table, Profiles>()
  if (blocks.length === 0) return found
  const answer = await tx.query(profilingStatement(blocks))
  for (const row of answer.rows) {
    const block = blocks[Number(row[0])]
    if (!block) continue
    const all = rows.kind === 'all' || (rows.kind === 'first' && Number(row[1]) < rows.limit)
    const profiles = readBlock(block, row, all)
    found.set(block.table, new Map([...(found.get(block.table) ?? []), ...profiles]))
  }
  return found
}

/** A wide table takes several blocks. */
export function blocksOf(
  table: Table,
  rows: RowChoice,
  plans: readonly ColumnPlan[] = planColumns(table),
): Block[] {
  const blocks: Block[] = []
  for (let start = 0; start < plans.length; start += maxBlockColumns) {
    blocks.push({ table, rows, columns: plans.slice(start, start + maxBlockColumns) })
  }
  return blocks
}
