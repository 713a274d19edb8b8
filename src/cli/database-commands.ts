import type { Command } from 'commander'
import type { Io } from './io.js'
import { flagsOf } from './options.js'

/** Declares the commands that read a database: chat, sql, files and schema. */
export function addDatabaseCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
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
