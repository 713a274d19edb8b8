import { errorCodes } from '../error-pages/pages.js'
import {
  type CommandShape,
  everyCommand,
  type OptionShape,
  optionsOf,
  type ValueShape,
} from '../reference/shape.js'

/** A command as a completion script sees it. */
export interface CompletedCommand {
  readonly path: string
  /** Commands below it, as its first word. */
  readonly commands: readonly { readonly name: string; readonly description: string }[]
  /** Its own; those of the program may stand anywhere. */
  readonly options: readonly OptionShape[]
  /** What its arguments are, by position; `rest` are all positions from there on. */
  readonly positions: readonly { readonly at: number; readonly rest: boolean; readonly value: ValueShape }[]
}

/** Every command of the program, itself first. */
export function completedCommands(program: CommandShape): readonly CompletedCommand[] {
  const common = new Set(optionsOf(program).map(({ flags }) => flags))
  return everyCommand(program).map((command) => ({
    path: command.path,
    commands: command.commands.map(({ name, description }) => ({ name, description })),
    options: optionsOf(command).filter(({ flags }) => command === program || !common.has(flags)),
    positions:
      command.path === 'help'
        ? [{ at: 0, rest: false, value: { kind: 'words', words: helpTopics(program) } }]
        : command.arguments.flatMap(({ value, variadic }, at) =>
            value.kind === 'free' ? [] : [{ at, rest: variadic, value }],
          ),
  }))
}

function helpTopics(program: CommandShape): readonly string[] {
  return [...program.commands.map(({ name }) => name), 'errors', ...errorCodes]
}

/** The spellings of an option. */
export function spellings({ long, short }: OptionShape): readonly string[] {
  return [long, short].flatMap((spelling) => spelling ?? [])
}

/** Words that every shell takes as they are; any other would have to be quoted and is not proposed. */
export function plainWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => /^[\w.:@%+,/-]+$/.test(word))
}

/** Text in single quotes of a POSIX shell. */
export function quotedText(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}
