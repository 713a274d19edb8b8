import type { CommanderError } from 'commander'
import { UsageError } from '../errors.js'

/** What commander says of a command line, in the manner of all our errors. `words` is what it took for arguments. */
export function commandLineError(error: CommanderError, words: readonly string[]): UsageError {
  const code = error.code
    .replace(/^commander\./, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (error.code === 'commander.excessArguments') return questionWithoutQuotes(code, words)
  const [message = '', suggestion] = error.message.replace(/^error: /, '').split('\n')
  const hint = suggestion?.replace(/^\((.*)\)$/, '$1') ?? 'See agentdb --help.'
  return new UsageError(code, sentence(message), { hint })
}

const longestEcho = 80

function questionWithoutQuotes(code: string, words: readonly string[]): UsageError {
  const [command = '', ...rest] = words
  const text = words.join(' ')
  const shown = text.length > longestEcho ? `${text.slice(0, longestEcho)}…` : text
  return new UsageError(
    code,
    `"${command}" is a command and cannot do with "${rest.join(' ').slice(0, longestEcho)}".`,
    {
      hint: `If it is a question, put it in quotes: agentdb "${shown}". Otherwise see agentdb ${command} --help.`,
    },
  )
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
