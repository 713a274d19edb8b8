import type { Column, Table, TypeCategory } from '../snapshot.js'

/** Values longer than this are prose: nobody names them in a question. */
export const maxValueLength = 200

/** How many of the most common values are kept when not all are. */
export const topValues = 20

/** How a column is profiled. */
export interface ColumnPlan {
  readonly column: Column
  /** Count its distinct values. */
  readonly grouped: boolean
  /** Keep all values when there are at most so many. */
  readonly maxValues: number
  /** Find its smallest and largest value. */
  readonly ranged: boolean
  /** A key of its own: no value comes twice. */
  readonly unique: boolean
}

/**
 * What is worth knowing about each column, by its type; of one that looks like a credential, nothing but NULLs.
 * A numeric key is not counted: its number of values is that of its rows.
 */
export function planColumns(table: Table): ColumnPlan[] {
  const keys = [table.primaryKey, ...table.uniqueKeys].flatMap((key) => (key?.length === 1 ? key : []))
  return table.columns.map((column) => {
    const unique = keys.includes(column.name)
    const plan = looksSecret(column.name) ? opaque : plans[column.category]
    return { column, unique, ...plan, grouped: plan.grouped && !(unique && plan.ranged) }
  })
}

type TypePlan = Omit<ColumnPlan, 'column' | 'unique'>

const named = { grouped: true, maxValues: 1000, ranged: false }
const counted = { grouped: true, maxValues: 100, ranged: true }
const ranged = { grouped: false, maxValues: 0, ranged: true }
const opaque = { grouped: false, maxValues: 0, ranged: false }

const plans: Readonly<Record<TypeCategory, TypePlan>> = {
  text: named,
  enum: named,
  boolean: named,
  integer: counted,
  decimal: counted,
  date: counted,
  timestamp: ranged,
  timestamptz: ranged,
  time: ranged,
  interval: ranged,
  uuid: opaque,
  json: opaque,
  array: opaque,
  bytes: opaque,
  other: opaque,
}

/** Values of such columns are never read: a profile is stored, and parts of it may be sent to a model. */
export function looksSecret(columnName: string): boolean {
  const words = columnName.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase()
  return /(^|_)(pass(word|wd|phrase|code)?|pwd|secret|token|api_?key|private_?key|ssn|cvv)(_|$)/.test(words)
}
