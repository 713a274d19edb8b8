import { parse } from 'dotenv'
import { UsageError } from '../../errors.js'

/** What becomes of one variable of a `.env` file; `before` is null when it was not set. */
export interface EnvChange {
  readonly name: string
  readonly before: string | null
  readonly after: string
}

/** A `.env` file with some variables set: everything else in it stays as it is. */
export interface EnvPlan {
  readonly text: string
  readonly changes: readonly EnvChange[]
}

/**
 * Sets variables in the text of a `.env` file. One that is there is changed in its place; one that stands there as a
 * comment (`#NAME=`) comes below it; any other comes at the end.
 * @throws {UsageError} `unstorable_value`
 * @example planEnv('# mine\n', new Map([['AGENTDB_MODEL', 'builtin']])).text // '# mine\nAGENTDB_MODEL=builtin\n'
 */
export function planEnv(text: string, wanted: ReadonlyMap<string, string>): EnvPlan {
  const before = parse(text)
  const changes = [...wanted]
    .filter(([name, after]) => before[name] !== after)
    .map(([name, after]) => ({ name, before: before[name] ?? null, after }))
  const changed = changes.reduce((so, { name, after }) => withVariable(so, name, after), text)
  const read = parse(changed)
  const others = Object.entries(before).filter(([name]) => !wanted.has(name))
  const lost = [...wanted, ...others].find(([name, value]) => read[name] !== value)
  if (lost !== undefined) throw unstorable(lost[0])
  return { text: changed, changes }
}

function withVariable(text: string, name: string, value: string): string {
  const line = `${name}=${quoted(name, value)}`
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const place = lastAssignment(text, name)
  if (place !== null) return text.slice(0, place.start) + line + text.slice(place.end)
  const comment = new RegExp(`^[ \\t]*#[ \\t]*${name}[ \\t]*=.*$`, 'm').exec(text)
  if (comment !== null) {
    const end = comment.index + comment[0].replace(/\r$/, '').length
    return `${text.slice(0, end)}${newline}${line}${text.slice(end)}`
  }
  const open = text === '' || text.endsWith('\n') ? '' : newline
  return `${text}${open}${line}${newline}`
}

/** As dotenv reads lines: a value in quotes may run over several. The last assignment of a name counts. */
const assignment =
  /^[ \t]*(?:export[ \t]+)?([\w.-]+)[ \t]*(?:=|:[ \t])[ \t]*(?:'(?:\\'|[^'])*'|"(?:\\"|[^"])*"|`(?:\\`|[^`])*`|[^#\r\n]*)/gm

function lastAssignment(text: string, name: string): { readonly start: number; readonly end: number } | null {
  const found = [...text.matchAll(assignment)].filter(([, named]) => named === name).at(-1)
  if (found === undefined) return null
  const whole = found[0]
  const start = found.index + (/^[ \t]*(?:export[ \t]+)?/.exec(whole)?.[0].length ?? 0)
  return { start, end: found.index + whole.trimEnd().length }
}

function quoted(name: string, value: string): string {
  const forms = [value, `'${value}'`, `"${value}"`, `\`${value}\``]
  // A bare `$` or `#` is read differently by shells that source the file.
  const fitting = /^[\w.:/@%?&=+,~-]+$/.test(value) ? forms : forms.slice(1)
  const kept = fitting.find((form) => parse(`${name}=${form}\nAFTER=1\n`)[name] === value)
  if (kept === undefined) throw unstorable(name)
  return kept
}

function unstorable(name: string): UsageError {
  return new UsageError('unstorable_value', `The value of ${name} cannot be written to .env as it is.`, {
    hint: `Encode its quotes and line breaks, or set ${name} in the environment.`,
  })
}
