import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Command lines that make no sense. */
export const commandLinePages: ErrorPages = {
  unknown_command: {
    means: 'A word stands where a command is expected, and no command has that name.',
    why: 'A single word that looks like a command is taken for a mistyped one, so that it does not cost a model call.',
    fix: [
      'Take the command that the message proposes; agentdb --help lists all.',
      'If it is a question, put it in quotes with other words, or pass it with --prompt.',
    ],
    exitCodes: usage,
  },
  unknown_option: {
    means: 'An option was given that this command does not have.',
    why: 'It is mistyped, or it belongs to another command.',
    fix: [
      'Take the option that the message proposes, or see: agentdb help <command>',
      'A question that begins with a dash goes after --: agentdb -- "-5 degrees?"',
    ],
    exitCodes: usage,
  },
  unknown_help: {
    means: 'agentdb help was asked for something that is neither a command nor an error code.',
    why: 'The word is mistyped, or it is a question that begins with "help".',
    fix: [
      'agentdb --help lists the commands; agentdb help errors lists the codes.',
      'Put a question in quotes: agentdb "help me find the best customers"',
    ],
    exitCodes: usage,
  },
  missing_argument: {
    means: 'The command needs an argument, and none was given.',
    why: 'For example agentdb sql without a statement.',
    fix: ['See what it takes: agentdb help <command>'],
    exitCodes: usage,
  },
  option_missing_argument: {
    means: 'The last option needs a value, and the command line ends after it.',
    why: 'The value was forgotten, or a shell variable that should hold it is empty and not quoted.',
    fix: ['Give the value, as in --max-rows 100; quote variables: --model "$MODEL".'],
    exitCodes: usage,
  },
  missing_mandatory_option_value: {
    means: 'The command cannot do without an option that was not given.',
    why: 'The message names it.',
    fix: ['Add the option; agentdb help <command> shows what it takes.'],
    exitCodes: usage,
  },
  invalid_argument: {
    means: 'An option or argument has a value that is not among those it knows.',
    why: 'The message lists the values there are.',
    fix: ['Take one of them; completion knows them too: agentdb completion --help'],
    exitCodes: usage,
  },
  excess_arguments: {
    means: 'A command was given more words than it takes.',
    why: 'Most often it is a question without quotes whose first word happens to be a command.',
    fix: [
      'Put the question in quotes: agentdb "show me all orders"',
      'See what the command takes: agentdb help <command>',
    ],
    exitCodes: usage,
  },
  conflicting_option: {
    means: 'Two options were given that exclude each other.',
    why: 'The message names both.',
    fix: ['Leave one of them out.'],
    exitCodes: usage,
  },
  conflicting_flags: {
    means: 'Two options ask for different things, and agentdb does not guess which one is meant.',
    why: 'For example --sample with --database-url, or --json with --format csv.',
    fix: ['Leave one of the two out.'],
    exitCodes: usage,
  },
  no_question: {
    means: 'There was nothing to answer.',
    why: 'The question is empty, or standard input held none.',
    fix: ['agentdb "How many orders were placed in 2025?"', 'From a file: agentdb - < question.txt'],
    exitCodes: usage,
  },
  two_questions: {
    means: 'A question was given with --prompt and another one as words.',
    why: 'One run answers one question.',
    fix: ['Give the question once.'],
    exitCodes: usage,
  },
  question_too_long: {
    means: 'The question is longer than 10 000 characters.',
    why: 'A question is expected there, not a document or data.',
    fix: ['Ask in a sentence or two; data belongs in the database.'],
    exitCodes: usage,
  },
  no_statement: {
    means: 'agentdb sql, or --sql, was given an empty statement.',
    why: 'The text is empty, or standard input held nothing.',
    fix: ['agentdb sql "select count(*) from orders"'],
    exitCodes: usage,
  },
  no_input: {
    means: '"-" reads standard input, and standard input is a terminal.',
    why: 'Nothing is piped in, and agentdb does not wait for what nobody may type.',
    fix: ['echo "how many orders?" | agentdb -', 'agentdb - < question.txt'],
    exitCodes: usage,
  },
  input_too_long: {
    means: 'Standard input or a statement is longer than a megabyte.',
    why: 'A question or a statement is expected there, not data.',
    fix: ['Write a shorter statement; long lists of values belong in a table or a subquery.'],
    exitCodes: [exitCodes.usage, exitCodes.refused],
  },
  not_text: {
    means: 'The question, the statement or standard input is not plain UTF-8 text.',
    why: 'It holds control characters, a NUL, or bytes of another encoding; often a binary file was piped in.',
    fix: ['Check what is piped in; convert it: iconv -f latin1 -t utf-8'],
    exitCodes: [exitCodes.usage, exitCodes.refused],
  },
  unknown_format: {
    means: 'No format goes with that suffix or with this command.',
    why: '--output chooses the format by its suffix, and some commands have fewer formats than an answer.',
    fix: ['Use a suffix that the message names, or add --format.'],
    exitCodes: usage,
  },
  output_not_writable: {
    means: 'The output file, or standard output itself, cannot be written.',
    why: 'The folder does not exist, belongs to another user, is full, or the name is that of a folder.',
    fix: [
      'Choose another --output.',
      'The answer is recorded and need not be paid for again: agentdb show last',
    ],
    exitCodes: usage,
  },
  no_chart: {
    means: 'The rows make no chart, and one was asked for.',
    why: 'A chart needs a few rows with a number, and something to draw it by; the message says what is missing.',
    fix: [
      'Name another kind with --chart, or ask for a number by month or by category.',
      'The rows themselves: agentdb show last',
    ],
    exitCodes: usage,
  },
  no_fonts: {
    means: 'A PNG was asked for, and this machine has no font to write with.',
    why: 'Small containers come without fonts.',
    fix: ['Install one (e.g. the package fonts-dejavu-core), or write an .svg.'],
    exitCodes: usage,
  },
  unreadable_file: {
    means: 'A file that was named on the command line cannot be read.',
    why: 'It is not there, belongs to another user, or is not UTF-8 text.',
    fix: ['Check its path and permissions; relative paths start in the current folder.'],
    exitCodes: usage,
  },
}
