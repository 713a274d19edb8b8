import type { Cell, ResultColumn } from '../events.js'
import { momentOf, numberOf } from './plot-values.js'

/**
 * What a column is to a chart: moments; steps of a calendar or clock (a year, a month's number, an hour); quantities;
 * names; keys, which name a row but say nothing of it; and what cannot be drawn.
 */
export type ColumnRole = 'time' | 'step' | 'number' | 'category' | 'key' | 'other'

/** The role of a column by its type, its name and what its cells hold. */
export function columnRole(column: ResultColumn, cells: readonly Cell[]): ColumnRole {
  const filled = cells.filter((cell) => cell !== null)
  if (/\[\]|^(?:json|bytea|xml|tsvector|record)/.test(column.type)) return 'other'
  if (/^(?:date|timestamp)/.test(column.type)) return 'time'
  if (numericType.test(column.type)) return numericRole(column.name, filled)
  if (column.type === 'uuid') return 'key'
  if (filled.some((cell) => typeof cell === 'object')) return 'other'
  const looksDated = filled.length > 1 && filled.every((cell) => momentOf(cell) !== null)
  return looksDated ? 'time' : 'category'
}

const numericType = /^(?:smallint|integer|bigint|numeric|decimal|real|double precision|int[248]|float[48])\b/

function numericRole(name: string, filled: readonly Cell[]): ColumnRole {
  if (keyName.test(name)) return 'key'
  const whole = filled.every((cell) => Number.isInteger(numberOf(cell)))
  return stepName.test(name) && whole ? 'step' : 'number'
}

const keyName = /(?:^|[_\s])(?:id|key|oid|uuid)$|[a-z]Id$/i
/** `order_year`, but not `orders_per_year`. */
const stepName =
  /^(?!.*(?:^|_)(?:per|avg|mean|sum|total|count|num)_)(?:.*[_\s])?(?:year|quarter|month|week|day|weekday|dow|isodow|doy|hour|minute)$/i
