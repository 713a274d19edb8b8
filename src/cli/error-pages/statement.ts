import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const refused = [exitCodes.refused]
const failed = [exitCodes.failed]

/** Statements that the guard does not let through, and statements that fail. */
export const statementPages: ErrorPages = {
  write_requested: {
    means: 'The question or the statement asks to change the database.',
    why: 'agentdb only reads, whatever the login may do.',
    fix: [
      'Ask what you want to know, for example which rows would be affected.',
      'If the word is only part of a name, say it otherwise: "orders that were deleted".',
    ],
    exitCodes: refused,
  },
  policy: {
    means: 'The policy in agentdb.config.json does not let this statement through.',
    why: 'It reads a table or column that is out of scope, uses a masked column in a condition, or looks into the catalogue.',
    fix: ['agentdb schema shows what may be asked about.', 'docs/security.md says how a policy is read.'],
    exitCodes: refused,
  },
  not_one_statement: {
    means: 'The text holds no SQL statement, or more than one.',
    why: 'One statement is judged and run; a second one could undo what the first promised.',
    fix: ['Combine the parts with WITH or UNION ALL, or run them one by one.'],
    exitCodes: refused,
  },
  not_a_query: {
    means: 'The statement is SQL, but asks for nothing: SET, BEGIN, LISTEN and the like.',
    why: 'Only SELECT, VALUES, TABLE, EXPLAIN and SHOW are run.',
    fix: ['Write one SELECT statement.'],
    exitCodes: refused,
  },
  select_into: {
    means: 'SELECT INTO would create a table.',
    why: 'agentdb only reads.',
    fix: ['Leave INTO out; keep the rows with --output rows.csv.'],
    exitCodes: refused,
  },
  row_lock: {
    means: 'FOR UPDATE or FOR SHARE would lock the rows it reads.',
    why: 'Other users of the database would have to wait.',
    fix: ['Leave it out.'],
    exitCodes: refused,
  },
  parameter: {
    means: 'The statement has a parameter such as $1.',
    why: 'There is nothing to put in its place.',
    fix: ['Write the value itself into the statement.'],
    exitCodes: refused,
  },
  syntax_not_allowed: {
    means: 'The statement uses a form that a reading query has no use for, or that is not known.',
    why: 'What the guard does not know it does not let through.',
    fix: ['Write a plainer SELECT.'],
    exitCodes: refused,
  },
  explain_option: {
    means: 'EXPLAIN has an option that is not on the list.',
    why: 'Options added by extensions could do anything.',
    fix: ['Take one of those that the message names.'],
    exitCodes: refused,
  },
  setting_not_allowed: {
    means: 'The statement reads a setting of the server that is not on the list.',
    why: 'Some settings hold file names, addresses or secrets.',
    fix: ['Readable are timezone, datestyle, search_path, server_version and the like.'],
    exitCodes: refused,
  },
  function_not_allowed: {
    means:
      'The statement calls a function that may write, reach the file system or the network, or disturb the server.',
    why: 'A function is let through when it is known, or found, to read only.',
    fix: [
      'If it only reads, name it in "allowFunctions" of agentdb.config.json.',
      'Some can never be allowed; the message says so.',
    ],
    exitCodes: refused,
  },
  operator_not_allowed: {
    means: 'The statement uses an operator whose function may not be called.',
    why: 'An operator of your own, or of an extension, runs a function like any other.',
    fix: ['If that function only reads, name it in "allowFunctions" of agentdb.config.json.'],
    exitCodes: refused,
  },
  type_not_allowed: {
    means: 'The statement uses a type whose functions may not be called.',
    why: 'Reading a value into such a type, or out of it, runs a function.',
    fix: ['Cast to another type, or leave the column out.'],
    exitCodes: refused,
  },
  relation_not_allowed: {
    means: 'The statement reads a table, view or catalogue that may not be read.',
    why: 'It is a foreign table, holds secrets (pg_authid), or a view that runs a function which may not be called.',
    fix: [
      'Read another table; agentdb schema lists them.',
      'A foreign table that is harmless to read: name it in "allowForeignTables" of agentdb.config.json.',
    ],
    exitCodes: refused,
  },
  too_complex: {
    means: 'The statement is too large or too deeply nested to be judged.',
    why: 'There are limits to parts, names and nesting, so that judging ends in time.',
    fix: ['Shorten it, or take parts of it out into a view.'],
    exitCodes: refused,
  },
  syntax_error: {
    means: 'The text is not a statement of PostgreSQL.',
    why: "PostgreSQL's own parser stops at the place that the message gives.",
    fix: ['Correct it there. A question in words needs no "sql": agentdb "orders per country"'],
    exitCodes: failed,
  },
  function_unknown: {
    means:
      'The statement calls a function that this database does not have, or with another number of arguments.',
    why: 'It is mistyped, belongs to another database system, or lies in a schema that is not searched.',
    fix: ['Take the one that the message proposes, or write it with its schema.'],
    exitCodes: failed,
  },
  sql_error: {
    means: 'The database refused or failed the statement.',
    why: 'The message holds its own words; a column may not exist, a value may not fit, a division may be by zero.',
    fix: ['Correct the statement; agentdb schema shows tables, columns and types.'],
    exitCodes: failed,
  },
  guard_failed: {
    means: 'The statement could not be judged, so it was not run.',
    why: 'The guard looks functions and views up in the catalogue, and the database failed that.',
    fix: ['The message holds the words of the database; agentdb doctor tries the connection.'],
    exitCodes: [exitCodes.failed, exitCodes.databaseUnreachable, exitCodes.timeSpent],
  },
  statement_timeout: {
    means: 'A statement ran longer than it may, and was cancelled on the server.',
    why: 'It reads too much, waits for a lock, or a join multiplies rows.',
    fix: [
      'Ask for less: a year, a country, the top 10.',
      'Allow more: --statement-timeout 2m',
      'Look at its plan: agentdb sql "explain …"',
    ],
    exitCodes: [exitCodes.timeSpent],
  },
  result_too_large: {
    means: 'The rows fetched take more memory than a result may.',
    why: 'Columns with long text or JSON fill it before --max-rows is reached.',
    fix: ['Ask for fewer columns or rows, or for a summary.'],
    exitCodes: failed,
  },
  plan_too_expensive: {
    means: 'The planner expects more work than AGENTDB_MAX_PLAN_COST allows; the statement was not run.',
    why: 'It would read large tables whole, or the statistics are old.',
    fix: [
      'Add a condition that narrows the rows.',
      'Raise AGENTDB_MAX_PLAN_COST, or run ANALYZE on the tables.',
    ],
    exitCodes: failed,
  },
}
