import { dayMs } from './plot-values.js'

/** A moment on an axis with its name. */
export interface TimeTick {
  readonly at: number
  readonly text: string
}

/** Moments at which people divide time, at most `most` of them: years, months, days, hours or minutes. */
export function timeTicks(low: number, high: number, most: number): readonly TimeTick[] {
  for (const step of steps) {
    const first = step.from(low)
    const ticks: TimeTick[] = []
    for (let n = 0; ticks.length <= most; n++) {
      const at = step.add(first, n)
      if (at > high) break
      if (at >= low) ticks.push({ at, text: new Date(at).toISOString().slice(...step.shown) })
    }
    if (ticks.length <= most && ticks.length > 0) return ticks
  }
  return [{ at: low, text: new Date(low).toISOString().slice(0, 10) }]
}

interface TimeStep {
  /** The last such moment not after the given one. */
  readonly from: (at: number) => number
  readonly add: (at: number, steps: number) => number
  /** The part of an ISO date that names it. */
  readonly shown: readonly [number, number]
}

const minuteMs = 60_000
const hoursOfDay = 24

function every(ms: number, shown: TimeStep['shown']): TimeStep {
  return { from: (at) => Math.floor(at / ms) * ms, add: (at, n) => at + n * ms, shown }
}

function months(count: number, shown: TimeStep['shown']): TimeStep {
  const index = (at: number) => new Date(at).getUTCFullYear() * 12 + new Date(at).getUTCMonth()
  const moment = (month: number) => dayMs(Math.floor(month / 12), ((month % 12) + 12) % 12)
  return {
    from: (at) => moment(Math.floor(index(at) / count) * count),
    add: (at, n) => moment(index(at) + n * count),
    shown,
  }
}

const clock = [11, 16] as const
const day = [0, 10] as const

const steps: readonly TimeStep[] = [
  ...[1, 5, 15, 30].map((n) => every(n * minuteMs, clock)),
  ...[1, 3, 6].map((n) => every(n * 60 * minuteMs, clock)),
  every(12 * 60 * minuteMs, [5, 16]),
  ...[1, 2, 7].map((n) => every(n * hoursOfDay * 60 * minuteMs, day)),
  ...[1, 3, 6].map((n) => months(n, [0, 7])),
  ...[1, 2, 5, 10, 20, 50, 100, 500, 1000].map((n) => months(12 * n, [0, 4])),
]
