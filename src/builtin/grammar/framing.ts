import { type Chart, lowAt } from './chart.js'
import { phraseAt } from './phrase-book.js'

const openers = [
  'for',
  'in preparation for',
  'in preparation of',
  'ahead of',
  'as part of',
  'in view of',
  'as preparation for',
  'to prepare',
  'to prepare for',
  'to finish',
  'to complete',
  'as input for',
  'before',
  'we are preparing',
  'i am preparing',
  'we are writing',
  'i am writing',
  'we are working on',
  'i am working on',
].map((phrase) => phrase.split(' '))

const between = new Set(
  `a an the my our this his her their of_ new upcoming coming next tomorrow today monday friday weekly monthly quarterly annual yearly year half internal board team
  management staff sales status budget planning finance financial marketing press executive short little quick regular end of and big important one project steering committee`.split(
    /\s+/,
  ),
)

const purposes = new Set(
  'meeting report presentation newsletter audit dashboard slides deck overview statistics summary brochure statement briefing memo spreadsheet article handout flyer website intranet call colleague boss manager director'.split(
    ' ',
  ),
)
const most = 8

/**
 * "for the board meeting", "for my report": why it is asked says nothing about what is asked. Only where the schema
 * has no name for any of the words.
 */
export function reasonAt(chart: Chart, at: number): number | null {
  const first = lowAt(chart, at)
  for (const opener of openers) {
    if (opener[0] !== first || !opener.every((word, offset) => lowAt(chart, at + offset) === word)) continue
    let last: number | null = null
    for (let next = at + opener.length; next < at + opener.length + most; next++) {
      const word = lowAt(chart, next)
      if (purposes.has(word)) last = next + 1
      else if (!between.has(word)) break
    }
    if (last !== null && !known(chart, at, last)) return last
  }
  return null
}

/** Something between names a table, a column or a value. */
function known(chart: Chart, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (
      chart
        .mentionsAt(at)
        .some((mention) =>
          mention.links.some((link) =>
            link.kind !== 'column' || purposes.has(lowAt(chart, at)) ? link.score >= 0.7 : false,
          ),
        )
    )
      return true
  }
  return false
}

/** "whatever their status", "regardless of the kind": says that nothing is left out. */
export function regardlessAt(chart: Chart, at: number): number | null {
  const phrase = phraseAt(chart.tokens, at, 'regardless')
  if (!phrase) return null
  const found = chart
    .mentionsAt(phrase.end)
    .filter((mention) => mention.links.some((link) => link.kind === 'column'))
  const end = found[0]?.end ?? (vague.has(lowAt(chart, phrase.end)) ? phrase.end + 1 : null)
  if (end === null) return null
  return ['is', 'may', 'was'].includes(lowAt(chart, end))
    ? lowAt(chart, end) === 'may'
      ? end + 2
      : end + 1
    : end
}

const vague = new Set(['status', 'state', 'type', 'kind', 'outcome', 'result', 'date', 'age', 'category'])
