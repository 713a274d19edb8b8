import { Argument, type Command, Option } from 'commander'
import { shells } from './completion/shells.js'
import { addExamples } from './examples.js'
import type { Io } from './io.js'
import { addMemoryCommands, runWords } from './memory-commands.js'
import type { CommonFlags } from './options.js'

/** Declares every subcommand. Each one's code is imported only when it is called. */
export function addCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program.commandsGroup('The database:')
  addDatabaseCommands(program, io, finish)
  program.commandsGroup('What the team learns:')
  addDefinitions(program, io, finish)
  addTeaching(program, io, finish)
  addEvaluation(program, io, finish)
  program.commandsGroup('Earlier runs:')
  addRecordCommands(program, io, finish)
  addMemoryCommands(program, io, finish)
  program.commandsGroup('Setting up:')
  addSetupCommands(program, io, finish)
  addExamples(program)
}

function addDatabaseCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program
    .command('chat')
    .description(
      'a conversation: follow-ups such as "now by month"; agentdb alone on a terminal does the same',
    )
    .argument('[question...]', 'the first question')
    .addHelpText('after', chatHelp)
    .action(async (words: string[], _: unknown, command: Command) => {
      const { chat } = await import('./commands/chat.js')
      finish(await chat(words, flagsOf(command), io))
    })

  program
    .command('sql')
    .description('run one statement through the same guard, limits and formats')
    .argument('<statement>', 'one SELECT, EXPLAIN or SHOW; "-" reads it from standard input')
    .addHelpText(
      'after',
      '\n--review lets the critic look for faults it can prove; with --dry-run, without running it.',
    )
    .action(async (statement: string, _: unknown, command: Command) => {
      const { runSql } = await import('./commands/sql.js')
      finish(await runSql(statement, flagsOf(command), io))
    })

  program
    .command('files')
    .description('the files that --keep has kept')
    .option('--remove <name>', 'remove what is kept under this name')
    .action(async (_: unknown, command: Command) => {
      const { keptFiles } = await import('./commands/files.js')
      finish(await keptFiles(flagsOf(command), io))
    })

  program
    .command('schema')
    .description('what the team sees of the database')
    .argument('[table...]', 'only these tables')
    .option('--for <question>', 'what the team would be told for one question')
    .option('--refresh', 'read the catalogue and the profiles again')
    .action(async (tables: string[], options: { for?: string; refresh?: boolean }, command: Command) => {
      const { showSchema } = await import('./commands/schema.js')
      finish(await showSchema(tables, { ...flagsOf(command), ...options }, io))
    })
}

const chatHelp = `
Without a terminal, each line of standard input is a question.
--session <name> goes on where that session ended, in a chat or with one question.
/help in the chat lists its commands.`

function addDefinitions(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program
    .command('remember')
    .description('what a word of yours means in this database; without one, what is remembered')
    .argument(
      '[definition...]',
      'e.g. "client = customers" or "revenue means the sum of order_items.revenue"',
    )
    .option('--remove <term>', 'forget a word')
    .action(async (words: string[], options: { remove?: string }, command: Command) => {
      const { remember } = await import('./commands/remember.js')
      finish(await remember(words, { ...flagsOf(command), ...options }, io))
    })
}

function addTeaching(program: Command, io: Io, finish: (exitCode: number) => void): void {
  const teach = program
    .command('teach')
    .description('questions with their right SQL: examples for the team, and answers without a model')
    .addHelpText('after', teachExamples)
  teach
    .command('add')
    .description('keep a question with the SQL of a run, or with SQL of yours, once it has run')
    .argument('[question...]', 'the question in plain words; with --from, other words for it')
    .option('--from <run>', runWords)
    .option('--sql <statement>', 'the SQL that answers it')
    .action(async (words: string[], options: { from?: string; sql?: string }, command: Command) => {
      const { teachAdd } = await import('./commands/teach.js')
      finish(await teachAdd(words, { ...flagsOf(command), ...options }, io))
    })
  teach
    .command('list', { isDefault: true })
    .description('what is taught of this database; so does teach alone')
    .action(async (_: unknown, command: Command) => {
      const { teachList } = await import('./commands/teach.js')
      finish(await teachList(flagsOf(command), io))
    })
  teach
    .command('remove')
    .description('forget one')
    .argument('<id>', 'its number in the list')
    .action(async (id: string, _: unknown, command: Command) => {
      const { teachRemove } = await import('./commands/teach.js')
      finish(await teachRemove(id, flagsOf(command), io))
    })
  teach
    .command('export')
    .description('write them as JSON lines, which agentdb eval reads too')
    .argument('[file]', 'instead of standard output')
    .action(async (file: string | undefined, _: unknown, command: Command) => {
      const { teachExport } = await import('./commands/teach.js')
      finish(await teachExport(file, flagsOf(command), io))
    })
  teach
    .command('import')
    .description('check and keep the lines of such a file')
    .argument('<file>', '"-" reads standard input')
    .action(async (file: string, _: unknown, command: Command) => {
      const { teachImport } = await import('./commands/teach.js')
      finish(await teachImport(file, flagsOf(command), io))
    })
}

