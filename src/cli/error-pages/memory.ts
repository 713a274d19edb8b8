import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Saved queries, batches, comparisons, pruning. */
export const memoryPages: ErrorPages = {
  no_name: {
    means: 'A query was to be saved without a name.',
    why: '--as is missing.',
    fix: ['agentdb save last --as weekly_revenue'],
    exitCodes: usage,
  },
  bad_name: {
    means: 'A query cannot be saved under that name.',
    why: 'A name has up to 64 letters, digits, "_", "-" and ".", so that it can be typed without quotes.',
    fix: ['agentdb save last --as weekly_revenue'],
    exitCodes: usage,
  },
  name_taken: {
    means: 'A query of that name is saved already, and was left as it is.',
    why: 'Nothing is replaced unasked.',
    fix: ['Choose another name, or add --replace.'],
    exitCodes: usage,
  },
  unknown_saved_query: {
    means: 'Nothing is saved under that name for this database.',
    why: 'It is mistyped, was removed, or was saved for another database.',
    fix: ['agentdb save lists what is.'],
    exitCodes: usage,
  },
  bad_parameter: {
    means: 'A parameter of a saved query, or its value, makes no sense.',
    why: 'Its name is no plain word, its type is not known, it is given twice, or the value does not fit the type.',
    fix: [
      'Types are integer, number, text, date, timestamp and boolean: --param from=date',
      'A value of that type: --param from=2026-01-01',
    ],
    exitCodes: [exitCodes.usage, exitCodes.failed],
  },
  missing_parameter: {
    means: 'The saved query needs a value that was not given.',
    why: 'The parameter has no value of its own to fall back on.',
    fix: ['agentdb run weekly_revenue --param from=2026-01-01'],
    exitCodes: usage,
  },
  unknown_parameter: {
    means: 'The saved query has no parameter of that name.',
    why: 'It is mistyped; the message lists those there are.',
    fix: ['agentdb save lists the saved queries with their parameters.'],
    exitCodes: usage,
  },
  no_place_for_parameter: {
    means: 'The parameter fits no constant of the SQL, or several.',
    why: 'A parameter takes the place of a constant of its type.',
    fix: [
      'Say which by its value: --param from=date:2026-01-01',
      'Or write it into SQL of yours: --sql "… where id = :id"',
    ],
    exitCodes: usage,
  },
  other_database: {
    means: 'That run asked another database than the one named now.',
    why: 'Its SQL would mean something else there, or nothing.',
    fix: [
      'Name the same database, with DATABASE_URL or --database-url; agentdb show <run> says which it was.',
    ],
    exitCodes: usage,
  },
  no_result: {
    means: 'A run that is to be compared has no result.',
    why: 'It was refused, failed, was asked back or was not run at all.',
    fix: ['agentdb history --status answered lists the runs that may have one.'],
    exitCodes: usage,
  },
  bad_key: {
    means: 'The columns given with --key do not tell the rows apart, or are not in both results.',
    why: 'Rows are paired by what is unique in each result.',
    fix: ['Name more columns, each with a --key of its own, or leave it out.'],
    exitCodes: usage,
  },
  bad_tag: {
    means: 'A run cannot have that tag, or so many.',
    why: 'A tag is a short word or two.',
    fix: ['For example: --tag weekly'],
    exitCodes: usage,
  },
  bad_line: {
    means: 'A line given to agentdb batch is no question.',
    why: 'It is not JSON, or its fields are of the wrong kind. The other lines are answered all the same.',
    fix: ['A line is, for example: {"question": "How many orders?", "id": 1, "tags": ["weekly"]}'],
    exitCodes: [exitCodes.failed],
  },
  nothing_to_prune: {
    means: 'agentdb prune was not told which runs may go.',
    why: 'It removes nothing by a rule of its own.',
    fix: ['agentdb prune --older-than 90d --keep 100 --dry-run'],
    exitCodes: usage,
  },
  not_confirmed: {
    means: 'Runs were to be removed, and there is nobody to ask.',
    why: 'What is removed cannot be brought back, so a script has to say that it means it.',
    fix: ['Look first with --dry-run, then add --yes.'],
    exitCodes: usage,
  },
}
