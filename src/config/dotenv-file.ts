import { readFileSync, statSync } from 'node:fs'
import { parse } from 'dotenv'
import { UsageError } from '../errors.js'
import { environmentVariables } from './settings.js'

/** What a `.env` file sets, and what of it is passed over. */
export interface DotenvFile {
  readonly variables: Readonly<Record<string, string | undefined>>
  /** Lines of other programs that cannot be read; never with their text, which may hold a secret. */
  readonly warnings: readonly string[]
}

/**
 * Reads a `.env` file; one that is absent sets nothing.
 * @throws {UsageError} `bad_env_file` for a file that is not readable text, and for a line that sets one of our own
 *   variables and cannot be read: the default in its place would ask another database or model than was meant.
 */
export function readDotenvFile(file: string): DotenvFile {
  const text = readText(file)
  if (text === null) return { variables: {}, warnings: [] }
  const faults = faultyLines(text)
  const own = faults.find(({ name }) => name !== null && isOurs(name))
  if (own !== undefined) throw badFile(`${file}, line ${own.line}: ${own.name} cannot be read: ${own.why}.`)
  const [first] = faults
  const more = faults.length > 1 ? ` (${faults.length - 1} more like it)` : ''
  const warnings =
    first === undefined ? [] : [`${file}, line ${first.line} is passed over: ${first.why}${more}.`]
  return { variables: parse(text), warnings }
}

interface FaultyLine {
  readonly line: number
  /** What it sets, as far as that can be told. */
  readonly name: string | null
  readonly why: string
}

/** An assignment as dotenv reads it, a quoted value over several lines included, with nothing left over. */
const assignment =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)(?:[ \t]*=|:[ \t])[ \t]*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^'"`#\s][^#\n]*)?[ \t]*(?:#.*)?$/gm

/** A value without quotes ends at the first #: of a password, the rest would be lost. */
const cutValue = /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*=(?:[ \t]*[^'"`#\s][^#\n]*(?<=\S))?#/

function faultyLines(text: string): readonly FaultyLine[] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const cut = new Map<number, string>()
  const rest = plain.replace(assignment, (whole: string, name: string, at: number) => {
    if (isOurs(name) && cutValue.test(whole)) cut.set(plain.slice(0, at).split('\n').length, name)
    return whole.replace(/[^\n]/g, '')
  })
  return rest.split('\n').flatMap((written, index) => {
    const line = index + 1
    const name = cut.get(line)
    if (name !== undefined)
      return [{ line, name, why: 'what follows the # counts as a comment; put the value in quotes' }]
    return faultOf(written.trim(), line)
  })
}

function faultOf(written: string, line: number): readonly FaultyLine[] {
  if (written === '' || written.startsWith('#')) return []
  const found = /^(?:export\s+)?([\w.-]+)\s*(?:(=|:\s)\s*(['"`])?|$|\s)/.exec(written)
  const name = found?.[1] ?? null
  const [, , sign, quote] = found ?? []
  // Shells and Compose take a bare name from the environment around them.
  const bare = /^(?:export\s+)?[\w.-]+$/.test(written)
  if (bare && (name === null || !isOurs(name))) return []
  if (quote !== undefined) {
    const closed = written.slice(written.indexOf(quote) + 1).includes(quote)
    return [{ line, name, why: closed ? 'something follows the closing quote' : 'its quote is not closed' }]
  }
  return [{ line, name, why: sign === undefined ? 'it is not NAME=value' : 'its value cannot be told' }]
}

function isOurs(name: string): boolean {
  return environmentVariables.includes(name) || /^PG[A-Z]+$/.test(name)
}

/** Null when there is no such file. A folder of that name is somebody's virtual environment. */
function readText(file: string): string | null {
  if (!isFile(file)) return null
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (cause) {
    throw badFile(`${file} cannot be read: ${(cause as Error).message}.`, cause)
  }
  // Windows PowerShell writes UTF-16, in which no line would be found.
  if (bytes.includes(0)) throw badFile(`${file} is not UTF-8 text; it may be UTF-16.`)
  return bytes.toString('utf8')
}

function isFile(file: string): boolean {
  try {
    return statSync(file, { throwIfNoEntry: false })?.isFile() === true
  } catch (cause) {
    const message = `Whether there is a ${file} cannot be told: ${(cause as Error).message}.`
    const hint = 'Run agentdb in a folder that this user may read.'
    throw new UsageError('bad_env_file', message, { hint, cause })
  }
}

function badFile(message: string, cause?: unknown): UsageError {
  const hint = 'Write each line as NAME=value, or NAME="a value with spaces or #", in UTF-8.'
  return new UsageError('bad_env_file', message, { hint, cause })
}
