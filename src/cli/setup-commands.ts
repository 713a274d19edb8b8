import { Argument, type Command } from 'commander'
import { shells } from './completion/shells.js'
import type { Io } from './io.js'
import { flagsOf } from './options.js'

/** Declares the commands around agentdb itself: init, doctor, config, completion and help. */
export function addSetupCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
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
