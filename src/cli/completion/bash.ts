import { type CompletedCommand, plainWords, spellings } from './tree.js'

/** The completion script for bash 3.2 or newer; it needs no other package. */
export function bashScript(commands: readonly CompletedCommand[]): string {
  const [program, ...below] = commands
  if (program === undefined) return ''
  return `# Completion of agentdb for bash, made by: agentdb completion bash
_agentdb_words() {
  local word
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -W "$1" -- "$2")
}

_agentdb_files() {
  local word
  compopt -o filenames 2>/dev/null
  while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$1")
}

_agentdb() {
  local word="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" path="" said i=1 at=0 own=""
  local common="${optionWords(program)}"
  COMPREPLY=()
  # bash breaks --format=json into three words.
  if [ "$word" = "=" ]; then
    word=""
  elif [ "$before" = "=" ] && [ "$COMP_CWORD" -gt 2 ]; then
    before="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  while [ "$i" -lt "$COMP_CWORD" ]; do
    said="\${COMP_WORDS[i]}"
    i=$((i + 1))
    case "$said" in
      =) i=$((i + 1)); continue ;;
      -*)
        if [ "\${COMP_WORDS[i]}" != "=" ]; then
          case "$path|$said" in
            ${takers(commands).join(' | ')}) i=$((i + 1)) ;;
          esac
        fi
        continue ;;
    esac
    case "$path|$at|$said" in
${ways(commands)}
      *) at=$((at + 1)) ;;
    esac
  done
  case "$path|$before" in
${values(commands).join('\n')}
  esac
  case "$word" in
    -*)
      case "$path" in
${below.map((command) => `        "${command.path}") own="${optionWords(command)}" ;;`).join('\n')}
      esac
      _agentdb_words "$own $common" "$word"
      return ;;
  esac
  case "$path|$at" in
${places(commands).join('\n')}
  esac
}

complete -F _agentdb agentdb
`
}

function optionWords({ options }: CompletedCommand): string {
  return options.flatMap(spellings).join(' ')
}

/** An option of the program is known below every command. */
function patterns(command: CompletedCommand, option: CompletedCommand['options'][number]): readonly string[] {
  return spellings(option).map((spelling) =>
    command.path === '' ? `*"|${spelling}"` : `"${command.path}|${spelling}"`,
  )
}

function takers(commands: readonly CompletedCommand[]): readonly string[] {
  return specificFirst(commands).flatMap((command) =>
    command.options
      .filter(({ takes }) => takes === 'required')
      .flatMap((option) => patterns(command, option)),
  )
}

function ways(commands: readonly CompletedCommand[]): string {
  return commands
    .flatMap(({ path, commands: below }) =>
      below.map(({ name }) => `      "${path}|0|${name}") path="${`${path} ${name}`.trim()}"; at=0 ;;`),
    )
    .join('\n')
}

function values(commands: readonly CompletedCommand[]): readonly string[] {
  return specificFirst(commands).flatMap((command) =>
    command.options
      .filter(({ takes, value }) => takes === 'required' || (takes === 'optional' && value.kind !== 'free'))
      .map((option) => `    ${patterns(command, option).join(' | ')}) ${act(option.value)}return ;;`),
  )
}

/** A command may have an option of its own where the program has one of the same name. */
function specificFirst(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return [...commands.slice(1), ...commands.slice(0, 1)]
}

function places(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap(({ path, commands: below, positions }) => [
    ...(below.length === 0
      ? []
      : [`    "${path}|0") _agentdb_words "${below.map(({ name }) => name).join(' ')}" "$word" ;;`]),
    ...positions.map(({ at, rest, value }) => `    "${path}|${rest ? '"*' : `${at}"`}) ${act(value)};;`),
  ])
}

function act(value: CompletedCommand['positions'][number]['value']): string {
  switch (value.kind) {
    case 'words':
      return `_agentdb_words "${plainWords(value.words).join(' ')}" "$word"; `
    case 'file':
      return '_agentdb_files "$word"; '
    case 'free':
      return ''
    default:
      return value satisfies never
  }
}
