import { UsageError } from '../../errors.js'
import { type LoadedParser, openParser } from '../../guard/parse.js'
import { type ParameterType, parameterTypes, type SavedParameter } from '../../instruments/saved-query.js'
import { type Constant, constantsOf } from './constants.js'
import { checkedValue, parameterValue } from './parameter-values.js'

/** A statement with `$1`, `$2` and so on where its parameters stand; a name at several places has several numbers. */
export interface Parameterised {
  readonly sql: string
  readonly parameters: readonly SavedParameter[]
}

/** As on the command line: `from=date`, `from=date:2026-01-31`. */
interface Declared {
  readonly name: string
  readonly type: ParameterType
  readonly value: string | null
}

/**
 * Puts parameters into a statement: each takes the place of `:name`, or of the constant that has its value, or of the
 * only one that fits its type. That constant is then its value when none is given.
 * @param declared as on the command line: `name=type` or `name=type:value`.
 * @throws {UsageError} `parameter_not_valid` or `no_place_for_parameter`
 */
export async function parameterise(sql: string, declared: readonly string[]): Promise<Parameterised> {
  const parser = await openParser()
  refuseNumbered(sql, parser)
  const wanted = declared.map(readDeclaration)
  const twice = wanted.find(({ name }, at) => wanted.findIndex((each) => each.name === name) !== at)
  if (twice) throw new UsageError('parameter_not_valid', `--param ${twice.name} is given twice.`)
  const parameters: SavedParameter[] = []
  let text = sql
  const constantless = wanted.filter((each) => {
    const places = placeholdersOf(text, each.name, parser)
    text = spliced(text, places, each, parameters)
    return places.length === 0
  })
  for (const each of constantless) {
    const taken = constantless.filter((other) => other !== each && other.value !== null)
    text = spliced(text, chosenConstants(text, each, taken, parser), each, parameters)
  }
  if (parameters.length === 0 || parser.statement(text) !== null) return { sql: text, parameters }
  throw new UsageError('no_place_for_parameter', 'With its parameters in place the SQL cannot be read.', {
    hint: `A parameter stands for a value. It would read: ${text}`,
  })
}

const namePattern = /^[A-Za-z_]\w{0,62}$/

function readDeclaration(text: string): Declared {
  const [, name = '', type = '', value] = /^\s*([^=]*?)\s*=\s*([a-z]+)\s*(?::(.*))?$/s.exec(text) ?? []
  const known = parameterTypes.find((each) => each === type)
  if (!namePattern.test(name) || known === undefined) {
    throw new UsageError('parameter_not_valid', `--param: "${text.slice(0, 80)}" is not name=type.`, {
      hint: `For example: --param from=date, or --param from=date:2026-01-31. Types: ${parameterTypes.join(', ')}.`,
    })
  }
  return { name, type: known, value: value === undefined ? null : checkedValue(name, known, value) }
}

function refuseNumbered(sql: string, parser: LoadedParser): void {
  const numbered = parser.tokens(sql)?.find(({ text }) => /^\$\d+$/.test(text))
  if (numbered === undefined) return
  throw new UsageError('parameter_not_valid', `The SQL holds ${numbered.text}, which has no name.`, {
    hint: 'Write :name in its place, and declare it: --param name=type.',
  })
}

interface Place {
  readonly start: number
  readonly end: number
  /** What follows `$n`. */
  readonly suffix: string
  /** The constant it stood for; null for `:name`. */
  readonly value: string | null
}

/** `:name`, but not the type of `x::name` nor an array's bound. */
function placeholdersOf(sql: string, name: string, parser: LoadedParser): readonly Omit<Place, 'suffix'>[] {
  const tokens = parser.tokens(sql) ?? []
  return tokens.flatMap((token, at) => {
    const next = tokens[at + 1]
    const follows = next !== undefined && next.start === token.end && next.text === name
    return token.text === ':' && follows ? [{ start: token.start, end: next.end, value: null }] : []
  })
}

