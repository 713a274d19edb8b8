import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { excludedAt } from './excluded.js'

/**
 * "Ignore customers who have not bought anything.", "…, leaving out cancelled ones", "branches without copies may be
 * left out": what is left out, turned round into the conditions on what stays.
 * @param spoken the pieces before it, which "without one" points back to
 */
export function exclusionAt(
  chart: Chart,
  at: number,
  spoken: readonly Piece[],
): readonly Parsed<readonly Piece[]>[] {
  return [...ordered(chart, at, spoken), ...allowed(chart, at, spoken)]
}

/** "leave out X", "ignoring X". */
function ordered(chart: Chart, at: number, spoken: readonly Piece[]): readonly Parsed<readonly Piece[]>[] {
  return phrasesAt(chart.tokens, at, 'leaveOut').flatMap((phrase) =>
    excludedAt(chart, phrase.end, spoken).filter((found) => clauseEnds(chart, found.end)),
  )
}

/** "X excluded", "X may be left out". */
function allowed(chart: Chart, at: number, spoken: readonly Piece[]): readonly Parsed<readonly Piece[]>[] {
  if (!startsClause(chart, at) || !saidLater(chart, at)) return none
  return excludedAt(chart, at, spoken).flatMap((found) =>
    phrasesAt(chart.tokens, found.end, 'leftOut')
      .filter((phrase) => clauseEnds(chart, phrase.end))
      .map((phrase) => ({ ...found, end: phrase.end })),
  )
}

function saidLater(chart: Chart, at: number): boolean {
  const sentence = chart.tokens[at]?.sentence
  return chart.tokens.some(
    (token) =>
      token.index > at &&
      token.sentence === sentence &&
      phraseAt(chart.tokens, token.index, 'leftOut') !== null,
  )
}

function startsClause(chart: Chart, at: number): boolean {
  const before = chart.tokens[at - 1]
  return (
    before?.kind === 'mark' ||
    before?.sentence !== chart.tokens[at]?.sentence ||
    lowAt(chart, at - 1) === 'with'
  )
}

function clauseEnds(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    ['.', ';', '!', '?', ',', ')'].includes(token.low) ||
    token.sentence !== chart.tokens[at - 1]?.sentence
  )
}
