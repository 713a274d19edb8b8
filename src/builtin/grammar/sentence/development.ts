import type { TimeGrain } from '../../planning/plan.js'
import { type Chart, lowAt } from '../chart.js'
import { phraseAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { grainAdjectiveAt, grainOfWord } from '../terms/grain.js'
import { grown, type State } from './state.js'

/** "How did sales develop month by month": the sales of each month. Only where the periods are said. */
export function developments(chart: Chart, state: State): readonly State[] {
  const { at } = state
  if (lowAt(chart, at) !== 'how' || !auxiliaries.has(lowAt(chart, at + 1))) return []
  const verb = verbAfter(chart, at + 2)
  return verb !== null && saysPeriods(chart, at) ? [{ ...state, at: at + 2, stage: 'ask' }] : []
}

/** Past the verb itself; "from year to year" and "over the years" after it are its periods. */
export function developed(chart: Chart, state: State): readonly State[] {
  if (!verbs.has(lowAt(chart, state.at)) || !opensSo(chart, state.at)) return []
  const end = phraseAt(chart.tokens, state.at + 1, 'overTime')?.end ?? state.at + 1
  const skipped: State = { ...state, at: end, listing: false }
  const grain = fromTo(chart, end)
  if (!grain) return [skipped]
  const piece: Piece = {
    kind: 'group',
    terms: [{ kind: 'grain', grain, noun: null }],
    word: 'grain',
    start: state.at,
    end: end + 4,
    cost: 0,
  }
  return [grown(skipped, piece, -0.05, 'tail')]
}

const auxiliaries: ReadonlySet<string> = new Set(['did', 'has', 'have', 'do', 'does'])
const verbs: ReadonlySet<string> = new Set(
  'develop develops developed evolve evolves evolved progress progressed'.split(' '),
)

function verbAfter(chart: Chart, at: number): number | null {
  const sentence = chart.tokens[at]?.sentence
  const verb = chart.tokens.slice(at).find((token) => token.sentence === sentence && verbs.has(token.low))
  return verb?.index ?? null
}

function opensSo(chart: Chart, at: number): boolean {
  const sentence = chart.tokens[at]?.sentence
  return chart.tokens.some(
    (token) =>
      token.sentence === sentence && token.low === 'how' && auxiliaries.has(lowAt(chart, token.index + 1)),
  )
}

/** "from year to year", "from one month to the next" */
function fromTo(chart: Chart, at: number): TimeGrain | null {
  if (lowAt(chart, at) !== 'from' || lowAt(chart, at + 2) !== 'to') return null
  return lowAt(chart, at + 1) === lowAt(chart, at + 3) ? grainOfWord(lowAt(chart, at + 1)) : null
}

/** "month by month", "per year", "monthly", "over the years", "from year to year" */
function saysPeriods(chart: Chart, from: number): boolean {
  return chart.tokens.slice(from).some((token) => {
    const { index } = token
    if (grainAdjectiveAt(chart, index) !== null || fromTo(chart, index) !== null) return true
    if (grainOfWord(token.low) === null) return false
    const before = lowAt(chart, index - 1)
    return (
      ['per', 'by', 'each', 'every'].includes(before) ||
      (before === 'the' && ['over', 'across', 'through'].includes(lowAt(chart, index - 2)))
    )
  })
}
