import type { Command } from 'commander'
import type { Io } from './io.js'
import { runWords } from './memory-commands.js'
import { flagsOf } from './options.js'

/** Declares the commands that tell the team what is right, and measure whether it knows: remember, teach and eval. */
export function addTeachingCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
  addDefinitions(program, io, finish)
  addTeaching(program, io, finish)
  addEvaluation(program, io, finish)
}

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
