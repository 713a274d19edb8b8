import { Command, CommanderError } from 'commander'
import { exitCodes } from '../errors.js'
import { withBareValues } from './bare-values.js'
import { commandLineError } from './command-line-error.js'
import { addCommands } from './commands.js'
import { withSeparateFiles } from './file-words.js'
import type { Io } from './io.js'
import { addCommonOptions, type CommonFlags } from './options.js'
import { type CommandLine, reportError } from './report.js'
import { version } from './version.js'

/** What is known of a run when it ends. */
export interface Outcome {
  exitCode: number
  question: string | null
}

/** Parses a command line, runs its command and resolves to the exit code. */
export async function runProgram(argv: readonly string[], io: Io): Promise<number> {
  const outcome: Outcome = { exitCode: exitCodes.answered, question: null }
  const program = declareProgram(io, outcome)
  try {
    await program.parseAsync(unambiguous(argv), { from: 'user' })
    return outcome.exitCode
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportError(error, commandLine(argv, outcome.question), io)
    if (error.exitCode === 0) return exitCodes.answered
    return reportError(commandLineError(error, program), commandLine(argv, null), io)
  }
}

/** The words with every flag's own values tied to it, as commander must be given them. */
export function unambiguous(argv: readonly string[]): string[] {
  return withSeparateFiles(withBareValues(argv))
}

/** Read from the words themselves, because the command line may be what is wrong. */
function commandLine(argv: readonly string[], question: string | null): CommandLine {
  const has = (...wanted: string[]) => argv.some((word) => wanted.includes(word))
  const format = argv.findLastIndex((word) => word === '-f' || word === '--format')
  const wants = (name: string) =>
    has(`--${name}`, `--format=${name}`, `-f${name}`) || (format >= 0 && argv[format + 1] === name)
  return {
    envelope: wants('json') ? 'json' : wants('yaml') ? 'yaml' : null,
    verbose: has('--verbose', '-v'),
    quiet: has('--quiet', '-q'),
    question,
  }
}

/** Declares every command and option; a run leaves its exit code in `outcome`. */
export function declareProgram(io: Io, outcome: Outcome): Command {
  const program = new Command('agentdb')
    .description('Ask a Postgres database in plain words. Reads only; answers offline, or with your model.')
    .usage('[options] "question"\n       agentdb [options] <command>')
    .argument(
      '[question...]',
      'the question in plain words, best in quotes; "-" reads it from standard input',
    )
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Errors of the command line are told once, by us, in the manner of all others.
      outputError: () => {},
    })
    .addHelpText('after', examples)
  addCommonOptions(program)
  program
    .optionsGroup('Other:')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'this help; agentdb <command> --help has more')
    .helpCommand(false)
  program.action(async (words: string[]) => {
    const flags = program.opts<CommonFlags>()
    const given = flags.prompt ?? words.join(' ')
    outcome.question = given === '' || given === '-' ? null : given.slice(0, longestEcho)
    if (given === '' && flags.prompt === undefined && isTerminal(io)) {
      const { chat } = await import('./commands/chat.js')
      outcome.exitCode = await chat([], flags, io)
      return
    }
    const { ask } = await import('./commands/ask.js')
    const commands = program.commands.map((command) => command.name())
    outcome.exitCode = await ask(words, commands, flags, io)
  })
  addCommands(program, io, (exitCode) => {
    outcome.exitCode = exitCode
  })
  return program
}

function isTerminal({ stdin, stdout, stderr }: Io): boolean {
  return stdin.isTTY === true && stdout.isTTY === true && stderr.isTTY === true
}

/** A question that is refused for its length is not sent back whole. */
const longestEcho = 10_000

const examples = `
Examples:
  agentdb "Which 5 products earned the most revenue last year?"
  agentdb --json "orders per country in 2025" | jq .rows
  DATABASE_URL=postgres://user@host/db agentdb "How many customers signed up this month?"
  echo "How many refunds were made in May 2026?" | agentdb -
  agentdb sql "select count(*) from orders"

Settings without a flag (environment, .env or agentdb.config.json; agentdb config shows all):
  OPENAI_API_KEY, OPENAI_API_VERSION          how to sign in; the second for Azure
  AGENTDB_MODEL_SQL_ANALYST, _CRITIC          another model for one agent
  AGENTDB_TEMPERATURE, _SQL_ANALYST, _CRITIC  0 to 2, or "default" to leave it to the endpoint
  "private": ["schema.table.column", …]       columns whose values no model is ever shown
  "policy": {…}                               what may be asked about: docs/security.md; doctor --grants

Exit codes:
  0 answered   1 failed   2 usage or settings   3 refused   4 unclear   5 needs a model
  6 database unreachable or access denied   7 budget spent   8 time limit
  10 an assertion failed   130 interrupted`
