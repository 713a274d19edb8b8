/** What can be drawn; the contract's `--chart`. */
export const chartKinds = ['bar', 'line', 'histogram', 'scatter', 'sparkline'] as const

/** One way to draw a result. */
export type ChartKind = (typeof chartKinds)[number]

/** What was asked for: a kind, whichever suits the rows, or nothing. */
export const chartRequests = ['auto', ...chartKinds, 'none'] as const

/** One word that `--chart` takes. */
export type ChartRequest = (typeof chartRequests)[number]

/** A drawn quantity: its column's name, and its unit when the name gives one away. */
export interface Measure {
  readonly name: string
  readonly unit: string | null
}

/** The horizontal axis. Moments are milliseconds since 1970 on the clock of the rows, whatever its zone. */
export interface Axis extends Measure {
  readonly scale: 'time' | 'number'
}

/** One category of a bar chart; where there are too many, the last bar adds up the rest. */
export interface Bar {
  readonly label: string
  readonly value: number
  /** How many categories it adds up; null for a bar of its own. */
  readonly adds: number | null
}

/** Half-open, but for the last. */
export interface Bin {
  readonly from: number
  readonly to: number
  readonly count: number
}

/** Null is a gap. */
export interface Point {
  readonly x: number
  readonly y: number | null
}

/** The points of one line, in the order they are joined. */
export interface Series {
  readonly name: string
  readonly points: readonly Point[]
}

interface Head {
  readonly title: string
  /** What the drawing leaves out or adds up, in plain words. */
  readonly notes: readonly string[]
}

/** A chart as data, ready to be drawn by any hand. All text in it is clean. */
export type Chart = Head &
  (
    | { readonly kind: 'bar'; readonly by: string; readonly value: Measure; readonly bars: readonly Bar[] }
    | { readonly kind: 'histogram'; readonly value: Measure; readonly bins: readonly Bin[] }
    | { readonly kind: 'line'; readonly x: Axis; readonly y: Measure; readonly series: readonly Series[] }
    | {
        readonly kind: 'scatter'
        readonly x: Measure
        readonly y: Measure
        readonly points: readonly Point[]
      }
    | { readonly kind: 'sparkline'; readonly x: Axis; readonly lines: readonly Series[] }
  )

/** A chart, or in plain words why these rows make none. */
export type ChartOutcome =
  | { readonly ok: true; readonly chart: Chart }
  | { readonly ok: false; readonly reason: string }
