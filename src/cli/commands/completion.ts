import type { Command } from 'commander'
import { exitCodes } from '../../errors.js'
import { bashScript } from '../completion/bash.js'
import { fishScript } from '../completion/fish.js'
import type { Shell } from '../completion/shells.js'
import { completedCommands } from '../completion/tree.js'
import { zshScript } from '../completion/zsh.js'
import { emit } from '../deliver.js'
import type { Io } from '../io.js'
import type { CommonFlags } from '../options.js'
import { shapeOf } from '../reference/shape.js'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const satisfies Readonly<
  Record<Shell, unknown>
>

/** Prints the completion script of a shell, made from the program as it is; resolves to the exit code. */
export async function printCompletion(
  shell: Shell,
  program: Command,
  flags: CommonFlags,
  io: Io,
): Promise<number> {
  await emit(scripts[shell](completedCommands(shapeOf(program))), flags, io)
  return exitCodes.answered
}
