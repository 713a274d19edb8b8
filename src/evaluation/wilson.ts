/** A share of a whole with the interval it lies in with 95 % confidence. All are from 0 to 1. */
export interface Share {
  readonly count: number
  readonly of: number
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The standard normal quantile of 97.5 %. */
const z = 1.959963984540054

/**
 * `count` of `of` with its 95 % score interval; null when there is nothing to take a share of.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927), 209-212.
 * @example shareOf(9, 10)?.low // 0.5958
 */
export function shareOf(count: number, of: number): Share | null {
  if (of === 0) return null
  const value = count / of
  const scale = 1 + z ** 2 / of
  const centre = (value + z ** 2 / (2 * of)) / scale
  const half = (z / scale) * Math.sqrt((value * (1 - value)) / of + z ** 2 / (4 * of ** 2))
  // At the ends the bounds are exact; rounding would put them beside.
  const low = count === 0 ? 0 : centre - half
  const high = count === of ? 1 : centre + half
  return { count, of, value, low, high }
}
