import type { Cell } from '../events.js'
import columnsSql from './catalogue/columns.sql'
import defaultsSql from './catalogue/defaults.sql'
import environmentSql from './catalogue/environment.sql'
import fingerprintSql from './catalogue/fingerprint.sql'
import foreignKeysSql from './catalogue/foreign-keys.sql'
import keysSql from './catalogue/keys.sql'
import relationsSql from './catalogue/relations.sql'
import typesSql from './catalogue/types.sql'
import type { Catalogue } from './catalogue-rows.js'
import { buildTables } from './catalogue-rows.js'
import type { Connection, Transaction } from './connection.js'
import { digest } from './digest.js'
import { countSmallTables } from './row-counts.js'
import { attempt, waitLittleForLocks } from './savepoint.js'
import type { Snapshot } from './snapshot.js'

/** What ends the reading of a catalogue early. */
export interface IntrospectOptions {
  /** Wall clock for the whole catalogue; 30 s when absent. */
  readonly timeoutMs?: number | undefined
  readonly signal?: AbortSignal | undefined
}

const defaultTimeoutMs = 30_000

/**
 * Reads what the role may select from: user schemas only, partition parents without their partitions, nothing that an
 * extension brought. Columns have no profile yet. A role that sees nothing gets a snapshot without tables.
 */
export async function introspect(connection: Connection, options: IntrospectOptions = {}): Promise<Snapshot> {
  return connection.readOnly(transactionOptions(options), async (tx) => {
    const fingerprint = await readFingerprint(tx)
    await waitLittleForLocks(tx)
    const environment = await tx.query(environmentSql)
    const tables = await countSmallTables(tx, buildTables(await readCatalogue(tx)))
    return {
      fingerprint,
      takenAt: new Date().toISOString(),
      searchPath: strings(environment.rows[0]?.[0]),
      tables,
    }
  })
}

/**
 * A short text that changes when anything in the snapshot but rows and profiles would: tables, columns, types, keys,
 * comments, enum labels, privileges, the search path, or the database itself (dropped and made again).
 * Equal to `Snapshot.fingerprint` of the same moment.
 */
export async function fingerprint(connection: Connection, options: IntrospectOptions = {}): Promise<string> {
  return connection.readOnly(transactionOptions(options), readFingerprint)
}

function transactionOptions(options: IntrospectOptions) {
  return { timeoutMs: options.timeoutMs ?? defaultTimeoutMs, signal: options.signal }
}

async function readFingerprint(tx: Transaction): Promise<string> {
  const { rows } = await tx.query(fingerprintSql)
  return digest(JSON.stringify(rows))
}

async function readCatalogue(tx: Transaction): Promise<Catalogue> {
  const relations = (await tx.query(relationsSql)).rows
  const oids = relations.map((row) => row[0])
  const partly = relations.filter((row) => row[7] === false).map((row) => row[0])
  const columns = (await tx.query(columnsSql, [oids, partly])).rows
  const types = distinctTypes(columns)
  return {
    relations,
    columns,
    defaults: (await attempt(tx, () => tx.query(defaultsSql, [oids])))?.rows ?? [],
    types: (await tx.query(typesSql, [types.map(([oid]) => oid), types.map(([, modifier]) => modifier)]))
      .rows,
    keys: (await tx.query(keysSql, [oids])).rows,
    foreignKeys: (await tx.query(foreignKeysSql, [oids])).rows,
  }
}

function distinctTypes(columns: Catalogue['columns']): (readonly [Cell, Cell])[] {
  const types = new Map<string, readonly [Cell, Cell]>()
  for (const [, , , oid = null, modifier = null] of columns) types.set(`${oid}:${modifier}`, [oid, modifier])
  return [...types.values()]
}

function strings(cell: Cell | undefined): string[] {
  return Array.isArray(cell) ? cell.map(String) : []
}
