import { type Command, Option } from 'commander'
import type { Io } from './io.js'
import { runWords } from './memory-commands.js'
import { flagsOf } from './options.js'

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

/** Declares the commands that look back: history, show and costs. */
export function addRecordCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
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
