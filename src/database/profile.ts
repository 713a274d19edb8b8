import type { Connection, Transaction } from './connection.js'
import { StatementError } from './connection.js'
import type { Profiles } from './profiling/answer.js'
import { type ColumnPlan, planColumns } from './profiling/columns.js'
import { profileTable, profileTables } from './profiling/read.js'
import type { RowChoice } from './profiling/statement.js'
import { readStats } from './profiling/stats.js'
import { profileView, quietViews } from './profiling/views.js'
import { attempt, waitLittleForLocks } from './savepoint.js'
import type { Snapshot, Table } from './snapshot.js'

/** How long profiling may take; tables it does not reach stay without a profile. */
export interface ProfileLimits {
  /** Wall clock for all tables; 3 s when absent. */
  readonly budgetMs?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Told once, in a sentence, when some tables were not reached. */
  readonly onStopped?: ((message: string, error: StatementError) => void) | undefined
}

const defaultBudgetMs = 3000
/** Tables up to this many rows are read whole, several in one statement. */
const smallRows = 5000
/** Tables up to this many rows are read whole, but only columns with few distinct values are grouped. */
const mediumRows = 300_000
/** Rows of a larger table without statistics. */
const sampleRows = 20_000
/** Rows that tell which columns of a table without statistics repeat their values. */
const probeRows = 2000
const maxBatchColumns = 150

/**
 * Fills the columns' profiles, from the smallest table to the largest, until the budget is spent. Small tables are
 * read whole; larger ones by ANALYZE's statistics, by a full count of the columns with few distinct values, or by a
 * sample. Fails only when interrupted: what cannot be profiled keeps a null profile.
 */
export async function profile(
  connection: Connection,
  snapshot: Snapshot,
  limits: ProfileLimits = {},
): Promise<Snapshot> {
  const found = new Map<Table, Profiles>()
  const budgetMs = limits.budgetMs ?? defaultBudgetMs
  const options = { timeoutMs: budgetMs, signal: limits.signal }
  try {
    await connection.readOnly(options, async (tx) => {
      await waitLittleForLocks(tx)
      await profileAll(tx, snapshot.tables, found)
    })
  } catch (error) {
    if (!(error instanceof StatementError) || limits.signal?.aborted) throw error
    const missed = snapshot.tables.filter(
      (table) => table.kind !== 'foreign table' && !found.has(table),
    ).length
    limits.onStopped?.(
      `Profiling stopped (${error.message}); ${missed} of ${snapshot.tables.length} tables have no profile.`,
      error,
    )
  }
  return { ...snapshot, tables: snapshot.tables.map((table) => withProfiles(table, found.get(table))) }
}

async function profileAll(
  tx: Transaction,
  tables: readonly Table[],
  found: Map<Table, Profiles>,
): Promise<void> {
  const stored = tables
    .filter((table) => table.kind !== 'view' && table.kind !== 'foreign table')
    .toSorted((a, b) => rowsOf(a) - rowsOf(b))
  const small = stored.filter((table) => rowsOf(table) <= smallRows)
  const larger = stored.filter((table) => rowsOf(table) > smallRows)
  for (const batch of batches(small)) await profileBatch(tx, batch, found)
  const stats = (await attempt(tx, () => readStats(tx, larger))) ?? new Map<Table, Profiles>()
  for (const [table, profiles] of stats) found.set(table, profiles)
  for (const table of larger) {
    const profiles = await attempt(tx, () => profileLarger(tx, table, stats.get(table)))
    if (profiles) found.set(table, profiles)
  }
  const views = tables.filter((table) => table.kind === 'view')
  for (const view of (await attempt(tx, () => quietViews(tx, views))) ?? []) {
    const profiles = await attempt(tx, () => profileView(tx, view, smallRows))
    if (profiles) found.set(view, profiles)
  }
}

function rowsOf(table: Table): number {
  return table.rowEstimate ?? Number.POSITIVE_INFINITY
}

function withProfiles(table: Table, profiles: Profiles | undefined): Table {
  if (!profiles) return table
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, profile: profiles.get(column.name) ?? null })),
  }
}

/** One statement for many small tables; when it fails, one for each, so that a single bad table costs only itself. */
async function profileBatch(
  tx: Transaction,
  tables: readonly Table[],
  found: Map<Table, Profiles>,
): Promise<void> {
  // One row more than is small tells that the estimate was wrong.
  const rows: RowChoice = { kind: 'first', limit: smallRows * 2 }
  const together = await attempt(tx, () => profileTables(tx, tables, rows))
  for (const table of tables) {
    const profiles = together
      ? together.get(table)
      : (await attempt(tx, () => profileTables(tx, [table], rows)))?.get(table)
    if (profiles) found.set(table, profiles)
  }
}

async function profileLarger(
  tx: Transaction,
  table: Table,
  stats: Profiles | undefined,
): Promise<Profiles | undefined> {
  if (rowsOf(table) <= mediumRows) {
    const known = stats ?? (await profileTable(tx, table, { kind: 'first', limit: probeRows }))
    const plans = planColumns(table).map((plan) => repeating(plan, known))
    const counted = await profileTable(tx, table, { kind: 'all' }, plans)
    return new Map(
      [...counted].map(([name, profiles]) => [
        name,
        { ...profiles, distinct: profiles.distinct ?? known.get(name)?.distinct ?? null },
      ]),
    )
  }
  return stats ?? profileTable(tx, table, sampleOf(table))
}

/** A column that seems to hold a different value in most rows is not grouped. */
function repeating(plan: ColumnPlan, known: Profiles): ColumnPlan {
  const distinct = known.get(plan.column.name)?.distinct ?? null
  return { ...plan, grouped: plan.grouped && distinct !== null && distinct <= 2 * plan.maxValues }
}

function sampleOf(table: Table): RowChoice {
  const rows = rowsOf(table)
  if (!Number.isFinite(rows)) return { kind: 'first', limit: sampleRows }
  return { kind: 'sampled', percent: (100 * sampleRows * 2) / rows, limit: sampleRows }
}

function batches(tables: readonly Table[]): Table[][] {
  const groups: Table[][] = []
  let columns = Number.POSITIVE_INFINITY
  for (const table of tables) {
    columns += table.columns.length
    if (columns > maxBatchColumns) {
      groups.push([])
      columns = table.columns.length
    }
    groups.at(-1)?.push(table)
  }
  return groups
}
