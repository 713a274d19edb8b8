import type { Command } from 'commander'
import { addDatabaseCommands } from './database-commands.js'
import { addExamples } from './examples.js'
import type { Io } from './io.js'
import { addMemoryCommands } from './memory-commands.js'
import { addRecordCommands } from './record-commands.js'
import { addSetupCommands } from './setup-commands.js'
import { addTeachingCommands } from './teaching-commands.js'

/** Declares every subcommand. Each one's code is imported only when it is called. */
export function addCommands(program: Command, io: Io, finish: (exitCode: number) => void): void {
  program.commandsGroup('The database:')
  addDatabaseCommands(program, io, finish)
  program.commandsGroup('What the team learns:')
  addTeachingCommands(program, io, finish)
  program.commandsGroup('Earlier runs:')
  addRecordCommands(program, io, finish)
  addMemoryCommands(program, io, finish)
  program.commandsGroup('Setting up:')
  addSetupCommands(program, io, finish)
  addExamples(program)
}
