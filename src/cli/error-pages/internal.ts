import { exitCodes } from '../../errors.js'
import type { ErrorPage, ErrorPages } from './page.js'

/** Faults of agentdb itself, or of its installation. */
export const internalPages: ErrorPages = {
  internal_error: bug('Something happened that agentdb did not expect.'),
  no_answer: bug('A run ended without an answer.'),
  connection_closed: bug('A connection to the database was used after it was closed.'),
  transaction_over: bug('A statement came after its transaction was over.'),
  bad_parameter: bug('A value of a kind that cannot be sent was to be bound to a statement.'),
  prompt_placeholder: bug('A prompt and the code that fills it disagree about a placeholder.'),
  dump_failed: bug('The embedded database cannot be packed.'),
  catalogue_unreadable: bug("A statement with which agentdb reads the database's catalogue was refused."),
  worker_missing: incomplete('The file that runs embedded databases is missing from this installation.'),
  sample_missing: incomplete('The packed sample database is missing from this installation.'),
}

function bug(means: string): ErrorPage {
  return {
    means,
    why: 'This is a bug of agentdb.',
    fix: ['Run it again with --verbose, and report it with what that prints.'],
    exitCodes: [exitCodes.failed],
  }
}

function incomplete(means: string): ErrorPage {
  return {
    means,
    why: 'The installation is incomplete, or it was built without its last step.',
    fix: ['Install agentdb again; in a checkout: npm run build'],
    exitCodes: [exitCodes.failed],
  }
}
