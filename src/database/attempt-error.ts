import type { AttemptError } from '../events.js'
import type { StatementError, StatementFault } from './connection.js'

/** Stable codes of a failed statement, as the contract lists them. */
const codes: Readonly<Record<StatementFault, string>> = {
  sql: 'sql_error',
  permission: 'permission_denied',
  timeout: 'statement_timeout',
  connection: 'connection_lost',
  cancelled: 'interrupted',
  'too-large': 'result_too_large',
}

const hints: Readonly<Record<StatementFault, string | null>> = {
  sql: null,
  permission: 'Grant SELECT to this role, or ask about other tables.',
  timeout: 'Narrow the question, or raise --statement-timeout.',
  connection: 'Check that the database is up and try again.',
  cancelled: null,
  'too-large': 'Ask for fewer columns or rows, or for a summary.',
}

/** Character not in repertoire: an SQL_ASCII database takes bytes of any encoding, and cannot tell which. */
const notUtf8 = '22021'
const notUtf8Hint =
  "The database holds bytes that are no UTF-8: leave the column out, or ask for encode(convert_to(column, 'SQL_ASCII'), 'escape')."

/** A failed statement as data for the team: the database's own words, and a hint when it gave none. */
export function toAttemptError(error: StatementError): AttemptError {
  return {
    code: error.name === 'PlanTooExpensive' ? 'plan_too_expensive' : codes[error.fault],
    message: error.message,
    hint: error.hint ?? (error.sqlstate === notUtf8 ? notUtf8Hint : hints[error.fault]),
    sqlstate: error.sqlstate,
    detail: error.detail,
    position: error.position,
  }
}
