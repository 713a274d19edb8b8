import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Conversations and what begins with a slash in them. */
export const chatPages: ErrorPages = {
  bad_session_name: {
    means: 'The name given with --session cannot be one.',
    why: 'It is empty, longer than 64 characters, or holds line breaks or control characters.',
    fix: ['Use a short name in plain words: agentdb chat --session "weekly review"'],
    exitCodes: usage,
  },
  unknown_slash_command: {
    means: 'A line of a chat begins with a slash, and no command has that name.',
    why: 'It is mistyped, or it is a question that begins with a slash.',
    fix: ['/help lists the commands.', 'Put a word before the slash if it is a question.'],
    exitCodes: usage,
  },
  nothing_answered: {
    means: 'A command of a chat is about the last answer, and there is none.',
    why: 'No question was answered in this conversation, or the last was taken back: rows are kept of the newest alone.',
    fix: ['Ask a question, or the one before anew.'],
    exitCodes: usage,
  },
  no_file: {
    means: '/export was given no file.',
    why: 'The name of the file is missing.',
    fix: ['Name it with the suffix of the format: /export orders.csv'],
    exitCodes: usage,
  },
  unknown_chart: {
    means: '/chart was given a kind of chart that there is not.',
    why: 'The word is mistyped.',
    fix: ['/chart alone takes the kind that suits the rows.', 'Otherwise take one that the message lists.'],
    exitCodes: usage,
  },
  bad_model_name: {
    means: '/model was given something that cannot be the name of a model.',
    why: 'It holds blanks.',
    fix: ['Name one model: /model builtin, /model auto, or a model of your endpoint.'],
    exitCodes: usage,
  },
  bad_approval: {
    means: '/approve was given a mode that there is not.',
    why: 'The word is mistyped.',
    fix: ['Take one that the message lists: /approve always'],
    exitCodes: usage,
  },
}
