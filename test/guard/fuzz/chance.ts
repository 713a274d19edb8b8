/** A reproducible source of choices for making statements. */
export interface Chance {
  /** From 0 up to, but not with, `below`. */
  upTo(below: number): number
  /** True once in `times` on average. */
  oneIn(times: number): boolean
  /** @throws when there is nothing to pick from. */
  pick<T>(from: readonly T[]): T
  /** `count` of them, each once, in an order of chance. */
  some<T>(from: readonly T[], count: number): readonly T[]
}

/** Mulberry32. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const upTo = (below: number) => Math.floor(next() * below)
  return {
    upTo,
    oneIn: (times) => next() * times < 1,
    pick<T>(from: readonly T[]) {
      const picked = from[upTo(from.length)]
      if (picked === undefined) throw new RangeError('nothing to pick from')
      return picked
    },
    some(from, count) {
      const left = [...from]
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(upTo(left.length), 1),
      ).flat()
    },
  }
}
