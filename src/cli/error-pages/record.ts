import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]
const failed = [exitCodes.failed]
/** A question is answered all the same, with a warning; a command that needs the store fails. */
const warnsOrFails = [exitCodes.answered, exitCodes.failed]

/** The record of runs, and what was taught and remembered. */
export const recordPages: ErrorPages = {
  store_busy: {
    means: 'Another process has the embedded store open.',
    why: 'Only one process at a time may open such a folder; history, show and costs do, a question does not.',
    fix: [
      'Try again when it has ended.',
      'If there is none, remove the lock that the message names.',
      'For many users at once name a Postgres store: AGENTDB_STORE_URL',
    ],
    exitCodes: warnsOrFails,
  },
  store_unreachable: {
    means: 'The store of runs cannot be opened.',
    why: 'Its server is down or refuses the login, or its folder is damaged.',
    fix: [
      'agentdb doctor says more.',
      'Nothing is lost: runs wait in their journals until the store is back.',
    ],
    exitCodes: warnsOrFails,
  },
  store_not_writable: {
    means: 'The folder of the store cannot be written.',
    why: 'It belongs to another user, the disk is full, or it is mounted read-only.',
    fix: ['Make it writable, or name another store with AGENTDB_STORE_URL or --store-url.'],
    exitCodes: warnsOrFails,
  },
  store_newer: {
    means: 'The store was written by a newer agentdb.',
    why: 'An older version would not understand what stands in it.',
    fix: ['Update agentdb, or name another store with AGENTDB_STORE_URL.'],
    exitCodes: warnsOrFails,
  },
  store_failed: {
    means: 'The store opened, and then failed a statement.',
    why: 'Its login lacks a right on the schema agentdb, or the disk of its server is full.',
    fix: ['Grant the login create on that database, or the schema agentdb with all its tables.'],
    exitCodes: warnsOrFails,
  },
  journal_not_writable: {
    means: 'The run is answered, but not recorded.',
    why: 'The data folder cannot be written.',
    fix: ['Make it writable, or set XDG_DATA_HOME to another one; agentdb doctor names it.'],
    exitCodes: warnsOrFails,
  },
  journal_closed: {
    means: 'Something was to be noted of a run whose journal was closed already.',
    why: 'This is a bug.',
    fix: ['Please report it with the output of --verbose.'],
    exitCodes: warnsOrFails,
  },
  unknown_run: {
    means: 'No recorded run has an id that begins so, or none is recorded at all.',
    why: 'The id is mistyped, or the run lies in another store.',
    fix: ['agentdb history lists the runs; agentdb config names the store.'],
    exitCodes: usage,
  },
  ambiguous_run: {
    means: 'Several runs have an id that begins so.',
    why: 'Too few of its characters were given.',
    fix: ['Give more of the one you mean; the message lists them.'],
    exitCodes: usage,
  },
  not_teachable: {
    means: 'That run cannot be kept as an example.',
    why: 'It has no answer, asked another database, or ran a statement without a question.',
    fix: [
      'agentdb history lists the runs.',
      'Give question and SQL yourself: agentdb teach add "…" --sql "…"',
    ],
    exitCodes: usage,
  },
  sql_does_not_run: {
    means: 'The SQL is not kept as an example, because it does not run.',
    why: 'The message says what the guard or the database has against it.',
    fix: ['Try it by itself: agentdb sql "…"'],
    exitCodes: usage,
  },
  no_verified_queries: {
    means: 'The file for agentdb teach import holds no lines.',
    why: 'It is empty.',
    fix: ['Each line is an object: {"question": "How many orders?", "sql": "select count(*) from orders"}'],
    exitCodes: usage,
  },
  unknown_verified_query: {
    means: 'Nothing that was taught of this database has that number.',
    why: 'It is mistyped, was removed, or belongs to another database.',
    fix: ['agentdb teach list shows the numbers.'],
    exitCodes: usage,
  },
  not_a_definition: {
    means: 'The words for agentdb remember do not say what a word means.',
    why: 'It needs a word, then = or "means", then its meaning.',
    fix: [
      'agentdb remember "client = customers"',
      'agentdb remember "revenue means the sum of order_items.revenue"',
    ],
    exitCodes: usage,
  },
  unknown_term: {
    means: 'Nothing is remembered of that word for this database.',
    why: 'It is mistyped, or was said of another database.',
    fix: ['agentdb remember lists what is.'],
    exitCodes: usage,
  },
  ...keptFile('definitions', 'what words mean', 'agentdb remember'),
  ...keptFile('verified_queries', 'what was taught', 'agentdb teach'),
  ...keptFile('saved_queries', 'what was saved', 'agentdb save'),
  ...keptFile('sessions', 'conversations', 'agentdb chat'),
}

/** A file that is kept for one database, changed under a lock, and made by a command. */
function keptFile(code: string, what: string, command: string): ErrorPages {
  return {
    [`${code}_busy`]: {
      means: `Another process is changing the file of ${what} for this database.`,
      why: 'It holds the lock of the file for longer than is waited.',
      fix: ['Try again when it has ended; if there is none, remove the lock that the message names.'],
      exitCodes: failed,
    },
    [`${code}_unreadable`]: {
      means: `The file of ${what} for this database cannot be read.`,
      why: 'It was changed by hand and is no longer JSON of the right shape, or may not be read.',
      fix: [`Mend the file that the message names, or move it away and begin anew with ${command}.`],
      exitCodes: failed,
    },
    [`${code}_not_writable`]: {
      means: `The file of ${what} for this database cannot be written.`,
      why: 'The data folder belongs to another user or the disk is full.',
      fix: ['Make the folder writable, or set XDG_DATA_HOME to another one.'],
      exitCodes: failed,
    },
  }
}
