import { type Chart, lowAt } from './chart.js'

/** Particles that add nothing to the verb before them. */
const particles: Readonly<Record<string, ReadonlySet<string>>> = {
  out: new Set('paid pay lent lend loaned handed given sent shipped rented carried filled worked'.split(' ')),
  up: new Set('opened signed booked finished picked written ended settled used'.split(' ')),
  off: new Set('finished closed written paid signed'.split(' ')),
  through: new Set('gone went go come came'.split(' ')),
}

/** What each row of a table is on paper. */
const papers = new Set(
  'statement statements application applications case cases filing filings item items entry entries event events document documents'.split(
    ' ',
  ),
)

/**
 * "refunds paid out", "royalty statements": a word that says no more than the one before it. Only where the schema has
 * no name for it. Null for any other word.
 */
export function wornAt(chart: Chart, at: number): number | null {
  const word = lowAt(chart, at)
  if (isNamed(chart, at)) return null
  if (particles[word]?.has(lowAt(chart, at - 1)) && lowAt(chart, at + 1) !== 'of') return at + 1
  return papers.has(word) && isTable(chart, at) ? at + 1 : null
}

/** Right after the name of a table, in the singular as its first part has to be. */
function isTable(chart: Chart, end: number): boolean {
  const before = chart.tokens[end - 1]
  return (
    before?.kind === 'word' &&
    before.low === before.lemma &&
    chart
      .mentionsAt(end - 1)
      .some(
        (mention) =>
          mention.end === end && mention.links.some((link) => link.kind === 'table' && link.score >= 0.95),
      )
  )
}

function isNamed(chart: Chart, at: number): boolean {
  return [at - 1, at].some((start) =>
    chart.mentionsAt(start).some((mention) => mention.end > at && (mention.links[0]?.score ?? 0) >= 0.5),
  )
}
