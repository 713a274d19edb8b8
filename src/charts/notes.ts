import type { ChartInput } from './shape.js'

/** What every chart has to say of the rows it does not show as they are. */
export function commonNotes({ truncated, rows }: ChartInput): readonly string[] {
  return truncated ? [`only the first ${rows.length} rows were fetched; the rest is not drawn`] : []
}

/** "3 rows without revenue are not drawn". */
export function missingNote(count: number, name: string): readonly string[] {
  if (count === 0) return []
  return [count === 1 ? `1 row without ${name} is not drawn` : `${count} rows without ${name} are not drawn`]
}

/** No eye tells more dots apart, and no page should hold a million of them. */
const mostPoints = 5000

/** Every n-th of too many points, and what to say of it. */
export function thinned<T>(points: readonly T[]): {
  readonly points: readonly T[]
  readonly notes: readonly string[]
} {
  if (points.length <= mostPoints) return { points, notes: [] }
  const step = Math.ceil(points.length / mostPoints)
  const kept = points.filter((_, n) => n % step === 0)
  return { points: kept, notes: [`${kept.length} of ${points.length} points are drawn, every ${step}th`] }
}

/** Columns of numbers that the drawing leaves to the table. */
export function undrawnNote(names: readonly string[]): readonly string[] {
  return names.length === 0 ? [] : [`not drawn: ${names.join(', ')}`]
}
