import { type Connection, StatementError, type Transaction } from '../database/connection.js'
import type { Snapshot } from '../database/snapshot.js'
import type { EdgeFact, EdgeFacts } from './edge-facts.js'
import {
  type EdgeCandidate,
  edgeCandidates,
  keyCandidates,
  named,
  naturalCandidates,
} from './key-candidates.js'

/** How much a survey may ask of the database. */
export interface SurveyLimits {
  /** Wall clock of the whole survey. What is not reached stays unknown, and unknown is never called lossless. */
  readonly timeoutMs: number
  /** Rows read of any one table. */
  readonly sampleRows: number
  /** Statements sent at most. */
  readonly maxProbes: number
}

/** Enough for some hundred tables; larger schemas keep joins that are not measured. */
export const defaultSurveyLimits: SurveyLimits = { timeoutMs: 20_000, sampleRows: 100_000, maxProbes: 1500 }

/**
 * Finds how tables join: declared keys, and undeclared ones from names, types and containment of the values; and for
 * each join whether it can drop rows. Bounded SQL only; the result is plain JSON to be cached next to the snapshot.
 */
export async function surveyEdges(
  connection: Connection,
  snapshot: Snapshot,
  limits: SurveyLimits = defaultSurveyLimits,
  signal?: AbortSignal,
): Promise<EdgeFacts> {
  const tables = named(snapshot)
  const declaredKeys = new Map<string, readonly string[]>()
  for (const { id, table } of tables) if (table.primaryKey) declaredKeys.set(id, table.primaryKey)
  const keys: { table: string; columns: readonly string[] }[] = []
  const edges: EdgeFact[] = []
  const deadline = performance.now() + limits.timeoutMs
  const probe = prober(connection, limits, deadline, signal)
  for (const candidate of keyCandidates(tables)) {
    if (declaredKeys.has(candidate.table)) continue
    const facts = await probe((tx) => uniqueness(tx, candidate.table, candidate.column, limits))
    if (!facts?.unique) continue
    declaredKeys.set(candidate.table, [candidate.column])
    keys.push({ table: candidate.table, columns: [candidate.column] })
  }
  const unique = uniqueColumns(snapshot, declaredKeys)
  const constrained = constrainedColumns(snapshot)
  const measured = async (candidates: readonly EdgeCandidate[]) => {
    for (const candidate of candidates) {
      const fact = await measure(candidate, probe, constrained, limits)
      if (fact) edges.push(fact)
    }
  }
  await measured(edgeCandidates(tables, declaredKeys))
  const used = new Set(edges.flatMap((edge) => edge.from.columns.map((name) => `${edge.from.table}.${name}`)))
  await measured(naturalCandidates(tables, unique, used))
  return { fingerprint: snapshot.fingerprint, edges, keys }
}

type Probe = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T | null>

/** One short transaction a probe: a failed one costs its own fact and nothing else. */
function prober(
  connection: Connection,
  limits: SurveyLimits,
  deadline: number,
  signal: AbortSignal | undefined,
): Probe {
  let left = limits.maxProbes
  return async (work) => {
    const timeoutMs = Math.min(5000, deadline - performance.now())
    if (left-- <= 0 || timeoutMs < 10) return null
    try {
      return await connection.readOnly({ timeoutMs, signal }, work)
    } catch (error) {
      if (error instanceof StatementError && error.fault !== 'cancelled' && error.fault !== 'connection')
        return null
      throw error
    }
  }
}

/** Unique because a constraint says so: few rows may look unique by luck. */
function constrainedColumns(snapshot: Snapshot): ReadonlySet<string> {
  return new Set(
    snapshot.tables.flatMap((table) =>
      [table.primaryKey ?? [], ...table.uniqueKeys]
        .filter((names) => names.length === 1)
        .map(([name]) => `${table.schema}.${table.name}.${name}`),
    ),
  )
}

