import type { Cell, ResultColumn } from '../events.js'
import { columnRole } from './column-role.js'

/** Rows to be drawn, with what is said of them. */
export interface ChartInput {
  readonly title: string | null
  readonly columns: readonly ResultColumn[]
  readonly rows: readonly (readonly Cell[])[]
  /** The result has more rows than were fetched. */
  readonly truncated: boolean
  /** Text as any screen or page may show it. */
  readonly clean: (text: string) => string
}

/** The columns of a result by what they are to a chart, as positions. */
export interface Shape {
  readonly time: number | null
  readonly step: number | null
  readonly numbers: readonly number[]
  readonly categories: readonly number[]
  readonly keys: readonly number[]
}

/** Sorts the columns of a result by what a chart can do with them, which decides on the kind of chart. */
export function shapeOf({ columns, rows }: Pick<ChartInput, 'columns' | 'rows'>): Shape {
  const roles = columns.map((column, i) =>
    columnRole(
      column,
      rows.map((row) => row[i] ?? null),
    ),
  )
  const all = (role: (typeof roles)[number]) => roles.flatMap((each, i) => (each === role ? [i] : []))
  const [time = null, ...moreTimes] = all('time')
  const [step = null, ...moreSteps] = all('step')
  return {
    time,
    step,
    numbers: all('number'),
    // A second calendar column tells rows apart as a name would.
    categories: [
      ...all('category'),
      ...moreTimes,
      ...moreSteps,
      ...(time !== null && step !== null ? [step] : []),
    ],
    keys: all('key'),
  }
}

/** Plain words for the kinds of columns there are: what a reason names. */
export function shapeText({ columns }: Pick<ChartInput, 'columns'>): string {
  return columns.map(({ name, type }) => `${name} (${type})`).join(', ')
}

/** A cell as a label. */
export function labelOf(cell: Cell, clean: ChartInput['clean']): string {
  if (cell === null) return 'NULL'
  return clean(typeof cell === 'object' ? JSON.stringify(cell) : String(cell).slice(0, longestLabel))
}

const longestLabel = 200
