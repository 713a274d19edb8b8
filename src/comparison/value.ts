import type { Cell } from '../events.js'
import { parseMoment } from './moment.js'
import type { Reading } from './reading.js'

/** A cell made comparable: equal keys are equal, and so are numbers that are near enough. */
export interface Value {
  readonly key: string
  /** Null for all that is no finite number. */
  readonly number: number | null
  /** Two integers are equal only when they are the same. */
  readonly integer: boolean
}

/** How far two numbers may lie apart, as a share of the larger one. */
const tolerance = 1e-6

/** Whether two values say the same. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.key === b.key) return true
  if (a.number === null || b.number === null || (a.integer && b.integer)) return false
  return Math.abs(a.number - b.number) <= reach(a.number, b.number)
}

function reach(a: number, b: number): number {
  return tolerance * Math.max(Math.abs(a), Math.abs(b))
}

/** The numbers that may be the same as `number`, from and to: a little wider than `sameValue`. */
export function near(number: number): readonly [from: number, to: number] {
  const width = Math.abs(number) * tolerance * 2
  return [number - width, number + width]
}

/**
 * A cell as its column is read.
 * @example toValue('12.50', 'number').number // 12.5
 */
export function toValue(cell: Cell, reading: Reading): Value {
  if (cell === null) return plain('null')
  if (typeof cell === 'boolean') return plain(`b:${cell}`)
  if (typeof cell === 'number') return fromNumber(cell, reading)
  if (typeof cell === 'object') return plain(`j:${canonicalJson(cell)}`)
  switch (reading) {
    case 'number':
    case 'float':
      return fromNumeral(cell) ?? plain(`s:${cell}`)
    case 'instant':
    case 'wall': {
      const said = parseMoment(cell)?.[reading] ?? null
      return plain(said === null ? `s:${cell}` : `t:${said}`)
    }
    case 'plain':
      return plain(`s:${cell}`)
    default:
      return reading satisfies never
  }
}

function plain(key: string): Value {
  return { key, number: null, integer: false }
}

/** Beyond 2^53 a float is a whole number only because it has no room for a fraction. */
function fromNumber(cell: number, reading: Reading): Value {
  const integer = reading === 'float' ? Number.isSafeInteger(cell) : Number.isInteger(cell)
  return integer
    ? { key: `i:${BigInt(cell)}`, number: cell, integer }
    : { key: `f:${cell}`, number: cell, integer }
}

/** Text that is a number as JSON writes one: `007` is none. */
function fromNumeral(text: string): Value | null {
  const parts = /^(-?(?:0|[1-9]\d*))(\.\d+)?(?:[eE][+-]?\d+)?$/.exec(text)
  if (!parts) return null
  const whole = parts[0] === parts[1] || /^\.0+$/.test(text.slice(parts[1]?.length))
  const number = Number(text)
  if (!Number.isFinite(number)) return null
  return whole
    ? { key: `i:${BigInt(parts[1] ?? 0)}`, number, integer: true }
    : { key: Number.isInteger(number) ? `f:${text}` : `f:${number}`, number, integer: false }
}

function canonicalJson(cell: Cell): string {
  if (Array.isArray(cell)) return `[${cell.map(canonicalJson).join(',')}]`
  if (typeof cell !== 'object' || cell === null) return JSON.stringify(cell)
  const entries = Object.entries(cell).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${canonicalJson(value)}`).join(',')}}`
}
