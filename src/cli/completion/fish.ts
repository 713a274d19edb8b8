import { type CompletedCommand, plainWords, spellings } from './tree.js'

/** The completion script for fish. */
export function fishScript(commands: readonly CompletedCommand[]): string {
  return `# Completion of agentdb for fish, made by: agentdb completion fish
# Prints the command so far and how many words follow it: "teach add|0".
function __agentdb_place
  set -l road ''
  set -l at 0
  set -l skip 0
  for said in (commandline -opc)[2..-1]
    if test $skip = 1
      set skip 0
      continue
    end
    switch $said
      case '--*=*'
        continue
      case '-*'
        switch "$road|$said"
          case ${takers(commands).join(' ')}
            set skip 1
        end
        continue
    end
    switch "$road|$at|$said"
${ways(commands).join('\n')}
      case '*'
        set at (math $at + 1)
    end
  end
  echo "$road|$at"
end

function __agentdb_at
  set -l place (__agentdb_place)
  string match -q -- $argv[1] $place
end

complete -c agentdb -f
${commands.flatMap(lines).join('\n')}
`
}

function takers(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap(({ path, options }) =>
    options
      .filter(({ takes }) => takes === 'required')
      .flatMap(spellings)
      .map((spelling) => quoted(path === '' ? `*|${spelling}` : `${path}|${spelling}`)),
  )
}

function ways(commands: readonly CompletedCommand[]): readonly string[] {
  return commands.flatMap(({ path, commands: below }) =>
    below.map(
      ({ name }) =>
        `      case ${quoted(`${path}|0|${name}`)}\n        set road ${quoted(`${path} ${name}`.trim())}\n        set at 0`,
    ),
  )
}

function lines({ path, commands, options, positions }: CompletedCommand): readonly string[] {
  return [
    ...commands.map(
      ({ name, description }) =>
        `complete -c agentdb ${when(`${path}|0`)} -a ${quoted(name)} -d ${quoted(description)}`,
    ),
    ...positions.map(
      ({ at, rest, value }) => `complete -c agentdb ${when(`${path}|${rest ? '*' : at}`)} ${act(value)}`,
    ),
    ...options.map((option) => optionLine(path, option)),
  ]
}

function optionLine(path: string, option: CompletedCommand['options'][number]): string {
  const { long, short, takes, value, description } = option
  return [
    'complete -c agentdb',
    path === '' ? null : when(`${path}|*`),
    long === null ? null : `-l ${long.replace(/^--/, '')}`,
    short === null ? null : `-s ${short.replace(/^-/, '')}`,
    takes === 'required' ? (value.kind === 'file' ? '-r' : '-x') : null,
    takes === 'nothing' ? null : act(value),
    `-d ${quoted(description)}`,
  ]
    .filter((part) => part !== null && part !== '')
    .join(' ')
}

function when(place: string): string {
  return `-n ${quoted(`__agentdb_at ${quoted(place)}`)}`
}

function act(value: CompletedCommand['positions'][number]['value']): string {
  switch (value.kind) {
    case 'words':
      return `-a ${quoted(plainWords(value.words).join(' '))}`
    case 'file':
      return '-F'
    case 'free':
      return ''
    default:
      return value satisfies never
  }
}

/** In fish only a backslash and a single quote mean anything between single quotes. */
function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
