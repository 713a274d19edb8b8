import type { Cell } from '../../events.js'
import type { ColumnProfile } from '../snapshot.js'
import { type ColumnPlan, maxValueLength } from './columns.js'
import type { Block } from './statement.js'

/** Profiles by column name. */
export type Profiles = ReadonlyMap<string, ColumnProfile>

/**
 * Reads one row of a profiling statement. `allRows` says that the rows read are all the table has; otherwise the
 * figures are those of a sample, and a count of distinct values stands only when it cannot be much larger.
 */
export function readBlock(block: Block, row: readonly Cell[], allRows: boolean): Profiles {
  const [, rowsRead, present, low, high, common] = row
  const rows = Number(rowsRead)
  const values = valuesByColumn(common)
  return new Map(
    block.columns.map((plan, number) => {
      const column = {
        rows,
        present: Number(at(present, number) ?? 0),
        low: at(low, number),
        high: at(high, number),
        values: values.get(number) ?? [],
      }
      return [plan.column.name, allRows ? complete(plan, column) : sampled(plan, column)]
    }),
  )
}

interface ValueCount {
  readonly value: string
  readonly count: number
  readonly distinct: number
}

interface ColumnFigures {
  readonly rows: number
  readonly present: number
  readonly low: Cell
  readonly high: Cell
  readonly values: readonly ValueCount[]
}

function complete(plan: ColumnPlan, figures: ColumnFigures): ColumnProfile {
  const distinct = plan.unique ? figures.present : countedValues(plan, figures)
  const listed = listedValues(figures)
  return {
    source: 'complete',
    ...common(figures),
    distinct,
    commonValues: listed,
    valuesComplete: distinct !== null && listed.length === distinct,
  }
}

/** In a sample where most values come once, there are more; where each comes many times, there are hardly others. */
function sampled(plan: ColumnPlan, figures: ColumnFigures): ColumnProfile {
  const seen = countedValues(plan, figures)
  return {
    source: 'sample',
    ...common(figures),
    distinct: seen !== null && seen * 10 <= figures.present ? seen : null,
    commonValues: listedValues(figures),
    valuesComplete: false,
  }
}

/** No value listed: all came once and were too many to list, or there is none. */
function countedValues(plan: ColumnPlan, figures: ColumnFigures): number | null {
  return plan.grouped ? (figures.values[0]?.distinct ?? figures.present) : null
}

function common(figures: ColumnFigures): Pick<ColumnProfile, 'nullFraction' | 'min' | 'max'> {
  return {
    nullFraction: figures.rows === 0 ? 0 : (figures.rows - figures.present) / figures.rows,
    min: figures.low === null ? null : String(figures.low),
    max: figures.high === null ? null : String(figures.high),
  }
}

function listedValues(figures: ColumnFigures): ColumnProfile['commonValues'] {
  return figures.values
    .filter(({ value }) => [...value].length <= maxValueLength)
    .map(({ value, count }) => ({ value, share: count / figures.rows }))
}

function valuesByColumn(common: Cell | undefined): ReadonlyMap<number, readonly ValueCount[]> {
  const columns = new Map<number, ValueCount[]>()
  if (!Array.isArray(common)) return columns
  for (const entry of common) {
    const [column, value, count, distinct] = Array.isArray(entry) ? entry : []
    const list = columns.get(Number(column)) ?? []
    list.push({ value: String(value), count: Number(count), distinct: Number(distinct) })
    columns.set(Number(column), list)
  }
  return columns
}

function at(cells: Cell | undefined, index: number): Cell {
  return Array.isArray(cells) ? (cells[index] ?? null) : null
}
