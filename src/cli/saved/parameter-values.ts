import { UsageError } from '../../errors.js'
import type { BoundParameter } from '../../events.js'
import type { ParameterType, SavedParameter, SavedQuery } from '../../instruments/saved-query.js'

/**
 * A value as it is bound, or null when it is none of its type.
 * @example parameterValue('date', '2026-02-30') // null
 */
export function parameterValue(type: ParameterType, text: string): string | null {
  const value = text.trim()
  switch (type) {
    case 'integer':
      return /^[-+]?\d{1,19}$/.test(value) && isBigint(value) ? value : null
    case 'number':
      return /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i.test(value) ? value : null
    case 'text':
      // Postgres has no text with a NUL, nor half a sign.
      return /[\0\p{Surrogate}]/u.test(text) ? null : text
    case 'date':
      return isDate(value) ? value : null
    case 'timestamp':
      return isTimestamp(value) ? value : null
    case 'boolean':
      return booleans[value.toLowerCase()] ?? null
    default:
      return type satisfies never
  }
}

const booleans: Readonly<Record<string, string>> = {
  ...{ true: 'true', yes: 'true', on: 'true', '1': 'true' },
  ...{ false: 'false', no: 'false', off: 'false', '0': 'false' },
}

function isBigint(text: string): boolean {
  const value = BigInt(text.replace(/^\+/, ''))
  return value >= -(2n ** 63n) && value < 2n ** 63n
}

function isDate(text: string): boolean {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (!parts) return false
  const [year = 0, month = 0, day = 0] = parts.slice(1).map(Number)
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

const timeOfDay = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,6})?)?(?:Z|[-+]\d\d(?::?\d\d)?)?$/i

function isTimestamp(text: string): boolean {
  const [, day = '', time] = /^(\S{10})(?:[T ](\S+))?$/i.exec(text) ?? []
  return isDate(day) && (time === undefined || timeOfDay.test(time))
}

const examples: Readonly<Record<ParameterType, string>> = {
  integer: '42',
  number: '12.5',
  text: 'any words',
  date: '2026-01-31',
  timestamp: '2026-01-31T12:00:00Z',
  boolean: 'true',
}

/** @throws {UsageError} `parameter_not_valid` for a value that is none of its type. */
export function checkedValue(name: string, type: ParameterType, text: string): string {
  const value = parameterValue(type, text)
  if (value !== null) return value
  const kind = type === 'integer' ? 'an integer' : type === 'text' ? 'text that Postgres holds' : `a ${type}`
  throw new UsageError('parameter_not_valid', `--param ${name}: "${text.slice(0, 80)}" is not ${kind}.`, {
    hint: `For example: --param ${name}=${examples[type]}`,
  })
}

/**
 * What is bound to each of a saved query's parameters: the values given, else its own.
 * @param given as on the command line: `name=value`.
 * @throws {UsageError} `parameter_not_valid`, `unknown_parameter`, `missing_parameter`
 */
export function bindParameters(query: SavedQuery, given: readonly string[]): readonly BoundParameter[] {
  const values = valuesOf(given)
  const unknown = [...values.keys()].find((name) => !query.parameters.some((known) => known.name === name))
  if (unknown !== undefined) {
    throw new UsageError('unknown_parameter', `"${query.name}" has no parameter "${unknown}".`, {
      hint: query.parameters.length === 0 ? 'It takes none.' : `It takes ${described(query.parameters)}.`,
    })
  }
  return query.parameters.map(({ name, type, fallback }) => {
    const text = values.get(name)
    if (text !== undefined) return { name, type, value: checkedValue(name, type, text) }
    if (fallback !== null) return { name, type, value: fallback }
    throw new UsageError('missing_parameter', `"${query.name}" needs a value for "${name}" (${type}).`, {
      hint: `For example: agentdb run ${query.name} --param ${name}=${examples[type]}`,
    })
  })
}

function valuesOf(given: readonly string[]): ReadonlyMap<string, string> {
  const values = new Map<string, string>()
  for (const text of given) {
    const [, name, value] = /^\s*([^=\s]+)\s*=(.*)$/s.exec(text) ?? []
    if (name === undefined || value === undefined) {
      throw new UsageError('parameter_not_valid', `--param: "${text.slice(0, 80)}" is not name=value.`, {
        hint: 'For example: --param from=2026-01-31',
      })
    }
    if (values.has(name)) throw new UsageError('parameter_not_valid', `--param ${name} is given twice.`)
    values.set(name, value)
  }
  return values
}

/** Each name once: `from (date, else 2026-01-01), country (text)`. */
export function described(parameters: readonly SavedParameter[]): string {
  const once = parameters.filter(({ name }, at) => parameters.findIndex((each) => each.name === name) === at)
  return once
    .map(({ name, type, fallback }) => `${name} (${type}${fallback === null ? '' : `, else ${fallback}`})`)
    .join(', ')
}