const teachExamples = `
Examples:
  agentdb teach add --from last
  agentdb teach add "orders per channel" --sql "select channel, count(*) from orders group by 1"
  agentdb teach list --json
  agentdb teach remove 3
  agentdb teach export verified.jsonl && agentdb teach import verified.jsonl --database-url postgres://…

The same question again, whatever its case and punctuation, is answered from its SQL without a model;
like ones are shown to the model as examples, so do not teach SQL whose literals must stay private.`

interface EvalOptions {
  readonly baseline?: string
  readonly minPrecision?: string
  readonly minRecall?: string
  readonly category?: string
  readonly limit?: string
  readonly concurrency?: string
}

function addEvaluation(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program
    .command('eval')
    .description('ask your own questions and judge the answers by their rows')
    .argument('<questions>', 'a .jsonl or .csv file of questions with their gold SQL or expected rows')
    .option('--baseline <results.json>', 'an earlier result to name what healed and what regressed')
    .option('--min-precision <share>', 'exit 10 when fewer of the answers are right, e.g. 0.95 or 95%')
    .option('--min-recall <share>', 'exit 10 when fewer of the questions are answered right')
    .option('--category <names>', 'only questions of these categories, separated by commas')
    .option('-n, --limit <n>', 'only the first so many')
    .option('--concurrency <n>', 'questions under way at the same time (1)')
    .action(async (file: string, options: EvalOptions, command: Command) => {
      const { evaluate } = await import('./commands/eval.js')
      finish(await evaluate(file, { ...flagsOf(command), ...options }, io))
    })
}

const statuses = ['answered', 'clarify', 'refused', 'failed', 'interrupted'] as const
const groups = ['day', 'model', 'agent', 'tag', 'session', 'database'] as const

interface HistoryOptions {
  readonly limit?: string
  readonly since?: string
  readonly status?: (typeof statuses)[number]
  readonly database?: string
}

interface CostsOptions {
  readonly since?: string
  readonly by: (typeof groups)[number]
}

function addRecordCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program
    .command('history')
    .description('earlier runs, newest first')
    .argument('[words]', 'only runs whose question, answer or SQL holds them')
    .option('-n, --limit <n>', 'how many (20)')
    .option('--since <when>', 'a date, or a time ago such as 7d or 12h')
    .addOption(new Option('--status <status>', 'only runs that ended so').choices([...statuses]))
    .option('--database <name>', 'only runs on it: host:port/name, or the name alone')
    .addHelpText(
      'after',
      '\nWith --model, --session or --tag: only the runs of that model, of that session, with every such tag.',
    )
    .action(async (words: string | undefined, options: HistoryOptions, command: Command) => {
      const { history } = await import('./commands/history.js')
      finish(await history(words, { ...flagsOf(command), ...options }, io))
    })

  program
    .command('show')
    .description('one earlier run, with its SQL, attempts and result')
    .argument('[run]', runWords, 'last')
    .action(async (run: string, _: unknown, command: Command) => {
      const { show } = await import('./commands/show.js')
      finish(await show(run, flagsOf(command), io))
    })

  program
    .command('costs')
    .description('calls, tokens and money')
    .option('--since <when>', 'a date, or a time ago such as 7d or 12h')
    .addOption(new Option('--by <group>', 'what to add up by').choices([...groups]).default('model'))
    .action(async (options: CostsOptions, command: Command) => {
      const { showCosts } = await import('./commands/costs.js')
      finish(await showCosts({ ...flagsOf(command), ...options }, io))
    })
}

function addSetupCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program
    .command('init')
    .description('set agentdb up in this folder: ask, try it, show and write .env')
    .option('-y, --yes', 'write what the options say, without asking')
    .option('--no-check', 'do not try the database and the endpoint first')
    .action(async (options: { yes?: boolean; check?: boolean }, command: Command) => {
      const { init } = await import('./commands/init.js')
      finish(await init({ ...flagsOf(command), ...options }, io))
    })

  program
    .command('doctor')
    .description('check the settings, the database, the model, the store and the folders')
    .option(
      '--grants [role]',
      'print the SQL of a role that may read what the policy shows and nothing else (agentdb_reader)',
    )
    .action(async (options: { grants?: string | true }, command: Command) => {
      const { doctor } = await import('./commands/doctor.js')
      finish(await doctor({ ...flagsOf(command), ...options }, io))
    })

  program
    .command('config')
    .description('every setting with its value and where it came from')
    .action(async (_: unknown, command: Command) => {
      const { showConfig } = await import('./commands/config.js')
      finish(await showConfig(flagsOf(command), io))
    })

  program
    .command('completion')
    .description('the script that lets a shell complete commands, options, values and files')
    .addArgument(new Argument('<shell>', 'which shell').choices([...shells]))
    .action(async (shell: (typeof shells)[number], _: unknown, command: Command) => {
      const { printCompletion } = await import('./commands/completion.js')
      finish(await printCompletion(shell, program, flagsOf(command), io))
    })

  program
    .command('help')
    .description('explain a command, or an error by its code')
    .argument('[what...]', 'a command, a code such as store_busy, or "errors" for all codes')
    .action(async (words: string[], _: unknown, command: Command) => {
      const { help } = await import('./commands/help.js')
      finish(await help(words, program, flagsOf(command), io))
    })
}

function flagsOf(command: Command): CommonFlags {
  return command.optsWithGlobals<CommonFlags & Record<string, never>>()
}
