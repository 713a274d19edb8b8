import { UsageError } from '../errors.js'
import type { DataFile } from './file-kinds.js'
import type { ReadAs, RowSink } from './read-rows.js'
import { readText } from './read-text.js'

type JsonObject = Readonly<Record<string, unknown>>

/**
 * One JSON document: a list of objects, or an object that holds one such list. Every name met is a column.
 * @throws {UsageError} `malformed_file`
 */
export const readJson: ReadAs = async (file, options, sink) => {
  let text = ''
  await readText(file, options, (part) => {
    if (text.length + part.length > longestText) throw tooLong(file)
    text += part
  })
  const rows = rowsOf(file, parsed(file, text))
  const take = taker(sink)
  for (const [at, row] of rows.entries()) take(row, at + 1)
}

/** A JSON object a line; empty lines are passed over, a line that is none is bad. */
export const readNdjson: ReadAs = async (file, options, sink) => {
  const take = taker(sink)
  let rest = ''
  let line = 0
  const takeLine = (text: string) => {
    line++
    if (text.trim() === '') return
    try {
      take(JSON.parse(text), line)
    } catch {
      sink.bad(line, 'not JSON')
    }
  }
  await readText(file, options, (part) => {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    for (const text of lines) takeLine(text)
  })
  takeLine(rest)
}

/** What a JavaScript string can hold, less a margin. */
const longestText = 500_000_000

function tooLong(file: DataFile): UsageError {
  return new UsageError(
    'malformed_file',
    `${file.path}: one JSON document of more than 500 MB cannot be read.`,
    {
      hint: "Write one object a line (.ndjson), for example with jq -c '.[]'.",
    },
  )
}

function parsed(file: DataFile, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new UsageError('malformed_file', `${file.path} is not JSON: ${(cause as Error).message}.`, {
      hint: 'One object a line goes with the suffix .ndjson.',
      cause,
    })
  }
}

function rowsOf(file: DataFile, document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document
  const lists = isObject(document) ? Object.values(document).filter(Array.isArray) : []
  const [list] = lists
  if (list !== undefined && lists.length === 1) return list
  throw new UsageError('malformed_file', `${file.path} holds no list of objects.`, {
    hint: 'Give a JSON list of objects, or an object with one list in it.',
  })
}

function taker(sink: RowSink): (row: unknown, line: number) => void {
  const columns = new Map<string, number>()
  return (row, line) => {
    if (!isObject(row)) return sink.bad(line, 'not an object')
    const values: (string | null)[] = Array(columns.size).fill(null)
    for (const [name, value] of Object.entries(row)) {
      let at = columns.get(name)
      if (at === undefined) {
        at = columns.size
        columns.set(name, at)
        sink.column(name)
      }
      values[at] = textOf(value)
    }
    sink.row(values, line)
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}
