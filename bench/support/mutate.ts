import type pg from 'pg'
import type { Snapshot } from '../../src/database/snapshot.js'
import type { EdgeFacts } from '../../src/linking/edge-facts.js'

export interface Mutation {
  /** Of each table's rows, 0 to 1; rows that refer to deleted ones go as well. */
  readonly share: number
  readonly seed: number
}

/** How tables refer to each other, declared or found in the data. */
interface Reference {
  readonly child: string
  readonly parent: string
  readonly childColumns: readonly string[]
  readonly parentColumns: readonly string[]
  /** A reference to the same table is cut where it may be null: else a whole hierarchy goes with its head. */
  readonly cut: boolean
}

const mostRounds = 12

/**
 * Deletes random rows, the same for the same seed, and whatever refers to them, so that what joined still joins.
 * Needs a superuser: triggers and declared keys are switched off for the session and kept by hand.
 */
export async function deleteRandomRows(
  client: pg.Client,
  snapshot: Snapshot,
  facts: EdgeFacts,
  mutation: Mutation,
): Promise<void> {
  const references = referencesOf(snapshot, facts)
  const stored = snapshot.tables.filter(({ kind }) => kind === 'table' || kind === 'partitioned table')
  await client.query('set session_replication_role = replica')
  for (const [at, { parent, parentColumns }] of references.entries()) {
    await client.query(
      `create temp table parents_${at} as select distinct ${list(parentColumns)} from ${relation(parent)}`,
    )
  }
  for (const table of stored) {
    await client.query(`
delete from ${relation(`${table.schema}.${table.name}`)}
where (hashtextextended(tableoid::text || ctid::text, ${mutation.seed}) & 1023) < ${Math.round(1024 * mutation.share)}`)
  }
  for (let round = 0; round < mostRounds; round += 1) {
    let orphans = 0
    for (const [at, reference] of references.entries()) {
      const done = await client.query(orphanSql(reference, at))
      orphans += done.rowCount ?? 0
    }
    if (orphans === 0) break
  }
  for (const { schema, name, kind } of snapshot.tables) {
    if (kind === 'materialized view')
      await client.query(`refresh materialized view ${relation(`${schema}.${name}`)}`)
  }
  await client.query('set session_replication_role = origin')
}

function referencesOf(snapshot: Snapshot, facts: EdgeFacts): readonly Reference[] {
  return facts.edges
    .filter((edge) => edge.kind !== 'natural')
    .map(({ from, to }) => {
      const table = snapshot.tables.find(({ schema, name }) => `${schema}.${name}` === from.table)
      const nullable = from.columns.every(
        (name) => table?.columns.find((column) => column.name === name)?.nullable,
      )
      return {
        child: from.table,
        parent: to.table,
        childColumns: from.columns,
        parentColumns: to.columns,
        cut: from.table === to.table && nullable,
      }
    })
}

/** Children whose parent was there before and is gone. */
function orphanSql({ child, parent, childColumns, parentColumns, cut }: Reference, at: number): string {
  const same = (other: string) =>
    childColumns
      .map((name, position) => `${other}.${quote(parentColumns[position] ?? '')} = child.${quote(name)}`)
      .join(' and ')
  const act = cut
    ? `update ${relation(child)} as child set ${childColumns.map((name) => `${quote(name)} = null`).join(', ')}`
    : `delete from ${relation(child)} as child`
  return `
${act}
where exists (select 1 from parents_${at} as before where ${same('before')})
  and not exists (select 1 from ${relation(parent)} as parent where ${same('parent')})`
}

function list(columns: readonly string[]): string {
  return columns.map(quote).join(', ')
}

/** `id` is `schema.name`. */
function relation(id: string): string {
  const dot = id.indexOf('.')
  return `${quote(id.slice(0, dot))}.${quote(id.slice(dot + 1))}`
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
