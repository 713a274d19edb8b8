/** The Postgres types a column of a file may come to have. */
export type ColumnType =
  | 'boolean'
  | 'bigint'
  | 'numeric'
  | 'date'
  | 'timestamp'
  | 'timestamptz'
  | 'jsonb'
  | 'text'

/** What the values of a column were found to be. */
export interface InferredColumn {
  readonly type: ColumnType
  /**
   * How the text as it stands in the file becomes that type, as an SQL expression over `$value`; null when the text can
   * be read as it is.
   */
  readonly convert: string | null
  /** In plain words: what all values are, or which one is not. */
  readonly evidence: string
  readonly values: number
  readonly nulls: number
}

/** Watches the values of one column go by. */
export interface ColumnWatch {
  /** A value that is there, with its line for the evidence. */
  see(value: string, line: number): void
  seeNull(): void
  result(): InferredColumn
}

interface Reading {
  readonly type: ColumnType
  readonly convert: string | null
  readonly words: string
  readonly fits: (value: string) => boolean
}

const days = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const clockTime = '[ t](?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d+)?)?'
const moment = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)${clockTime}$`, 'i')
const zonedMoment = new RegExp(`${moment.source.slice(0, -1)} ?(?:z|[+-]\\d\\d(?::?\\d\\d)?)$`, 'i')

/** Words that stand for a missing value where every other value is a number, a date or the like. */
const missing = /^(?:n\/?a|null|none|nan|nil|-|\\n|\?|#n\/a)$/i

// From the narrowest on; the first that fits every value is the type. A number with a leading zero is a code.
const readings: readonly Reading[] = [
  read('boolean', 'true or false', (value) => /^(?:true|false|t|f|yes|no|y|n)$/i.test(value)),
  read('bigint', 'whole numbers', (value) => /^-?(?:0|[1-9]\d{0,17})$/.test(value)),
  read('numeric', 'numbers', (value) =>
    /^-?(?:(?:0|[1-9]\d*)(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i.test(value),
  ),
  {
    ...read('numeric', 'numbers with thousands separators or a currency sign', (value) =>
      /^-?[$€£¥]? ?(?:[1-9]\d{0,2}(?:,\d{3})+|0|[1-9]\d*)(?:\.\d+)?(?: ?[$€£¥])?$/.test(value),
    ),
    convert: `regexp_replace($value, '[^0-9.+-]', '', 'g')::numeric`,
  },
  {
    ...read('numeric', 'numbers with a decimal comma', (value) =>
      /^-?[$€£¥]? ?(?:[1-9]\d{0,2}(?:\.\d{3})+|0|[1-9]\d*)(?:,\d+)?(?: ?[$€£¥])?$/.test(value),
    ),
    convert: `replace(regexp_replace($value, '[^0-9,+-]', '', 'g'), ',', '.')::numeric`,
  },
  read('date', 'days', (value) => isDay(/^(\d{4})-(\d\d)-(\d\d)$/.exec(value), 1, 2, 3)),
  read('timestamp', 'moments without a time zone', (value) => isDay(moment.exec(value), 1, 2, 3)),
  read('timestamptz', 'moments with a time zone', (value) => isDay(zonedMoment.exec(value), 1, 2, 3)),
  slashed('month before day', 2, 1, 'MM/DD/YYYY'),
  slashed('day before month', 1, 2, 'DD/MM/YYYY'),
  read('jsonb', 'JSON objects or lists', (value) => /^[[{]/.test(value) && isJson(value)),
]

const mask = (1 << readings.length) - 1

/** Every whole number fits the other forms of numbers as well, so these need not be asked about it. */
const whole = readings.findIndex(({ type }) => type === 'bigint')
const alsoWhole = readings.reduce((bits, { type }, at) => (type === 'numeric' ? bits | (1 << at) : bits), 0)

/** Infers a column's type from every value in it, not from the first few. */
export function watchColumn(): ColumnWatch {
  let open = mask
  let values = 0
  let nulls = 0
  let absent = 0
  let first: string | null = null
  let varied = false
  let odd: { readonly value: string; readonly line: number; readonly before: number } | null = null
  return {
    see(value, line) {
      values++
      if (first === null) first = value
      else if (!varied) varied = value !== first
      if (open === 0) return
      let left = 0
      let asked = open
      for (let at = 0; at < readings.length; at++) {
        const bit = 1 << at
        if ((asked & bit) === 0 || !(readings[at] as Reading).fits(value)) continue
        left |= bit
        if (at !== whole) continue
        left |= asked & alsoWhole
        asked &= ~alsoWhole
      }
      if (left !== 0) open = left
      else if (missing.test(value)) absent++
      else {
        odd = { value, line, before: open }
        open = 0
      }
    },
    seeNull() {
      nulls++
    },
    result() {
      const there = values - absent
      if (there === 0)
        return {
          ...asText(values === 0 ? 'no value at all' : 'nothing but words for "missing"'),
          values,
          nulls,
        }
      const fitting = readings.filter((_, at) => (open & (1 << at)) !== 0)
      const [reading] = fitting
      if (reading === undefined) {
        const was = odd && readings.find((_, at) => ((odd as { before: number }).before & (1 << at)) !== 0)
        const why =
          odd && was && values > 1 ? `not all ${was.words}: line ${odd.line} has ${shown(odd.value)}` : 'text'
        return { ...asText(why), values, nulls }
      }
      if (fitting.filter(({ convert }) => convert?.startsWith('to_date')).length === 2)
        return { ...asText('day and month could each be either; no value tells them apart'), values, nulls }
      // One letter all along says nothing: it may be the only code that occurs.
      if (reading.type === 'boolean' && !varied && first?.length === 1)
        return { ...asText('one letter in every line'), values, nulls }
      const convert = absent > 0 ? withoutMissing(reading) : reading.convert
      const also = absent > 0 ? `, ${absent} of them words for "missing"` : ''
      return {
        type: reading.type,
        convert,
        evidence: `${reading.words} in all ${values}${also}`,
        values,
        nulls,
      }
    },
  }
}

function read(type: ColumnType, words: string, fits: (value: string) => boolean): Reading {
  return { type, convert: null, words, fits }
}

function slashed(words: string, day: number, month: number, pattern: string): Reading {
  return {
    type: 'date',
    convert: `to_date(regexp_replace($value, '[.-]', '/', 'g'), '${pattern}')`,
    words: `days, ${words}`,
    fits: (value) => isDay(/^(\d\d?)[/.-](\d\d?)[/.-](\d{4})$/.exec(value), 3, month, day),
  }
}

function isDay(parts: RegExpExecArray | null, year: number, month: number, day: number): boolean {
  if (parts === null) return false
  const [y, m, d] = [Number(parts[year]), Number(parts[month]), Number(parts[day])]
  if (m < 1 || m > 12 || d < 1 || d > (days[m - 1] ?? 0) || y < 1) return false
  return m !== 2 || d < 29 || (y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0))
}

function isJson(value: string): boolean {
  try {
    JSON.parse(value)
    return true
  } catch {
    return false
  }
}

/** The conversion with words for "missing" taken as NULL. */
function withoutMissing({ type, convert }: Reading): string {
  const there = `(case when $value !~* '${missing.source.replaceAll('\\/', '/')}' then $value end)`
  return convert === null ? `${there}::${type}` : convert.replaceAll('$value', () => there)
}

function asText(evidence: string): Pick<InferredColumn, 'type' | 'convert' | 'evidence'> {
  return { type: 'text', convert: null, evidence }
}

function shown(value: string): string {
  return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)
}
