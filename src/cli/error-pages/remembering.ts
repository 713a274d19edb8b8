import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Earlier runs used again, saved queries and batches. */
export const rememberingPages: ErrorPages = {
  bad_tag: {
    means: 'A tag is empty, too long or holds control characters.',
    why: '--tag takes a name of 1 to 64 characters, at most 20 times.',
    fix: ['agentdb "orders per country" --tag weekly'],
    exitCodes: usage,
  },
  other_database: {
    means: 'The run asked another database than the one named now.',
    why: 'rerun and save use the SQL of a run on the database it was written for.',
    fix: ['Name the same database, with DATABASE_URL or --database-url.'],
    exitCodes: usage,
  },
  no_result: {
    means: 'A run to compare has no result.',
    why: 'It was refused, failed, or its statement was not run.',
    fix: ['agentdb history --status answered'],
    exitCodes: usage,
  },
  bad_key: {
    means: 'The columns of --key cannot tell the rows of both results apart.',
    why: 'A column is not in both results, or its values are repeated.',
    fix: ['Name more columns, each with a --key of its own, or leave it out.'],
    exitCodes: usage,
  },
  nothing_to_prune: {
    means: 'agentdb prune was not told which runs may go.',
    why: 'It removes nothing without a rule.',
    fix: ['agentdb prune --older-than 90d --keep 100 --dry-run'],
    exitCodes: usage,
  },
  not_confirmed: {
    means: 'agentdb prune would remove runs, and nobody said yes.',
    why: 'It asks at a terminal; a script has to say so itself.',
    fix: ['Add --yes, or --dry-run to look only.'],
    exitCodes: usage,
  },
  no_name: {
    means: 'agentdb save was not told what to call the query.',
    why: 'A saved query is run by its name.',
    fix: ['agentdb save last --as weekly_revenue'],
    exitCodes: usage,
  },
  bad_name: {
    means: 'That cannot be the name of a saved query.',
    why: 'A name has up to 64 letters, digits, "_", "-" and ".".',
    fix: ['agentdb save last --as weekly_revenue'],
    exitCodes: usage,
  },
  name_taken: {
    means: 'A query is saved under that name already.',
    why: 'It was left as it is.',
    fix: ['Choose another name, or add --replace.'],
    exitCodes: usage,
  },
  unknown_saved_query: {
    means: 'No query of this database is saved under that name.',
    why: 'It is mistyped, was forgotten, or belongs to another database.',
    fix: ['agentdb save'],
    exitCodes: usage,
  },
  parameter_not_valid: {
    means: 'A --param cannot be read, or its value is not of its type.',
    why: 'agentdb save takes name=type, agentdb run takes name=value.',
    fix: ['agentdb run weekly_revenue --param from=2026-01-31'],
    exitCodes: usage,
  },
  no_place_for_parameter: {
    means: 'The SQL holds no single place for a parameter.',
    why: 'No constant fits its type, or several do, or only a name could stand there.',
    fix: [
      'Say which by its value: --param from=date:2026-01-31',
      'Write the SQL yourself, with :from in its place: agentdb save --as … --sql "…"',
    ],
    exitCodes: usage,
  },
  unknown_parameter: {
    means: 'The saved query has no parameter of that name.',
    why: 'The name is mistyped.',
    fix: ['agentdb save lists the parameters of each.'],
    exitCodes: usage,
  },
  missing_parameter: {
    means: 'The saved query needs a value that was not given.',
    why: 'The parameter has none of its own.',
    fix: ['agentdb run weekly_revenue --param from=2026-01-31'],
    exitCodes: usage,
  },
  bad_line: {
    means: 'A line of a batch is not a question.',
    why: 'It is not JSON, lacks "question", or has a field that is not known. The other lines are answered.',
    fix: ['Write {"question": "How many orders?"}, with "id", "session" and "tags" if you like.'],
    exitCodes: [exitCodes.failed],
  },
}
