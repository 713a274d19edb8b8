import type { Command, CommanderError } from 'commander'
import { UsageError } from '../errors.js'
import { nearNames } from './near-names.js'

/** What commander says of a command line, in the manner of all our errors, with what was probably meant. */
export function commandLineError(error: CommanderError, program: Command): UsageError {
  const code = error.code
    .replace(/^commander\./, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (error.code === 'commander.excessArguments') return tooManyWords(code, program)
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n')
  const meant = suggestion?.replace(/^\((.*)\)$/, '$1') ?? meantValue(message)
  const command = meant === null && error.code === 'commander.unknownOption' ? meantCommand(program) : null
  return command ?? new UsageError(code, sentence(message), { hint: meant ?? 'See agentdb --help.' })
}

/** commander lists the values there are; the one that is meant is told besides. */
function meantValue(message: string): string | null {
  const [, given = '', choices] =
    /argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s.exec(message) ??
    /'(.*)' is invalid for argument .* Allowed choices are (.*)\.$/s.exec(message) ??
    []
  const near = choices === undefined ? [] : nearNames(given, choices.split(', '))
  return near.length === 0 ? null : `Did you mean ${near.join(', or ')}?`
}

/** An option that belongs to a command is unknown to a mistyped one. */
function meantCommand(program: Command): UsageError | null {
  const [word = ''] = program.args
  const names = program.commands.map((command) => command.name())
  const [near] = names.includes(word) ? [] : nearNames(word, names)
  if (near === undefined) return null
  return new UsageError('unknown_command', `There is no command "${word.slice(0, longestEcho)}".`, {
    hint: `Did you mean "agentdb ${near}"? See agentdb --help.`,
  })
}

const longestEcho = 80

/** A mistyped word below a command, or a question without quotes that begins like one. */
function tooManyWords(code: string, program: Command): UsageError {
  const [command = '', ...rest] = program.args
  const below = program.commands.find((each) => each.name() === command)?.commands ?? []
  const [near] = nearNames(
    rest[0] ?? '',
    below.map((each) => each.name()),
  )
  const text = program.args.join(' ')
  const shown = text.length > longestEcho ? `${text.slice(0, longestEcho)}…` : text
  const meant = near === undefined ? '' : `Did you mean "agentdb ${command} ${near}"? `
  return new UsageError(
    code,
    `"${command}" is a command and cannot do with "${rest.join(' ').slice(0, longestEcho)}".`,
    {
      hint: `${meant}If it is a question, put it in quotes: agentdb "${shown}". Otherwise see agentdb ${command} --help.`,
    },
  )
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
