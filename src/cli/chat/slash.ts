import { UsageError } from '../../errors.js'
import { nearNames } from '../near-names.js'
import type { Done, Room, SlashCommand } from './room.js'
import { contextCommand, newCommand, sessionsCommand, undoCommand } from './slash/conversation.js'
import { costCommand, explainCommand, sqlCommand } from './slash/last-answer.js'
import { schemaCommand } from './slash/schema.js'
import { approveCommand, modelCommand } from './slash/settings.js'
import { chartCommand, exportCommand, saveCommand } from './slash/take-away.js'

const quit: SlashCommand = {
  name: '/quit',
  usage: '/quit',
  help: 'leave; so do Ctrl-D and Ctrl-C twice',
  run: async () => ({ kind: 'leave' }),
}

const help: SlashCommand = {
  name: '/help',
  usage: '/help',
  help: 'this list',
  run: async () => ({ kind: 'note', text: helpText() }),
}

/** All that begins with a slash, in the order of the help. */
export const slashCommands: readonly SlashCommand[] = [
  sqlCommand,
  schemaCommand,
  explainCommand,
  chartCommand,
  exportCommand,
  saveCommand,
  undoCommand,
  newCommand,
  contextCommand,
  sessionsCommand,
  costCommand,
  modelCommand,
  approveCommand,
  help,
  quit,
]

/** "why?" asks how the answer came about. */
const asksWhy =
  /^(?:but )?(?:why(?: is (?:that|this|it)| so)?|how (?:come|so)|how do you know(?: that)?|explain(?: (?:it|that|this))?)\s*[?.!]*$/i

/** The slash command that a line means, and its words; null when it is a question. */
export function slashOf(line: string): { readonly name: string; readonly words: string } | null {
  const text = line.trim()
  if (asksWhy.test(text)) return { name: '/explain', words: '' }
  const found = /^(\/[^\s]*)(?:\s+([\s\S]*))?$/.exec(text)
  return found ? { name: (found[1] ?? '').toLowerCase(), words: (found[2] ?? '').trim() } : null
}

/**
 * Does what a slash command says.
 * @throws {UsageError} `unknown_slash_command`, and what the command itself refuses
 */
export async function runSlash(name: string, words: string, room: Room): Promise<Done> {
  const command = slashCommands.find((each) => each.name === (aliases[name] ?? name))
  if (command) return command.run(words, room)
  const [near] = nearNames(
    name,
    slashCommands.map((each) => each.name),
  )
  throw new UsageError('unknown_slash_command', `There is no command "${name}".`, {
    hint: near === undefined ? '/help lists them.' : `Did you mean ${near}? /help lists them all.`,
  })
}

const aliases: Readonly<Record<string, string>> = {
  '/exit': '/quit',
  '/q': '/quit',
  '/?': '/help',
  '/why': '/explain',
  '/costs': '/cost',
}

function helpText(): string {
  const width = Math.max(...slashCommands.map(({ usage }) => usage.length)) + 2
  const list = slashCommands.map(({ usage, help }) => `  ${usage.padEnd(width)}${help}`).join('\n')
  return `Ask in plain words, then go on: "now by month", "only France", "and in 2024?",
"the top 5", "highest first", "as a share of the total", "for all countries".
${list}
${keys}`
}

const keys = `  Ctrl-C            ends the question that is running, or empties the line
  Ctrl-R            the earlier lines that hold what is typed, one by one
  Tab               completes commands and names of tables and columns
  \\ or Alt-Enter    at the end of a line: it goes on
`
