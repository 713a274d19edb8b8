import type { Snapshot } from '../../database/snapshot.js'

/** What may stand for the word before the cursor, and that word. */
export type Completion = [readonly string[], string]

/** More names than this are no help. */
const mostShown = 60

/** Completes slash commands at the beginning of a line, names of tables and columns elsewhere. */
export function completer(
  names: readonly string[],
  commands: readonly string[],
): (line: string) => Completion {
  return (line) => {
    const command = /^\s*(\/\S*)$/.exec(line)?.[1]
    if (command !== undefined) {
      const hits = commands.filter((name) => name.startsWith(command.toLowerCase()))
      return [hits.length === 1 ? [`${hits[0]} `] : hits, command]
    }
    const word = /[\p{L}\p{N}_.]+$/u.exec(line)?.[0] ?? ''
    if (word === '') return [[], '']
    const low = word.toLowerCase()
    return [names.filter((name) => name.toLowerCase().startsWith(low)).slice(0, mostShown), word]
  }
}

/** The names of tables and columns, each once; a column is written after its table too. */
export function namesOf({ tables }: Snapshot): readonly string[] {
  const plain = tables.flatMap(({ name, columns }) => [name, ...columns.map((column) => column.name)])
  const dotted = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
  return [...[...new Set(plain)].sort(), ...dotted]
}
