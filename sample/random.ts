/** A stream of numbers that is the same on every machine: integer arithmetic only, no Math.random, no Math.pow. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  /** Picks by weight; the weights need not add up to 1. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
}

/** One stream per part of the sample, so that a change to one part leaves the others as they were. */
export function createRandom(label: string): Random {
  let state = seedOf(label)
  const next = () => {
    // A Weyl sequence stirred twice; 2654435769 is 2^32 divided by the golden ratio.
    state = (state + 2654435769) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 569420461)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 1935289751)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 4294967296
  }
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(next() * list.length)]
    if (chosen === undefined) throw new RangeError('cannot pick from an empty list')
    return chosen
  }
  return {
    next,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick,
    weighted(list) {
      let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [item, weight] of list) {
        rest -= weight
        if (rest < 0) return item
      }
      return pick(list)[0]
    },
  }
}

function seedOf(label: string): number {
  let seed = 20260630
  for (const letter of label) seed = (Math.imul(seed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  return seed
}
