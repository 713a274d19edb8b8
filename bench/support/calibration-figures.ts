import { shareOf } from '../../src/evaluation/wilson.js'
import { markdownTable, mean, percentWithInterval } from './figures.js'

export interface Claimed {
  readonly probability: number
  readonly right: boolean
}

/** Bins with fewer answers say little. */
const fewest = 30

/** A Markdown table: what is claimed and what is true, by tenths of the claim. */
export function tenBins(list: readonly Claimed[]): string {
  const rows = Array.from({ length: 10 }, (_, bin) => {
    const inside = list.filter(({ probability }) => Math.min(9, Math.floor(probability * 10)) === bin)
    const name = `${(bin / 10).toFixed(1)} to ${((bin + 1) / 10).toFixed(1)}`
    if (inside.length === 0) return [name, 0, '-', '-', '-']
    const claimed = mean(inside.map(({ probability }) => probability))
    const right = countRight(inside)
    const off = 100 * (claimed - right / inside.length)
    const verdict = inside.length < fewest ? '(few)' : Math.abs(off) <= 5 ? 'ok' : 'off'
    return [
      name,
      inside.length,
      `${(100 * claimed).toFixed(1)} %`,
      percentWithInterval(right, inside.length),
      `${off > 0 ? '+' : ''}${off.toFixed(1)} ${verdict}`,
    ]
  })
  return markdownTable(['claimed', 'answers', 'mean claim', 'true', 'claim less truth, points'], rows)
}

/** Mean squared error of the claims; 0 is perfect. */
export function brier(list: readonly Claimed[]): number {
  return mean(list.map(({ probability, right }) => (probability - (right ? 1 : 0)) ** 2))
}

/** The chance that a right answer has the higher claim of a right and a wrong one; ties count half (area under ROC). */
export function ranking(list: readonly Claimed[]): number {
  const right = list.filter((each) => each.right)
  const wrong = list.filter((each) => !each.right)
  const wins = right.flatMap((a) =>
    wrong.map((b) => (a.probability > b.probability ? 1 : a.probability === b.probability ? 0.5 : 0)),
  )
  return mean(wins)
}

export function precisionAt(
  list: readonly Claimed[],
  from: number,
): { readonly answers: number; readonly right: number } {
  const kept = list.filter(({ probability }) => probability >= from)
  return { answers: kept.length, right: countRight(kept) }
}

/** The smallest claim from which on the answers reach the precision and its interval's lower end; null when none does. */
export function threshold(
  list: readonly Claimed[],
  goal: { readonly precision: number; readonly low: number },
): { readonly from: number } | null {
  const claims = [...new Set(list.map(({ probability }) => probability))].sort((a, b) => a - b)
  for (const from of claims) {
    const kept = precisionAt(list, from)
    const share = shareOf(kept.right, kept.answers)
    if (share && share.value >= goal.precision && share.low >= goal.low) return { from }
  }
  return null
}

function countRight(list: readonly Claimed[]): number {
  return list.filter(({ right }) => right).length
}
