import { stem } from '../../linking/stem.js'
import { tableIdOf } from '../grounding/reach.js'
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
  if (isPaid(chart, at)) return at + 1
  if (isNamed(chart, at)) return null
  if (particles[word]?.has(lowAt(chart, at - 1)) && lowAt(chart, at + 1) !== 'of') return at + 1
  return papers.has(word) && isTable(chart, at) ? at + 1 : null
}

/** What is paid by its nature: that it is says nothing. */
const payments: Readonly<Record<string, ReadonlySet<string>>> = {
  paid: new Set(
    'salary wage pay fare fee price rent premium toll tuition commission bonus tip royalty'.split(' '),
  ),
  charged: new Set('fare fee price rent premium toll tuition rate tip'.split(' ')),
  earned: new Set('salary wage pay commission bonus'.split(' ')),
}

/**
 * "The highest fare paid": right after what has to be paid. Not before a time or a payer, and not where the rows say
 * themselves whether it was.
 */
export function isPaid(chart: Chart, at: number): boolean {
  const amounts = payments[lowAt(chart, at)]
  const before = chart.tokens[at - 1]
  const next = chart.tokens[at + 1]
  if (!amounts || !before || !amounts.has(before.lemma) || chart.datesAt(at + 1).length > 0) return false
  if (next && next.kind !== 'mark' && !followers.has(next.low)) return false
  const own = chart
    .mentionsAt(at - 1)
    .flatMap(({ end, links }) =>
      end === at ? links.flatMap((link) => (link.kind === 'column' ? [tableIdOf(link)] : [])) : [],
    )
  if (own.length === 0) return false
  return ![...chart.columnById.values()].some(
    (column) =>
      own.includes(column.table) &&
      ((['date', 'timestamp', 'timestamptz', 'boolean'].includes(column.kind) &&
        column.words.some((word) => stem(word) === stem('paid'))) ||
        column.samples.some((value) => value.toLowerCase() === 'paid')),
  )
}

/** What may come after it: whom it is split by, who pays. */
const followers: ReadonlySet<string> = new Set('per by to for in at of and each on'.split(' '))

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