/** Unique by constraint, found so, or, where a table has no key of its own, by a complete profile: beside a key a city that occurs once is luck. */
function uniqueColumns(snapshot: Snapshot, keys: ReadonlyMap<string, readonly string[]>): Set<string> {
  const unique = new Set<string>()
  for (const table of snapshot.tables) {
    const id = `${table.schema}.${table.name}`
    const single = [keys.get(id) ?? [], ...table.uniqueKeys].filter((names) => names.length === 1)
    for (const [name] of single) if (name !== undefined) unique.add(`${id}.${name}`)
    const named = table.name.toLowerCase()
    for (const column of table.columns) {
      const { profile } = column
      if (table.primaryKey !== null && !named.startsWith(column.name.toLowerCase().slice(0, 4))) continue
      if (
        profile?.distinct &&
        table.rowEstimate &&
        table.rowEstimate > 1 &&
        profile.nullFraction === 0 &&
        Math.round(profile.distinct) === Math.round(table.rowEstimate)
      ) {
        unique.add(`${id}.${column.name}`)
      }
    }
  }
  return unique
}

async function uniqueness(
  tx: Transaction,
  table: string,
  column: string,
  limits: SurveyLimits,
): Promise<{ unique: boolean }> {
  const { rows } = await tx.query(`
select count(*) > 0 and count(*) = count(distinct value) as is_unique
from (select ${quote(column)} as value from ${relation(table)} limit ${limits.sampleRows}) as sample`)
  return { unique: rows[0]?.[0] === true }
}

async function measure(
  candidate: EdgeCandidate,
  probe: Probe,
  declaredUnique: ReadonlySet<string>,
  limits: SurveyLimits,
): Promise<EdgeFact | null> {
  const row = await probe((tx) =>
    tx.query(containmentSql(candidate, limits)).then((result) => result.rows[0] ?? null),
  )
  const declared = candidate.kind === 'declared'
  const fromUnique =
    candidate.from.columns.length === 1 &&
    declaredUnique.has(`${candidate.from.table}.${candidate.from.columns[0]}`)
  if (!row) return declared ? { ...candidate, fromUnique, fromTotal: false, toTotal: false } : null
  const [children, nulls, orphans, childless, distinct] = row.map(Number)
  const empty = children === 0
  if (!declared) {
    const linked = (children ?? 0) - (nulls ?? 0)
    if (linked === 0 && (candidate.kind === 'natural' || !empty)) return null
    if ((orphans ?? 0) > 0.02 * linked) return null
    if (candidate.kind === 'natural' && (distinct ?? 0) < 2) return null
  }
  return {
    ...candidate,
    fromUnique:
      fromUnique ||
      (!declared &&
        !empty &&
        distinct === children &&
        candidate.kind === 'inferred' &&
        (children ?? 0) >= 50),
    fromTotal: !empty && nulls === 0 && orphans === 0,
    toTotal: childless === 0 && !empty,
  }
}

/** children, children without a reference, orphans, parents without a child, distinct references. */
function containmentSql(candidate: EdgeCandidate, limits: SurveyLimits): string {
  const { from, to } = candidate
  const match = from.columns
    .map((name, at) => `parent.${quote(to.columns[at] ?? '')} = child.${quote(name)}`)
    .join(' and ')
  const isNull = from.columns.map((name) => `child.${quote(name)} is null`).join(' or ')
  const first = quote(from.columns[0] ?? '')
  return `
select
  count(*)::int,
  count(*) filter (where ${isNull})::int,
  count(*) filter (where not (${isNull}) and not exists (select 1 from ${relation(to.table)} as parent where ${match}))::int,
  (select count(*)::int from (select * from ${relation(to.table)} limit ${limits.sampleRows}) as parent
    where not exists (select 1 from ${relation(from.table)} as child where ${match})),
  count(distinct child.${first})::int
from (select * from ${relation(from.table)} limit ${limits.sampleRows}) as child`
}

function relation(id: string): string {
  const dot = id.indexOf('.')
  return `${quote(id.slice(0, dot))}.${quote(id.slice(dot + 1))}`
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
