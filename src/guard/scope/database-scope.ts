import { type Connection, StatementError } from '../../database/connection.js'
import type { Snapshot } from '../../database/snapshot.js'
import { UsageError } from '../../errors.js'
import type { GuardCatalogue } from '../catalogue.js'
import { createGuard } from '../guard.js'
import { asNode } from '../mentions.js'
import { queryNodes } from '../nodes.js'
import { openParser, parseOne } from '../parse.js'
import { strictPolicy } from '../policy.js'
import { quoteName } from '../../database/names.js'
import { createRelationBook } from './relation-book.js'
import type { RulePlace, ScopePolicy, TableRule } from './scope-policy.js'
import { scopedConnection } from './scoped-connection.js'
import { type ScopedSnapshot, scopedSnapshot } from './scoped-snapshot.js'

/** A policy at work on one database, for everything that agentdb reads there by itself. */
export interface DatabaseScope {
  /** Changes whenever the policy does: part of every key under which something is kept. */
  readonly text: string
  /** Reads tables as the policy shows them, once `limit` was called with a snapshot that has them. */
  readonly connection: Connection
  /** Names in the policy that the database does not know: harmless, and most likely a slip of the pen. */
  readonly warnings: readonly string[]
  limit(snapshot: Snapshot): Promise<ScopedSnapshot>
}

/**
 * Puts a policy to work on a database.
 * @throws {UsageError} when a mask, a filter or a cap names what is not there, or a filter is no condition.
 */
export async function openDatabaseScope(
  connection: Connection,
  catalogue: GuardCatalogue,
  policy: ScopePolicy,
): Promise<DatabaseScope> {
  const book = createRelationBook(catalogue, queryNodes())
  const parser = await openParser()
  const rules = [...policy.rules.values()]
  await book.load(rules)
  const idle = rules.flatMap((rule) =>
    rule.places.filter((place) => !exists(rule, place)).map((place) => ({ rule, place })),
  )
  for (const { rule, place } of idle) if (place.protects) throw unknownName(rule, place)
  for (const rule of rules) await checkFilter(connection, catalogue, rule)
  return {
    text: policy.text,
    connection: scopedConnection(connection, { policy, book }),
    warnings: [
      ...new Set(
        idle.map(
          ({ rule, place }) =>
            `${place.key} names ${nameOf(rule, place)}, which this database does not have.`,
        ),
      ),
    ],
    async limit(snapshot) {
      await book.load(snapshot.tables)
      await book.load(
        snapshot.tables.filter(({ visible }) => visible).map(({ name }) => ({ schema: null, name })),
      )
      return scopedSnapshot(snapshot, { policy, book, parser })
    },
  }

  function exists(rule: TableRule, { column }: RulePlace): boolean {
    const found = book.relation(rule)
    return found !== null && (column === null || found.attributes.some(({ name }) => name === column))
  }
}

function nameOf({ schema, name }: TableRule, { column }: RulePlace): string {
  return column === null ? `the table "${schema}.${name}"` : `the column "${schema}.${name}.${column}"`
}

/** What is to be protected under a wrong name would not be. */
function unknownName(rule: TableRule, place: RulePlace): UsageError {
  const message = `${place.key} names ${nameOf(rule, place)}, which this database does not have.`
  return new UsageError('bad_policy', message, { hint: `Correct ${place.key}, or remove it.` })
}

/** Clauses of `select from t where (…)`; any other came out of the filter. */
const clauses = new Set(['fromClause', 'whereClause', 'limitOption', 'op'])

async function checkFilter(
  connection: Connection,
  catalogue: GuardCatalogue,
  rule: TableRule,
): Promise<void> {
  if (rule.filter === null) return
  const key = rule.places.find((place) => place.key.startsWith('policy.filters'))?.key ?? 'policy.filters'
  const bad = (why: string) =>
    new UsageError('bad_policy', `${key}: "${rule.filter}" is no condition on that table: ${why}`, {
      hint: `Correct ${key}, e.g. "deleted_at is null".`,
    })
  const sql = `select from ${quoteName(rule.schema)}.${quoteName(rule.name)} where (${rule.filter}\n)`
  const parsed = await parseOne(sql)
  if (!parsed.ok) throw bad(`${parsed.message}.`)
  const select = asNode(parsed.tree.SelectStmt) ?? {}
  if (Object.keys(select).some((clause) => !clauses.has(clause))) throw bad('it is more than one condition.')
  const verdict = await createGuard(catalogue, strictPolicy).check(sql)
  if (!verdict.ok) throw bad(verdict.message)
  try {
    await connection.readOnly({ timeoutMs: 10_000 }, (tx) => tx.query(`explain ${sql}`))
  } catch (error) {
    if (!(error instanceof StatementError)) throw error
    // A table that the login may not read needs no filter.
    if (error.fault !== 'permission') throw bad(`${error.message}.`)
  }
}
