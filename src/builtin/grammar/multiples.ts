import { type Chart, lowAt, skipDeterminers } from './chart.js'
import { phraseAt } from './phrase-book.js'

/** "the average", "twice the average", "1.5 times the mean": how many times it, and where the words end. */
export function averageFrom(
  chart: Chart,
  at: number,
): { readonly factor: number; readonly end: number } | null {
  const times = timesAt(chart, at)
  const average = phraseAt(chart.tokens, skipDeterminers(chart, times?.end ?? at), 'average')
  return average && { factor: times?.factor ?? 1, end: average.end }
}

/** "twice", "three times", "half", "half as much as" */
function timesAt(chart: Chart, at: number): { factor: number; end: number } | null {
  const factor = multiples[lowAt(chart, at)]
  if (factor !== undefined) return { factor, end: at + 1 }
  const number = chart.tokens[at]?.number ?? null
  return number !== null && lowAt(chart, at + 1) === 'times' ? { factor: number, end: at + 2 } : null
}

const multiples: Readonly<Record<string, number>> = { twice: 2, double: 2, triple: 3, half: 0.5 }
