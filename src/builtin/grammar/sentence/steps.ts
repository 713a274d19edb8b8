import { andCountedAt } from '../and-counted.js'
import { type Chart, lowAt, none } from '../chart.js'
import { askAt, eachAskAt } from '../pieces/ask.js'
import { together } from '../together.js'
import { tallyStarts } from '../tally.js'
import { grainAdjectiveAt } from '../terms/grain.js'
import { amountSubjects } from './amount-subjects.js'
import { asides } from './asides.js'
import { eachOfLast } from './each-of-last.js'
import { exclusions } from './exclusions.js'
import { furtherOrders } from './further-orders.js'
import { joins } from './joins.js'
import { kindsBeside } from './kinds-beside.js'
import { groupsOnly, modifiers, overdue } from './modifiers.js'
import { openings } from './openings.js'
import { sideBySide } from './side-by-side.js'
import { skips } from './skips.js'
import { grown, type State } from './state.js'
import { whenAsked } from './when.js'

/** Every state that one more word, phrase or piece leads to from this one; what may follow depends on its stage. */
export function stepsFrom(chart: Chart, state: State): readonly State[] {
  if (!chart.tokens[state.at]) return []
  const { stage } = state
  const unasked = stage === 'open' || stage === 'ask'
  return together<State>(
    skips(chart, state),
    stage === 'open' ? openings(chart, state) : none,
    stage === 'ask' ? bothOf(chart, state) : none,
    unasked ? together(tallies(chart, state), sideBySide(chart, state), amountSubjects(chart, state)) : none,
    stage === 'tail' && state.listing ? sideBySide(chart, state) : none,
    stage !== 'tail' || state.listing ? asks(chart, state) : none,
    stage === 'tail' ? furtherOrders(chart, state) : none,
    stage === 'tail' ? together(joins(chart, state), whenAsked(chart, state)) : none,
    stage === 'open' || stage === 'tail' ? exclusions(chart, state) : none,
    kindsBeside(chart, state),
    asides(chart, state),
    stage === 'tail' || stage === 'open' ? eachOfLast(chart, state) : none,
    stage === 'open' || stage === 'tail' ? modifiers(chart, state) : none,
    stage === 'tail' ? overdue(chart, state) : none,
    stage === 'ask' && grainAdjectiveAt(chart, state.at) !== null ? groupsOnly(chart, state) : none,
  )
}

/** "show both courses and scores": a determiner of what is shown; "both names" are of two rows. */
function bothOf(chart: Chart, state: State): readonly State[] {
  return lowAt(chart, state.at) === 'both' &&
    [2, 3, 4].some((ahead) => lowAt(chart, state.at + ahead) === 'and')
    ? [{ ...state, at: state.at + 1, cost: state.cost + 0.01 }]
    : []
}

/** "a breakdown of", "how are … distributed": what is to be split up comes next. */
function tallies(chart: Chart, state: State): readonly State[] {
  return tallyStarts(chart, state.at, state.stage === 'open').map(({ end, cost }) => ({
    ...state,
    at: end,
    stage: 'tally',
    cost: state.cost + cost,
  }))
}

/** "bugs in the Payments project": bugs are asked for, and no project. */
function isWhere(chart: Chart, { stage, at, pieces }: State): boolean {
  const last = pieces.at(-1)
  return (
    stage === 'open' &&
    last?.kind === 'filter' &&
    last.filter.kind === 'value' &&
    last.end < at &&
    at - last.end <= 2 &&
    ['in', 'of', 'at', 'from', 'for', 'on', 'with', 'by'].includes(lowAt(chart, last.end))
  )
}

/** Something asked for; without a head before it, it is a fragment. */
function asks(chart: Chart, state: State): readonly State[] {
  if (isWhere(chart, state)) return []
  if (state.stage === 'tally')
    return askAt(chart, state.at).flatMap((found) =>
      found.value.kind === 'ask' ? [grown(state, { ...found.value, head: 'tally' }, found.cost, 'tail')] : [],
    )
  const fragment = state.stage === 'open' ? 0.05 : 0
  const found =
    state.stage === 'ask' || state.listing
      ? [...askAt(chart, state.at), ...eachAskAt(chart, state.at)]
      : askAt(chart, state.at)
  const counted = state.listing ? andCountedAt(chart, state.at, state.pieces.at(-1)) : []
  return [...found, ...counted].map((found) => grown(state, found.value, found.cost + fragment, 'tail'))
}
