import { quoteName, quoteTable } from '../../database/names.js'
import type { Snapshot, Table } from '../../database/snapshot.js'
import { keyOf } from './scope-policy.js'
import type { Access } from './scoped-snapshot.js'

/** Whom `agentdb doctor --grants` writes SQL for, and what they may read. */
export interface GrantsFor {
  readonly role: string
  readonly database: string
  /** Only what is in scope. */
  readonly snapshot: Snapshot
  /** Absent for a table: it is read whole. */
  readonly access: ReadonlyMap<string, Access>
  readonly statementTimeoutMs: number
}

/**
 * The SQL that makes a login of least privilege with the scope of a policy: grants by table and by column, and a
 * security-barrier view in a schema of its own for each table with a filter, a cap or a mask. It holds no password.
 */
export function grantsScript(about: GrantsFor): string {
  const { role, database, snapshot } = about
  const who = quoteName(role)
  const tables = snapshot.tables.map((table) => ({ table, access: about.access.get(keyOf(table)) ?? whole }))
  const direct = tables.filter(({ access }) => access.kind !== 'subquery')
  const views = tables.flatMap(({ table, access }) =>
    access.kind === 'subquery' ? [{ table, ...access }] : [],
  )
  const viewSchemas = distinct(views.map(({ table }) => viewSchema(table)))
  const path = snapshot.searchPath.flatMap((schema) => {
    const own = viewSchema({ schema })
    return viewSchemas.includes(own) ? [own, schema] : [schema]
  })
  const lines = [
    `-- A login that may read what agentdb's policy shows of the database ${comment(database)}, and nothing else.`,
    '-- Run it as the owner of the tables, e.g. with psql --single-transaction; then set a password: \\password',
    '-- Rights that PUBLIC has, and functions declared SECURITY DEFINER, are open to every role: revoke them there.',
    `set search_path to ${names(snapshot.searchPath)};`,
    `create role ${who} login nosuperuser nocreatedb nocreaterole noreplication noinherit;`,
    `alter role ${who} set default_transaction_read_only = on;`,
    `alter role ${who} set statement_timeout = ${about.statementTimeoutMs};`,
    `alter role ${who} in database ${quoteName(database)} set search_path to ${names(path)};`,
    `grant connect on database ${quoteName(database)} to ${who};`,
    ...distinct(direct.map(({ table }) => table.schema)).map(
      (schema) => `grant usage on schema ${quoteName(schema)} to ${who};`,
    ),
    ...direct.map(({ table, access }) => grant(table, access, who)),
    ...viewSchemas.flatMap((schema) => [
      `create schema ${quoteName(schema)};`,
      `grant usage on schema ${quoteName(schema)} to ${who};`,
    ]),
    ...views.flatMap(({ table, subquery }) => viewOf(table, subquery, who)),
  ]
  return `${lines.join('\n')}\n`
}

const whole: Access = { kind: 'whole' }

function grant(table: Table, { kind }: Access, who: string): string {
  const columns = kind === 'whole' ? '' : ` (${names(table.columns.map(({ name }) => name))})`
  return `grant select${columns} on ${quoteTable(table)} to ${who};`
}

/** The view reads with the rights of its owner, and a barrier lets no condition look beneath the filter. */
function viewOf(table: Table, subquery: string, who: string): readonly string[] {
  const view = quoteTable({ schema: viewSchema(table), name: table.name })
  return [
    `create view ${view} with (security_barrier) as\nselect * from ${subquery} as ${quoteName(table.name)};`,
    `grant select on ${view} to ${who};`,
  ]
}

function viewSchema({ schema }: Pick<Table, 'schema'>): string {
  return `scoped_${schema}`
}

function names(list: readonly string[]): string {
  return list.length === 0 ? "''" : list.map(quoteName).join(', ')
}

function distinct(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}

function comment(text: string): string {
  return text.replace(/[\r\n]+/g, ' ')
}
