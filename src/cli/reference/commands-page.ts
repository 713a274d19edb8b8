import { code, generatedNote, markdownTable, plain } from './markdown.js'
import { type ArgumentShape, type CommandShape, everyCommand, type OptionShape } from './shape.js'

/** docs/commands.md: every command with its arguments, options and examples, as the program declares them. */
export function commandsPage(program: CommandShape): string {
  const [, ...below] = everyCommand(program)
  return [
    '# Commands',
    generatedNote('the program'),
    `${plain(program.description)} Words without a command are a question; the options of ${code('agentdb')} may stand with any command.`,
    overview(program),
    section(program, 'agentdb'),
    ...below.map((command) => section(command, `agentdb ${command.path}`)),
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

function overview(program: CommandShape): string {
  const groups = [...new Set(program.commands.map(({ group }) => group))]
  const rows = groups.flatMap((group) =>
    program.commands
      .filter((command) => command.group === group)
      .map(({ path, description }, i) => [i === 0 ? plain(group) : '', link(path), plain(description)]),
  )
  return markdownTable(['', 'command', 'what it does'], rows)
}

function link(path: string): string {
  return `[${code(`agentdb ${path}`)}](#agentdb-${path.replaceAll(' ', '-')})`
}

function section(command: CommandShape, title: string): string {
  const below = command.path === '' ? [] : command.commands
  return [
    `## ${title}`,
    command.path === '' ? null : `${plain(sentence(command.description))}`,
    fenced(command.usage.replace(/\n\s+/g, '\n')),
    command.arguments.length === 0
      ? null
      : markdownTable(['argument', 'meaning'], command.arguments.map(argumentRow)),
    below.length === 0
      ? null
      : markdownTable(
          ['command', 'what it does'],
          below.map(({ path, description }) => [link(path), plain(description)]),
        ),
    ...command.options.map(({ title: group, options }) =>
      markdownTable(
        [command.options.length > 1 ? group.toLowerCase() : 'option', 'meaning'],
        options.map(optionRow),
      ),
    ),
    command.after === '' ? null : fenced(command.after),
  ]
    .filter((part) => part !== null)
    .join('\n\n')
}

function argumentRow({ term, description, value }: ArgumentShape): readonly string[] {
  return [code(term), plain(description) + wordsOf(value, description)]
}

function optionRow({ flags, description, value, takes, fallback }: OptionShape): readonly string[] {
  const usual = fallback === null ? '' : ` (${plain(fallback)})`
  return [code(flags), plain(description) + usual + (takes === 'nothing' ? '' : wordsOf(value, description))]
}

/** The words that an option takes, where its description does not name them all. */
function wordsOf(value: OptionShape['value'], description: string): string {
  if (value.kind !== 'words' || value.words.every((word) => description.includes(word))) return ''
  return `: ${value.words.map(code).join(', ')}`
}

function fenced(text: string): string {
  return `\`\`\`text\n${text}\n\`\`\``
}

function sentence(text: string): string {
  const capital = text.charAt(0).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
