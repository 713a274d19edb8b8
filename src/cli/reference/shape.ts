import { EventEmitter } from 'node:events'
import type { Argument, Command, Option } from 'commander'
import { settingFacts } from '../../config.js'

/** The values that an option or argument takes. */
export type ValueShape =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'file' }
  /** Something that only the user knows. */
  | { readonly kind: 'free' }

/** One option as docs, `--help` and completion see it. */
export interface OptionShape {
  /** As the help prints it: `-f, --format <format>`. */
  readonly flags: string
  /** With its dashes, as is `short`; null where there is none. */
  readonly long: string | null
  readonly short: string | null
  readonly description: string
  readonly takes: 'nothing' | 'optional' | 'required'
  /** What commander takes it for when it is not given; null for nothing. */
  readonly fallback: string | null
  readonly value: ValueShape
}

/** One argument as docs, `--help` and completion see it. */
export interface ArgumentShape {
  /** As the usage prints it: `<file>` or `[table...]`. */
  readonly term: string
  readonly description: string
  readonly variadic: boolean
  readonly value: ValueShape
}

/** A command as docs and completion see it. */
export interface CommandShape {
  /** `''` for the program, else its words: `teach add`. */
  readonly path: string
  readonly name: string
  readonly description: string
  readonly usage: string
  /** In the groups of the help. */
  readonly options: readonly { readonly title: string; readonly options: readonly OptionShape[] }[]
  readonly arguments: readonly ArgumentShape[]
  readonly commands: readonly CommandShape[]
  /** In which group of its parent's help it stands. */
  readonly group: string
  /** What the help says below the options: examples and notes. */
  readonly after: string
}

/** Reads a command and those below it out of commander; hidden ones are left out. */
export function shapeOf(command: Command, above = ''): CommandShape {
  const name = command.name()
  const path = command.parent === null ? '' : `${above} ${name}`.trim()
  const help = command.createHelp()
  const groups = new Map<string, OptionShape[]>()
  for (const option of help.visibleOptions(command)) {
    const title = (option.helpGroupHeading ?? 'Options:').replace(/:$/, '')
    groups.set(title, [...(groups.get(title) ?? []), optionShape(option)])
  }
  return {
    path,
    name,
    description: command.description(),
    usage: help.commandUsage(command),
    options: [...groups].map(([title, options]) => ({ title, options })),
    arguments: command.registeredArguments.map(argumentShape),
    commands: help
      .visibleCommands(command)
      // What commander adds by itself (`teach help`) is no command of ours.
      .filter((each) => command.commands.includes(each))
      .map((each) => shapeOf(each, path)),
    group: command.helpGroup().replace(/:$/, ''),
    after: afterHelp(command),
  }
}

/** A command and all below it, in the order of the help. */
export function everyCommand(shape: CommandShape): readonly CommandShape[] {
  return [shape, ...shape.commands.flatMap(everyCommand)]
}

/** All options of a command, whatever their group. */
export function optionsOf({ options }: CommandShape): readonly OptionShape[] {
  return options.flatMap((group) => group.options)
}

function optionShape(option: Option): OptionShape {
  const takes = option.required ? 'required' : option.optional ? 'optional' : 'nothing'
  const placeholder = /[<[](.+)[\]>]/.exec(option.flags)?.[1] ?? ''
  return {
    flags: option.flags,
    long: option.long ?? null,
    short: option.short ?? null,
    description: option.description,
    takes,
    fallback: typeof option.defaultValue === 'string' ? option.defaultValue : null,
    value: takes === 'nothing' ? { kind: 'free' } : valueShape(placeholder, valuesOfOption(option)),
  }
}

function argumentShape(argument: Argument): ArgumentShape {
  const dots = argument.variadic ? '...' : ''
  const file = /\bfiles?\b/.test(argument.description) ? 'file' : argument.name()
  return {
    term: argument.required ? `<${argument.name()}${dots}>` : `[${argument.name()}${dots}]`,
    description: argument.description,
    variadic: argument.variadic,
    value: valueShape(file, argument.argChoices ?? null),
  }
}

/** Values of settings are known to the configuration, which checks them wherever they come from. */
function valuesOfOption({ argChoices, long }: Option): readonly string[] | null {
  return argChoices ?? settingFacts.find(({ flag }) => flag === long)?.words ?? null
}

function valueShape(placeholder: string, words: readonly string[] | null): ValueShape {
  if (words !== null) return { kind: 'words', words }
  return /^(?:file|path|folder)s?(?:\.\.\.)?$|\.[a-z]+$/.test(placeholder)
    ? { kind: 'file' }
    : { kind: 'free' }
}

/** commander keeps such text as listeners that write it. */
function afterHelp(command: Command): string {
  let text = ''
  const write = (piece: string) => {
    text += piece
  }
  if (command instanceof EventEmitter) command.emit('afterHelp', { error: false, command, write })
  return text.trim()
}
