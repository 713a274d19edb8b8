import { type Chart, lowAt } from '../chart.js'
import { isNameOfColumn } from '../clause.js'
import { saysDue } from '../filters/due-filters.js'
import { isParticiple } from '../participle.js'
import { wordClass } from '../phrase-book.js'
import type { State } from './state.js'
import { asksWhen } from './when.js'

/** Past a word or mark that says nothing by itself; a mark that ends the sentence may open the next one. */
export function skips(chart: Chart, state: State): readonly State[] {
  const token = chart.tokens[state.at]
  if (isPassive(chart, state)) return [{ ...state, at: state.at + 1, cost: state.cost + 0.01 }]
  if (!token || wordClass(token) !== 'stop' || token.low === 'than' || isNameOfColumn(chart, state.at))
    return []
  if (asksWhen(chart, state.at) || saysDue(chart, state.at)) return []
  const opening = state.stage === 'open' && !skippableFirst.has(token.low) && token.kind !== 'mark'
  if (opening && (state.pieces.length === 0 || !relatives.has(token.low))) return []
  const at = state.at + 1
  const cost = state.cost + skipCost(chart, state.at)
  if (state.stage === 'tail' && endsSentence(chart, state.at))
    return [
      { ...state, at, stage: 'open', listing: false, cost },
      { ...state, at, stage: 'tail', listing: false, cost },
    ]
  return [{ ...state, at, listing: state.listing && !['that', 'by', 'per'].includes(token.low), cost }]
}

/** "boats that got registered", "did most get sold": were. */
function isPassive(chart: Chart, { at, pieces }: State): boolean {
  return (
    pieces.length > 0 &&
    ['get', 'gets', 'got', 'getting'].includes(lowAt(chart, at)) &&
    isParticiple(lowAt(chart, at + 1))
  )
}

function skipCost(chart: Chart, at: number): number {
  if (namesColumn(chart, at)) return 0.6
  return lowAt(chart, at) === 'total' ? 0.15 : 0.002
}

function endsSentence(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    ['?', '.', '!', ';', ':'].includes(lowAt(chart, at)) ||
    (lowAt(chart, at) === '-' && chart.tokens[at + 1]?.sentence !== token?.sentence)
  )
}

/** "by country and kind": a word that mostly says nothing names a column here. */
function namesColumn(chart: Chart, at: number): boolean {
  return (
    nounLike.has(lowAt(chart, at)) &&
    chart
      .mentionsAt(at)
      .some(
        (mention) =>
          mention.end === at + 1 &&
          mention.links.some((link) => link.kind === 'column' && link.score >= 0.95),
      )
  )
}

const nounLike = new Set([
  'kind',
  'sort',
  'information',
  'details',
  'entries',
  'records',
  'values',
  'actual',
  'current',
  'available',
])

/** What may be skipped before the head of a sentence. */
const skippableFirst = new Set([
  'the',
  'a',
  'an',
  'please',
  'just',
  'also',
  'me',
  'in',
  'for',
  'of',
  'among',
  'at',
  'on',
  'from',
  'to',
  'all',
  'during',
  'within',
  'over',
  'so',
  'then',
  'using',
  'out',
  'only',
  'with',
  'and',
  'total',
  'us',
  'our',
  'my',
  'we',
  'your',
  'as',
  'those',
  'these',
  'their',
  'there',
  'any',
  'across',
  'it',
  'its',
  'overall',
])

/** What may be skipped there as well once something has been said. */
const relatives = new Set([
  'that',
  'which',
  'who',
  'has',
  'have',
  'had',
  'is',
  'are',
  'was',
  'were',
  'do',
  'does',
  'did',
  'been',
])