/** A placeholder has no constant whose type it could keep: its declared type is written. Text takes that of its place. */
const placeholderCasts: Readonly<Record<ParameterType, string>> = {
  integer: '::bigint',
  number: '::numeric',
  text: '',
  date: '::date',
  timestamp: '::timestamptz',
  boolean: '::boolean',
}

function spliced(
  sql: string,
  places: readonly (Omit<Place, 'suffix'> & { readonly suffix?: string })[],
  { name, type, value }: Declared,
  parameters: SavedParameter[],
): string {
  const bytes = Buffer.from(sql, 'utf8')
  let text = ''
  let end = 0
  for (const place of places) {
    parameters.push({ name, type, fallback: value ?? place.value })
    const suffix = place.suffix ?? placeholderCasts[type]
    text += `${bytes.subarray(end, place.start).toString('utf8')}$${parameters.length}${suffix}`
    end = place.end
  }
  return text + bytes.subarray(end).toString('utf8')
}

/** @throws {UsageError} `no_place_for_parameter` when there is none, or several. */
function chosenConstants(
  sql: string,
  declared: Declared,
  others: readonly Declared[],
  parser: LoadedParser,
): readonly Place[] {
  const all = constantsOf(sql, parser)
  const fitting = all.filter((constant) => fits(constant, declared))
  const free = fitting.filter((constant) => !others.some((other) => isOf(constant, other)))
  const chosen = declared.value === null ? free : fitting.filter((constant) => isOf(constant, declared))
  const values = [...new Set(chosen.map(({ value }) => value))]
  const [only, ...more] = values
  if (only === undefined) throw noConstant(declared, fitting)
  if (more.length > 0) throw severalConstants(declared, values)
  return chosen.map((constant) => ({ ...constant, suffix: castOf(constant, declared) }))
}

function fits({ kind, value }: Constant, { type }: Declared): boolean {
  switch (type) {
    case 'integer':
      return kind === 'integer'
    case 'number':
      return kind === 'integer' || kind === 'decimal'
    case 'boolean':
      return kind === 'boolean'
    case 'date':
      return kind === 'string' && parameterValue('date', value) !== null
    case 'timestamp':
      return kind === 'string' && parameterValue('timestamp', value) !== null
    case 'text':
      return kind === 'string'
    default:
      return type satisfies never
  }
}

function isOf(constant: Constant, declared: Declared): boolean {
  if (!fits(constant, declared) || declared.value === null) return false
  const { kind, value } = constant
  return kind === 'integer' || kind === 'decimal'
    ? Number(value) === Number(declared.value)
    : value === declared.value
}

/** A string takes the type of its place as the constant did; a number keeps the type that the constant had. */
function castOf({ kind, value, cast }: Constant, { type }: Declared): string {
  switch (kind) {
    case 'string':
      return cast === null ? '' : `::${cast}`
    case 'boolean':
      return '::boolean'
    case 'decimal':
      return '::numeric'
    case 'integer':
      if (type === 'number') return '::numeric'
      return Math.abs(Number(value)) < 2 ** 31 ? '::integer' : '::bigint'
    default:
      return kind satisfies never
  }
}

function noConstant({ name, type, value }: Declared, fitting: readonly Constant[]): UsageError {
  const sought = value === null ? `no ${type}` : `no ${type} ${value}`
  return new UsageError('no_place_for_parameter', `The SQL holds ${sought} for the parameter "${name}".`, {
    hint:
      fitting.length === 0
        ? `Write the SQL yourself, with :${name} in its place: agentdb save --as … --sql "… :${name} …" --param ${name}=${type}`
        : `It holds ${listed(fitting.map((constant) => constant.value))}.`,
  })
}

function severalConstants({ name, type }: Declared, values: readonly string[]): UsageError {
  return new UsageError(
    'no_place_for_parameter',
    `The SQL holds ${values.length} constants that "${name}" could stand for: ${listed(values)}.`,
    { hint: `Say which: --param ${name}=${type}:${values[0]}` },
  )
}

function listed(values: readonly string[]): string {
  const most = 8
  const shown = [...new Set(values)].slice(0, most).map((value) => value.slice(0, 40))
  return `${shown.join(', ')}${values.length > most ? ', …' : ''}`
}
