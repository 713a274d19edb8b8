import { type CompletedCommand, plainWords, quotedText, spellings } from './tree.js'

/** The completion script for zsh, to be evaluated or to lie in a folder of $fpath as `_agentdb`. */
export function zshScript(commands: readonly CompletedCommand[]): string {
  const [program, ...below] = commands
  if (program === undefined) return ''
  return `#compdef agentdb
# Completion of agentdb for zsh, made by: agentdb completion zsh
_agentdb() {
  local word="\${words[CURRENT]}" before="\${words[CURRENT-1]}" road="" said
  local -i i=2 at=0
  local -a found
  while (( i < CURRENT )); do
    said="\${words[i]}"
    (( i += 1 ))
    case "$said" in
      (--*=*) continue ;;
      (-*)
        case "$road|$said" in
          (${takers(commands).join('|')}) (( i += 1 )) ;;
        esac
        continue ;;
    esac
    case "$road|$at|$said" in
${ways(commands).join('\n')}
      (*) (( at += 1 )) ;;
    esac
  done
  if [[ "$word" == --*=* ]]; then
    before="\${word%%=*}"
    compset -P '*='
  fi
  case "$road|$before" in
${values(commands).join('\n')}
  esac
  if [[ "$word" == -* ]]; then
    case "$road" in
${below.map((command) => `      (${quotedText(command.path)}) found=(${described(optionsOf(command))}) ;;`).join('\n')}
    esac
    found+=(${described(optionsOf(program))})
    _describe -o 'option' found
    return
  fi
  case "$road|$at" in
${places(commands).join('\n')}
  esac
}

if [ "\${funcstack[1]}" = "_agentdb" ]; then
  _agentdb "$@"
else
  compdef _agentdb agentdb
fi
`
}

interface Described {
  readonly name: string
  readonly description: string
}

function optionsOf({ options }: CompletedCommand): readonly Described[] {
  return options.flatMap((option) =>
    spellings(option).map((name) => ({ name, description: option.description })),
  )
}

function described(entries: readonly Described[]): string {
  return entries
    .map(({ name, description }) => quotedText(`${name.replaceAll(':', '\\:')}:${description}`))
    .join(' ')
}

/** An option of the program is known below every command. */
function patterns(command: CompletedCommand, option: CompletedCommand['options'][number]): string {
  return spellings(option)
    .map((spelling) =>
      command.path === '' ? `*${quotedText(`|${spelling}`)}` : quotedText(`${command.path}|${spelling}`),
    )
    .join('|')
}

function takers(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap((command) =>
    command.options.filter(({ takes }) => takes === 'required').map((option) => patterns(command, option)),
  )
}

function ways(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap(({ path, commands: below }) =>
    below.map(
      ({ name }) =>
        `      (${quotedText(`${path}|0|${name}`)}) road=${quotedText(`${path} ${name}`.trim())}; at=0 ;;`,
    ),
  )
}

function values(commands: readonly CompletedCommand[]): readonly string[] {
  return [...commands.slice(1), ...commands.slice(0, 1)].flatMap((command) =>
    command.options
      .filter(({ takes, value }) => takes === 'required' || (takes === 'optional' && value.kind !== 'free'))
      .map((option) => `    (${patterns(command, option)}) ${act(option.value)}return ;;`),
  )
}

function places(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap(({ path, commands: below, positions }) => [
    ...(below.length === 0
      ? []
      : [`    (${quotedText(`${path}|0`)}) found=(${described(below)}); _describe 'command' found ;;`]),
    ...positions.map(
      ({ at, rest, value }) =>
        `    (${rest ? `${quotedText(`${path}|`)}*` : quotedText(`${path}|${at}`)}) ${act(value)};;`,
    ),
  ])
}

function act(value: CompletedCommand['positions'][number]['value']): string {
  switch (value.kind) {
    case 'words':
      return `compadd -- ${plainWords(value.words).join(' ')}; `
    case 'file':
      return '_files; '
    case 'free':
      return ''
    default:
      return value satisfies never
  }
}
