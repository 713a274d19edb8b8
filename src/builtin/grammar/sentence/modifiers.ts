import { type Chart, lowAt } from '../chart.js'
import { namesMeasure } from '../gauge-words.js'
import { overdueAfter } from '../filters/overdue-filters.js'
import { standingAfter } from '../filters/standing-filters.js'
import { modifierAt } from '../pieces/modifier.js'
import type { Filter, Piece } from '../sketch.js'
import { holdsRatio, mayFollowRatio } from './ratio-pieces.js'
import { repeatsOf } from './of-another.js'
import { grown, type State } from './state.js'
import { shownAfterWith } from './with-columns.js'

/** Every modifier that begins here and fits what was said before it. */
export function modifiers(chart: Chart, state: State): readonly State[] {
  const elidable = comparesTerm(state)
  const leading = state.stage === 'open' ? 0.1 : 0
  const joined = ['or', 'and'].includes(lowAt(chart, state.at - 1))
  return modifierAt(chart, state.at)
    .filter((found) => fits(found.value, state, elidable) && !isShown(chart, found.value, state))
    .map((found) => {
      const again = elidable && joined && isDegree(found.value) ? 0.3 : 0
      return grown(state, found.value, found.cost + (leading + again), state.stage)
    })
}

/** "(loans that are) overdue": past the day that was set, and not done; "open for more than 90 days". */
export function overdue(chart: Chart, state: State): readonly State[] {
  return [...overdueAfter(chart, state.at), ...standingAfter(chart, state.at)].map(({ value, end, cost }) =>
    value.reduce(
      (each, filter) =>
        grown(each, { kind: 'filter', filter, start: state.at, end, cost: 0 }, cost / 2, state.stage),
      state,
    ),
  )
}

/** "the monthly number of bookings": before what is shown, only a period. */
export function groupsOnly(chart: Chart, state: State): readonly State[] {
  return modifierAt(chart, state.at)
    .filter((found) => found.value.kind === 'group')
    .map((found) => grown(state, found.value, found.cost, 'ask'))
}

/** "each book with its author": shown beside it, and no condition on what is listed. */
function isShown(chart: Chart, piece: Piece, state: State): boolean {
  if (repeatsOf(chart, piece, state)) return true
  if (isTheirs(chart, piece)) return listsRows(state)
  return (
    piece.kind === 'entity' &&
    ['with', 'along', 'together'].includes(piece.preposition) &&
    state.pieces.some((each) => each.kind === 'ask' && each.head === 'list') &&
    shownAfterWith(chart, piece.start)
  )
}

/** "the cars in the workshop and their branch" */
function isTheirs(chart: Chart, piece: Piece): boolean {
  return (
    piece.kind === 'entity' &&
    piece.preposition === 'and' &&
    [piece.start - 1, piece.start].some((at) => ['their', 'its'].includes(lowAt(chart, at)))
  )
}

function fits(piece: Piece, state: State, elidable: boolean): boolean {
  return (
    (elidable || !comparesElided(piece)) &&
    (!splitsUp(piece) || state.pieces.some((each) => each.kind === 'ask' && each.head === 'tally')) &&
    !ordersAgain(piece, state) &&
    (!ordersRows(piece) || listsRows(state)) &&
    !periodOfPay(piece, state) &&
    !(state.listing && continuesList(piece)) &&
    (state.stage !== 'open' || mayLead(piece) || mayLeadLater(piece, state)) &&
    (!ranksBy(piece) || state.pieces.some(carriesExtreme)) &&
    (mayFollowRatio(piece) || state.stage !== 'tail' || !state.pieces.some(holdsRatio))
  )
}

/** The last condition compares something, so the next may leave out what: "older than 20 and younger than 30". */
function comparesTerm(state: State): boolean {
  const before = state.pieces.filter((piece) => piece.kind === 'filter').at(-1)
  return before?.kind === 'filter' && before.filter.kind === 'compare' && before.filter.term !== null
}

