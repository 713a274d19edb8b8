/** What agentdb relies on in a session, whatever the server, the role or the database sets. */
const fixedSettings: readonly (readonly [name: string, value: string])[] = [
  ['standard_conforming_strings', 'on'],
  ['DateStyle', 'ISO'],
  ['IntervalStyle', 'postgres'],
  ['bytea_output', 'hex'],
  ['extra_float_digits', '1'],
]

const lockTimeoutMs = 5000
const idleInTransactionMs = 60_000
/** A client that was killed is noticed this soon, and its statement stopped (PostgreSQL 14, where the system can tell). */
const clientCheckMs = 1000
/** For a statement outside our own transactions; each of those sets its own. */
const sessionStatementTimeoutMs = 60_000

/** Startup options, for a server that takes them; a pooler may refuse them. */
export const startupOptions: string = [
  ...fixedSettings,
  ['default_transaction_read_only', 'on'],
  ['statement_timeout', sessionStatementTimeoutMs],
  ['lock_timeout', lockTimeoutMs],
  ['idle_in_transaction_session_timeout', idleInTransactionMs],
]
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ')

/**
 * The first statement of every transaction. It fixes the snapshot, after which no statement can make the transaction
 * read-write; it sets what a pooler may have dropped, for this transaction only; and it reads back what matters.
 * `$1` is the statement timeout in ms, `$2` the lock timeout in ms.
 */
export const openingStatement: string = `
select
  set_config('statement_timeout', $1, true),
  set_config('lock_timeout', $2, true),
  set_config('idle_in_transaction_session_timeout', '${idleInTransactionMs}', true),
  ${fixedSettings.map(([name, value]) => `set_config('${name}', '${value}', true)`).join(',\n  ')},
  case
    when current_setting('client_connection_check_interval', true) is not null
      and version() ~* 'linux|darwin|bsd' and version() !~* 'emcc|emscripten|pglite'
    then set_config('client_connection_check_interval', '${clientCheckMs}', true)
  end,
  current_setting('transaction_read_only'),
  current_setting('transaction_isolation'),
  current_setting('standard_conforming_strings')`

/** The last three columns of the opening statement, as they must be. */
export const openingAnswer: readonly string[] = ['on', 'repeatable read', 'on']

/** A lock is never waited for longer than the statement may take. */
export function lockTimeoutFor(statementTimeoutMs: number): number {
  return Math.min(lockTimeoutMs, statementTimeoutMs)
}
