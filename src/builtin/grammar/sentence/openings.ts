import { type Chart, lowAt } from '../chart.js'
import { reasonAt } from '../framing.js'
import { phrasesAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { compared } from './compared.js'
import { developments } from './development.js'
import { headsAt } from './heads.js'
import { howOld } from './how-old.js'
import { whenDone } from './when-done.js'
import { inAdvance } from './in-advance.js'
import { takesTo } from './takes-to.js'
import { grown, type State } from './state.js'

/** How a sentence may begin: framing ("can you", "I need this because") leaves it open, a head ("show", "what is") wants its object. */
export function openings(chart: Chart, state: State): readonly State[] {
  return [
    ...framings(chart, state),
    ...reasons(chart, state),
    ...persons(chart, state),
    ...comparisons(chart, state),
    ...compared(chart, state),
    ...heads(chart, state),
    ...developments(chart, state),
    ...whenDone(chart, state),
    ...howOld(chart, state),
    ...takesTo(chart, state),
    ...inAdvance(chart, state),
    ...onAverage(chart, state),
  ]
}

function framings(chart: Chart, state: State): readonly State[] {
  return phrasesAt(chart.tokens, state.at, 'framing').map((phrase) => ({
    ...state,
    at: phrase.end,
    cost: state.cost + 0.005,
  }))
}

function reasons(chart: Chart, state: State): readonly State[] {
  const reason = reasonAt(chart, state.at)
  return reason === null ? [] : [{ ...state, at: reason, cost: state.cost + 0.005 }]
}

/** "who holds …" asks for persons without naming them. */
function persons(chart: Chart, state: State): readonly State[] {
  const { at } = state
  if (lowAt(chart, at) !== 'who' || chart.persons.length === 0) return []
  const mention = { start: at, end: at + 1, links: chart.persons }
  const slot = { mention, role: 'thing' as const, text: 'who', plural: false, literal: null }
  const noun = { slot, pre: [], distinct: false, extreme: null, owner: null, start: at, end: at + 1 }
  const piece: Piece = {
    kind: 'ask',
    terms: [{ kind: 'noun', noun }],
    head: 'list',
    sentence: chart.tokens[at]?.sentence ?? 0,
    start: at,
    end: at + 1,
    cost: 0.1,
  }
  return [grown(state, piece, 0.12, 'tail')]
}

/** "compare … with the year before" shows both. */
function comparisons(chart: Chart, state: State): readonly State[] {
  return lowAt(chart, state.at) === 'compare' &&
    chart.tokens.some((token) => phrasesAt(chart.tokens, token.index, 'overPeriod').length > 0)
    ? [{ ...state, at: state.at + 1, stage: 'ask' }]
    : []
}

function heads(chart: Chart, state: State): readonly State[] {
  return headsAt(chart, state.at).map(({ end, cost }) => ({
    ...state,
    at: end,
    stage: 'ask',
    cost: state.cost + cost,
  }))
}

/** "On average, how many orders are there per month": said of the number to come. */
function onAverage(chart: Chart, state: State): readonly State[] {
  const { at } = state
  const end = lowAt(chart, at + 2) === ',' ? at + 3 : at + 2
  if (lowAt(chart, at) !== 'on' || lowAt(chart, at + 1) !== 'average' || lowAt(chart, end) !== 'how')
    return []
  const form = { kind: 'form' as const, percent: null, digits: null, average: true }
  return [grown(state, { ...form, start: at, end, cost: 0.15 }, 0.15, 'open')]
}
