import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Questions that get no answer, and runs that end early. */
export const questionPages: ErrorPages = {
  not_a_data_question: {
    means: 'The question asks for nothing that could stand in a database.',
    why: 'It is a greeting, small talk, or holds no words.',
    fix: ['Ask for something to look up: agentdb "How many orders were placed in 2025?"'],
    exitCodes: [exitCodes.refused],
  },
  not_in_database: {
    means: 'The model finds nothing in this database that answers the question.',
    why: 'The tables hold other things, or the words for them are not known.',
    fix: ['See what there is: agentdb schema', 'Teach it your words: agentdb remember "client = customers"'],
    exitCodes: [exitCodes.refused],
  },
  needs_model: {
    means: 'The built-in model could not ground the question, and no endpoint is configured or reachable.',
    why: 'It answers only what it can find word for word, by synonym or by value in the schema; the message names what it did not understand.',
    fix: [
      'Say it in the words of the schema: agentdb schema',
      'Teach it your words: agentdb remember "client = customers"',
      'Set up a language model: agentdb init',
    ],
    exitCodes: [exitCodes.needsModel],
  },
  no_correct_sql: {
    means: 'Every statement tried was refused or failed.',
    why: 'The attempts are used up, the same statement came again, or the model does not revise; the message ends with the last error.',
    fix: [
      'See all attempts: agentdb show last',
      'Allow more: --max-attempts 5',
      'Say it otherwise, or use another --model.',
    ],
    exitCodes: [exitCodes.failed],
  },
  unreadable_reply: {
    means: 'The model answered, but not with a statement.',
    why: 'Small models lose the form of the reply, above all when the schema is large.',
    fix: ['Try again, or another model: --model <name>'],
    exitCodes: [exitCodes.failed],
  },
  run_timeout: {
    means: 'The time limit of the whole question passed.',
    why: 'A slow model, a slow statement, or several attempts used it up.',
    fix: ['Allow more: --timeout 5m', 'See where the time went: agentdb show last'],
    exitCodes: [exitCodes.timeSpent],
  },
  approval_needs_terminal: {
    means: 'A statement was to be approved, and nobody can be asked.',
    why: '--approve, or AGENTDB_APPROVE, asks before a statement runs; that needs a terminal for input and output.',
    fix: ['Ask at a terminal, or let statements run unasked: --approve never'],
    exitCodes: usage,
  },
  not_approved: {
    means: 'A person who was asked did not let the statement run.',
    why: '--approve asks before a statement runs.',
    fix: ['Ask again in other words, or with --approve never.'],
    exitCodes: [exitCodes.refused],
  },
  approval_timeout: {
    means: 'Nobody answered for an hour whether the statement may run; it did not.',
    why: 'A run does not wait for ever.',
    fix: ['Ask again, or with --approve never.'],
    exitCodes: [exitCodes.timeSpent],
  },
  interrupted: {
    means: 'You, or the system, interrupted the run.',
    why: 'Ctrl-C, SIGTERM or SIGHUP. The running query was cancelled on the server first.',
    fix: ['Ask again. What had been spent is recorded: agentdb costs'],
    exitCodes: [exitCodes.interrupted, exitCodes.timeSpent],
  },
  cancelled: {
    means: 'The server cancelled a statement with which agentdb reads the catalogue.',
    why: 'An administrator or another program cancelled it, or the run was interrupted.',
    fix: ['Try again.'],
    exitCodes: [exitCodes.interrupted],
  },
  unknown_table: {
    means: 'No table of that name is visible.',
    why: 'It is mistyped, lies in another schema, or this login may not see it.',
    fix: ['agentdb schema lists the tables.'],
    exitCodes: usage,
  },
  no_questions: {
    means: 'The file for agentdb eval holds no questions.',
    why: 'It is empty.',
    fix: ['Write one question a line; docs/evaluation.md shows how.'],
    exitCodes: usage,
  },
  bad_questions: {
    means: 'Some lines of the file for agentdb eval cannot be used.',
    why: 'They are not JSON or CSV, lack a question or its expected answer, or repeat an id; the message names each line.',
    fix: ['Correct those lines; docs/evaluation.md shows how they look.'],
    exitCodes: usage,
  },
  bad_baseline: {
    means: 'The file given with --baseline is not the result of an earlier agentdb eval.',
    why: 'It is another file, or it was written in another format than JSON.',
    fix: ['agentdb eval questions.jsonl --output results.json writes one.'],
    exitCodes: usage,
  },
  unknown_category: {
    means: 'No question of the file is of that category.',
    why: 'A gate that judges nothing must not pass unseen.',
    fix: ['Take one of the categories that the message names.'],
    exitCodes: usage,
  },
}
