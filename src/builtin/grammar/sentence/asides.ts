import { homeEnd } from '../home-of.js'
import { type Chart, lowAt } from '../chart.js'
import { reasonAt, regardlessAt } from '../framing.js'
import { phraseAt } from '../phrase-book.js'
import { together } from '../together.js'
import { houseOwnerAt, whereaboutsAt } from '../whereabouts.js'
import { wornAt } from '../worn-words.js'
import { grainOfWord } from '../terms/grain.js'
import { developed } from './development.js'
import type { Stage, State } from './state.js'

/** Past phrases that add nothing to what is asked: "for each record in", reasons, advice on the SQL, "each" at the end. */
export function asides(chart: Chart, state: State): readonly State[] {
  const row = together(rowPhrase(chart, state), wornWord(chart, state))
  return state.stage === 'tail'
    ? together(
        row,
        saidAside(chart, state),
        sqlHint(chart, state),
        eachAtEnd(chart, state),
        asWell(chart, state),
        developed(chart, state),
        thatPeriod(chart, state),
        homeOf(chart, state),
      )
    : together(row, houseOwner(chart, state))
}

/** "list the bank's branches": all of them are its own. */
function houseOwner(chart: Chart, state: State): readonly State[] {
  const end = houseOwnerAt(chart, state.at)
  return end === null ? [] : [{ ...state, at: end, cost: state.cost + 0.01 }]
}

/** "for each record in X" adds nothing to X. */
function rowPhrase(chart: Chart, state: State): readonly State[] {
  const phrase =
    phraseAt(chart.tokens, state.at, 'rows') ??
    (state.pieces.length > 0 ? phraseAt(chart.tokens, state.at, 'pad') : null)
  if (!phrase) return []
  return [{ ...state, at: phrase.end, listing: false, stage: stageAfter(state), cost: state.cost + 0.01 }]
}

function stageAfter(state: State): Stage {
  if (state.stage === 'ask') return 'ask'
  return state.pieces.some((piece) => piece.kind === 'ask') ? 'tail' : state.stage
}

/** "paid out", "royalty statements" */
function wornWord(chart: Chart, state: State): readonly State[] {
  const end = state.pieces.at(-1)?.end === state.at ? wornAt(chart, state.at) : null
  return end === null ? [] : [{ ...state, at: end, cost: state.cost + 0.02 }]
}

/** "because we want to …", "regardless of …", "in our network". */
function saidAside(chart: Chart, state: State): readonly State[] {
  const end = reasonAt(chart, state.at) ?? regardlessAt(chart, state.at) ?? whereaboutsAt(chart, state.at)
  return end === null ? [] : [{ ...state, at: end, listing: false, cost: state.cost + 0.01 }]
}

/** Advice on how to write the SQL changes nothing in what is asked. */
function sqlHint(chart: Chart, state: State): readonly State[] {
  return phraseAt(chart.tokens, state.at, 'sqlHint')
    ? [{ ...state, at: sentenceEnd(chart, state.at), cost: state.cost + 0.02 }]
    : []
}

function sentenceEnd(chart: Chart, at: number): number {
  const sentence = chart.tokens[at]?.sentence
  let end = at
  while (chart.tokens[end]?.sentence === sentence) end++
  return end
}

/** "each" and "respectively" at the end of a clause point back. */
function eachAtEnd(chart: Chart, state: State): readonly State[] {
  const next = chart.tokens[state.at + 1]
  return ['each', 'respectively'].includes(lowAt(chart, state.at)) && (!next || next.kind === 'mark')
    ? [{ ...state, at: state.at + 1 }]
    : []
}

/** "as well" at the end of a clause: shown too. */
function asWell(chart: Chart, state: State): readonly State[] {
  const next = chart.tokens[state.at + 2]
  const ends = !next || (next.kind === 'mark' && next.low !== ',')
  return lowAt(chart, state.at) === 'as' && lowAt(chart, state.at + 1) === 'well' && ends
    ? [{ ...state, at: state.at + 2 }]
    : []
}

/** "in that year", "that same month": a period told before, told again. */
function thatPeriod(chart: Chart, state: State): readonly State[] {
  const from = ['in', 'during', 'for', 'on'].includes(lowAt(chart, state.at)) ? state.at + 1 : state.at
  if (lowAt(chart, from) !== 'that') return []
  const word = lowAt(chart, from + 1) === 'same' ? from + 2 : from + 1
  const grain = grainOfWord(lowAt(chart, word))
  const told = state.pieces.some(
    (piece) => piece.kind === 'filter' && piece.filter.kind === 'date' && piece.filter.span.grain === grain,
  )
  return grain !== null && told ? [{ ...state, at: word + 1, listing: false, cost: state.cost + 0.01 }] : []
}

const copulas: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'the', 'be', 'both'])

/** "cities that are home to more than 8 patrons": that have them. */
function homeOf(chart: Chart, state: State): readonly State[] {
  const end = homeEnd(chart, state.at)
  return end !== null && copulas.has(lowAt(chart, state.at - 1))
    ? [{ ...state, at: end, listing: false, cost: state.cost + 0.02 }]
    : []
}
