import type { Command } from 'commander'
import type { Io } from './io.js'
import { type CommonFlags, collect } from './options.js'

/** What a person may write for a run. */
export const runWords = 'an id, the beginning of one, "last", or "last~1" for the one before'

type Finish = (exitCode: number) => void

/** Declares what works on earlier runs and with saved queries. Each command's code is imported when it is called. */
export function addMemoryCommands(program: Command, io: Io, finish: Finish): void {
  addRunCommands(program, io, finish)
  addSavedCommands(program, io, finish)
  addBatch(program, io, finish)
  addPrune(program, io, finish)
}

function addRunCommands(program: Command, io: Io, finish: Finish): void {
  program
    .command('rerun')
    .description('the SQL of an earlier run again, without a model')
    .argument('<run>', runWords)
    .action(async (run: string, _: unknown, command: Command) => {
      const { rerun } = await import('./commands/rerun.js')
      finish(await rerun(run, command.optsWithGlobals<CommonFlags>(), io))
    })

  program
    .command('diff')
    .description('what changed between the results of two runs')
    .argument('<first>', runWords)
    .argument('<second>', 'the run to compare it with')
    .option(
      '--key <column>',
      'what tells the rows apart; may be given several times (found by itself)',
      collect,
    )
    .option('--exit-code', 'exit 10 when they differ, or cannot be shown not to')
    .addHelpText('after', diffHelp)
    .action(async (first: string, second: string, options: object, command: Command) => {
      const { diff } = await import('./commands/diff.js')
      finish(await diff(first, second, { ...command.optsWithGlobals<CommonFlags>(), ...options }, io))
    })

  program
    .command('trace')
    .description('everything that happened in a run, and what a model was sent')
    .argument('[run]', runWords, 'last')
    .addHelpText(
      'after',
      '\nPrints Markdown, or with --format jsonl an event a line. Keys and passwords are masked.',
    )
    .action(async (run: string, _: unknown, command: Command) => {
      const { trace } = await import('./commands/trace.js')
      finish(await trace(run, command.optsWithGlobals<CommonFlags>(), io))
    })
}

const diffHelp = `
Examples:
  agentdb diff last~1 last
  agentdb rerun last --quiet && agentdb diff last~1 last --exit-code

Rows are paired by the columns that are unique in both results: names and dates before numbers.`

interface SaveOptions {
  readonly as?: string
  readonly sql?: string
  readonly param?: readonly string[]
  readonly replace?: boolean
  readonly remove?: string
}

function addSavedCommands(program: Command, io: Io, finish: Finish): void {
  program
    .command('save')
    .description('keep the SQL of a run under a name; without one, what is kept')
    .argument('[run]', runWords)
    .option('--as <name>', 'what to call it')
    .option('--sql <statement>', 'SQL of your own instead; :name stands for a parameter')
    .option('--param <name=type>', 'a parameter; may be given several times', collect)
    .option('--replace', 'in the place of what has that name')
    .option('--remove <name>', 'forget one')
    .addHelpText('after', saveHelp)
    .action(async (run: string | undefined, options: SaveOptions, command: Command) => {
      const { save } = await import('./commands/save.js')
      finish(await save(run, { ...command.optsWithGlobals<CommonFlags>(), ...options }, io))
    })

  program
    .command('run')
    .description('a saved query, without a model')
    .argument('<name>', 'as it was saved; agentdb save lists them')
    .option('--param <name=value>', 'the value of a parameter; may be given several times', collect)
    .option('--heal', 'when it runs no more, let the team mend its SQL, and keep that')
    .addHelpText('after', runHelp)
    .action(
      async (name: string, options: { param?: readonly string[]; heal?: boolean }, command: Command) => {
        const { runSaved } = await import('./commands/run.js')
        finish(await runSaved(name, { ...command.optsWithGlobals<CommonFlags>(), ...options }, io))
      },
    )
}

const saveHelp = `
A parameter takes the place of the constant in the SQL that fits its type; when several do, say which by
its value: --param from=date:2026-01-01. That value is used when none is given.
Types: integer, number, text, date, timestamp, boolean.

Examples:
  agentdb save last --as weekly_revenue --param from=date
  agentdb save --as big_sales --sql "select * from order_items where revenue > :least" --param least=number:500
  agentdb save
  agentdb save --remove weekly_revenue`

const runHelp = `
Examples:
  agentdb run weekly_revenue --param from=2026-01-01
  agentdb run weekly_revenue --format csv --output weekly.csv

Values are checked by their type and bound, never written into the SQL. With --heal, a model may be shown
the saved SQL, but not the values.`

function addBatch(program: Command, io: Io, finish: Finish): void {
  program
    .command('batch')
    .description('many questions, an envelope a line, within one budget')
    .argument('<questions>', 'a file of one question a line, or .jsonl; "-" reads standard input')
    .option('--concurrency <n>', 'questions under way at the same time (1)')
    .addHelpText('after', batchHelp)
    .action(async (file: string, options: { concurrency?: string }, command: Command) => {
      const { batch } = await import('./commands/batch.js')
      finish(await batch(file, { ...command.optsWithGlobals<CommonFlags>(), ...options }, io))
    })
}

const batchHelp = `
A line of a .jsonl file is {"question": "…"}, with "id", "session" and "tags" if you like; the id comes back
in its envelope. Envelopes (NDJSON) come in the order of the questions, each as soon as it can.
--max-usd and --max-calls, where set, hold for all questions together; without --max-calls each may make 8.
An error is a line and not the end. Exit codes: 0 when every question was answered, 1 when one was not.`

interface PruneOptions {
  readonly olderThan?: string
  readonly keep?: string
  readonly yes?: boolean
}

function addPrune(program: Command, io: Io, finish: Finish): void {
  program
    .command('prune')
    .description('remove old runs from the record')
    .option('--older-than <when>', 'runs from before a date, or a time ago such as 90d')
    .option('--keep <n>', 'so many of the newest stay in any case')
    .option('-y, --yes', 'do not ask')
    .addHelpText(
      'after',
      '\nWith --dry-run it only says what would go. What was taught, saved or remembered always stays.',
    )
    .action(async (options: PruneOptions, command: Command) => {
      const { prune } = await import('./commands/prune.js')
      finish(await prune({ ...command.optsWithGlobals<CommonFlags>(), ...options }, io))
    })
}