function comparesElided(piece: Piece): boolean {
  return piece.kind === 'filter' && piece.filter.kind === 'compare' && piece.filter.term === null
}

function isDegree(piece: Piece): boolean {
  return piece.kind === 'filter' && piece.filter.kind === 'degree'
}

/** "distributed over Y", which only a tally is. */
function splitsUp(piece: Piece): boolean {
  return piece.kind === 'group' && ['tallied', 'spread'].includes(piece.word)
}

/** "ordered by age, descending": the direction belongs to the order before it. */
function ordersAgain(piece: Piece, state: State): boolean {
  return piece.kind === 'order' && piece.term === null && state.pieces.at(-1)?.kind === 'order'
}

/** "(employees) by salary, highest first" */
function ordersRows(piece: Piece): boolean {
  return piece.kind === 'order' && piece.ofRows === true
}

function listsRows({ pieces }: State): boolean {
  const asks = pieces.flatMap((piece) => (piece.kind === 'ask' ? [piece] : []))
  return (
    asks.length > 0 &&
    asks.every(({ head, terms }) => head === 'list' && terms.every((term) => term.kind === 'noun'))
  )
}

/** "earns the most per hour": what is earned by the hour, not who does in each hour. */
function periodOfPay(piece: Piece, state: State): boolean {
  const before = state.pieces.at(-1)
  return (
    piece.kind === 'group' &&
    before?.kind === 'extreme' &&
    before.end === piece.start &&
    / the (?:most|least)$/.test(before.extreme.word)
  )
}

/** "names and their teams": in a list, a thing told in passing is one more thing to show. */
function continuesList(piece: Piece): boolean {
  return (
    piece.kind === 'entity' &&
    ['and', ',', 'their', 'its', 'or', '', 'as', 'well', 'plus', 'including'].includes(piece.preposition)
  )
}

/** What may stand before the head: "in 2023,", "for each city,", "among members from Leeds,". */
function mayLead(piece: Piece): boolean {
  if (piece.kind === 'filter') return piece.filter.kind === 'date' || isLeadingValue(piece.filter)
  if (piece.kind === 'entity')
    return ['in', 'for', 'among', 'of', 'at', 'from', 'across'].includes(piece.preposition)
  return piece.kind === 'group'
}

/** "Dutch and Danish artists with …": what the value is said of is asked for, not told in passing. */
function isLeadingValue(filter: Filter): boolean {
  if (filter.kind !== 'value') return false
  const column = filter.column
  return (
    column === null ||
    !column.plural ||
    column.mention.start < filter.slot.mention.start ||
    column.mention.links.every((link) => link.kind !== 'table' || link.score < 0.9)
  )
}

/** What may as well once something has been said: "…, members who have no licence, …". */
function mayLeadLater(piece: Piece, state: State): boolean {
  return (
    state.pieces.length > 0 &&
    ['entity', 'filter', 'without', 'having', 'verb'].includes(piece.kind) &&
    !isAskedFor(piece)
  )
}

/** "which worker": what follows a question word is asked for, not told in passing. */
function isAskedFor(piece: Piece): boolean {
  return (
    piece.kind === 'entity' &&
    ['which', 'what', 'who', 'is', 'are', 'was', 'were', 'whose'].includes(piece.preposition)
  )
}

/** "by revenue", read as a measure to rank by. */
function ranksBy(piece: Piece): boolean {
  return piece.kind === 'extreme' && namesMeasure(piece.extreme.word)
}

/** "by revenue" ranks only what was called top, best or first. */
function carriesExtreme(piece: Piece): boolean {
  if (piece.kind === 'ask')
    return piece.terms.some(
      (term) =>
        ((term.kind === 'noun' || term.kind === 'count') && term.noun.extreme !== null) ||
        (term.kind === 'grain' && term.peak?.busy === false),
    )
  return (piece.kind === 'entity' && piece.noun.extreme !== null) || piece.kind === 'extreme'
}
