import type { Cell } from '../events.js'
import { parseArray } from './arrays.js'

/** What the text of a type is turned into; the one table of built-in types. Other types stay text. */
export type CellKind =
  | 'boolean'
  | 'number'
  | 'exact'
  | 'float'
  | 'timestamp'
  | 'timestamptz'
  | 'json'
  | 'text'

/** How to read a column: its kind, and whether it is an array of it. */
export interface CellReader {
  readonly kind: CellKind
  readonly array: boolean
  /** What separates the elements of an array: a comma for all but `box`. */
  readonly delimiter: string
}

/** For any type without a form of its own: the server's text stays as it is. */
export const textReader: CellReader = { kind: 'text', array: false, delimiter: ',' }

/**
 * One cell from the server's text, as `Cell` documents it.
 * @example readCell('{1,NULL}', { kind: 'number', array: true, delimiter: ',' }) // [1, null]
 */
export function readCell(text: string | null, reader: CellReader): Cell {
  if (text === null) return null
  if (!reader.array) return scalar(text, reader.kind)
  return parseArray(text, reader.delimiter, (element) => scalar(element, reader.kind))
}

function scalar(text: string, kind: CellKind): Cell {
  switch (kind) {
    case 'boolean':
      return text === 't'
    case 'number':
      return Number(text)
    case 'exact':
      return exactNumber(text)
    case 'float':
      return finiteNumber(text)
    case 'timestamp':
      return isoTimestamp(text)
    case 'timestamptz':
      return isoTimestampWithZone(text)
    case 'json':
      return jsonValue(text)
    case 'text':
      return text
    default:
      return kind satisfies never
  }
}

/**
 * A number when the double prints back as the same decimal (zeros at the end of the fraction aside), else the text.
 * @example exactNumber('12.50') // 12.5
 * @example exactNumber('9007199254740993') // '9007199254740993'
 */
export function exactNumber(text: string): number | string {
  const canonical = text.includes('.') ? text.replace(/\.?0+$/, '') : text
  const value = Number(canonical)
  if (!Number.isFinite(value)) return text
  return plainDecimal(value) === canonical ? value : text
}

/** The shortest decimal of a double, without an exponent. */
function plainDecimal(value: number): string {
  const text = String(value)
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text)
  if (!parts) return text
  const [, sign = '', first = '', rest = '', power = '0'] = parts
  const exponent = Number(power)
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${first}${rest}`
  return sign + first + rest.padEnd(exponent, '0')
}

function finiteNumber(text: string): number | string {
  const value = Number(text)
  return Number.isFinite(value) ? value : text
}

/** `infinity`, years before Christ and years beyond 9999 have no common ISO 8601 form: they stay the server's text. */
function isoTimestamp(text: string): string {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?$/.test(text) ? text.replace(' ', 'T') : text
}

function isoTimestampWithZone(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)([+-]\d\d)(:\d\d(?::\d\d)?)?$/.exec(text)
  if (!parts) return text
  const [, day, time, hours, minutes = ':00'] = parts
  const offset = `${hours}${minutes}`
  return `${day}T${time}${offset === '+00:00' ? 'Z' : offset}`
}

/** Numbers that a double would change become strings, as numeric columns do. */
function jsonValue(text: string): Cell {
  const safe = /\d{16}|\d[eE]/.test(text) ? text.replace(jsonToken, keepExact) : text
  return JSON.parse(safe) as Cell
}

const jsonToken = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

function keepExact(token: string): string {
  if (token.startsWith('"')) return token
  if (/[eE]/.test(token)) return Number.isFinite(Number(token)) ? token : `"${token}"`
  return typeof exactNumber(token) === 'number' ? token : `"${token}"`
}
