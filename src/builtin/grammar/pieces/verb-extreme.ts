import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { saysVerb } from '../../grounding/dates/called-after.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { verbAt } from '../amount-asks.js'
import { type Chart, lowAt, none, type Parsed } from '../chart.js'
import { measuringVerb } from '../measured.js'
import { nounAt } from '../nouns/noun.js'
import { isParticiple } from '../participle.js'
import { phraseAt } from '../phrase-book.js'
import type { Piece } from '../sketch.js'
import { dateTerm } from '../spans/doings.js'
import { nounTerm } from '../terms/noun-term.js'
import { piece } from './piece.js'

/** "earns the most", "costs the least": by what the verb measures; "was hired first": by the date of what was done. */
export function verbExtremes(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return [...measuredMost(chart, at), ...moneyMost(chart, at), ...doneFirst(chart, at)]
}

const most: Readonly<Record<string, boolean>> = { most: true, least: false }

function measuredMost(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const hints = measuringVerb(lowAt(chart, at))
  const from = lowAt(chart, at + 1) === 'the' ? at + 2 : at + 1
  const descending = most[lowAt(chart, from)]
  if (!hints || descending === undefined || !endsHere(chart, from + 1)) return none
  const word = `${lowAt(chart, at)} the ${lowAt(chart, from)}`
  return [
    piece(
      at,
      { end: from + 1, cost: -0.12 },
      { kind: 'extreme', extreme: { descending, limit: 1, hints, by: null, word } },
    ),
  ]
}

/** "spent the most", "has brought in the least money in total": by the amount, never by how often. */
function moneyMost(chart: Chart, at: number): readonly Parsed<Piece>[] {
  if (measuringVerb(lowAt(chart, at))) return none
  return verbAt(chart, at, { noun: null, unit: null }).flatMap(
    ({ value, end, cost }): readonly Parsed<Piece>[] => {
      const from = lowAt(chart, end) === 'the' ? end + 1 : end
      const descending = most[lowAt(chart, from)]
      if (descending === undefined) return none
      const money = lowAt(chart, from + 1) === 'money' ? from + 2 : from + 1
      const rest = phraseAt(chart.tokens, money, 'whole')?.end ?? money
      if (!endsHere(chart, rest)) return none
      const by = { ...value, around: true as const }
      const extreme = { descending, limit: 1, hints: none, by, word: 'most' }
      return [piece(at, { end: rest, cost: cost - 0.1 }, { kind: 'extreme', extreme })]
    },
  )
}

const orders: Readonly<Record<string, boolean>> = {
  first: false,
  earliest: false,
  last: true,
  latest: true,
}

/** "established first", "joined most recently". */
function doneFirst(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const named = namedFirst(chart, at)
  return named.length > 0 ? named : happenedFirst(chart, at)
}

/** "joined first" of those whose date is `since`: by what such a date of theirs is called. */
function happenedFirst(chart: Chart, at: number): readonly Parsed<Piece>[] {
  const token = chart.tokens[at]
  const found = orderAt(chart, at + 1)
  if (!token || !found || !isParticiple(token.low) || !endsHere(chart, found.end)) return none
  const [column, more] = ownDates(chart, at, token.stem)
  if (!column || more) return none
  const readAs = column.words.join(' ')
  const link = { kind: 'column', column: column.id, score: 0.9, reason: 'derived', readAs } as const
  const doing = { at, text: token.text, links: [link], fn: null, years: isYear(column) }
  const by = dateTerm(doing, at + 1, false)
  const extreme = { descending: found.descending, limit: 1, hints: none, by, word: 'first' }
  return [piece(at, { end: found.end, cost: -0.1 }, { kind: 'extreme', extreme })]
}

/** Dates of those spoken of right before, by the likeliest name for what was done that they have. */
function ownDates(chart: Chart, at: number, verb: string): readonly CatalogColumn[] {
  const tables = new Set(
    [1, 2, 3].flatMap((back) =>
      chart
        .mentionsAt(at - back)
        .flatMap(({ links }) =>
          links.flatMap((link) => (link.kind === 'table' && link.score >= 0.75 ? [link.table] : [])),
        ),
    ),
  )
  const dates = [...chart.columnById.values()].filter(
    (column) => tables.has(column.table) && (isTemporal(column) || isYear(column)),
  )
  for (const name of [verb, ...namesOfVerb(verb)]) {
    const said = dates.filter((column) => saysVerb(column.words, name))
    if (said.length > 0) return said
  }
  return none
}

function namedFirst(chart: Chart, at: number): readonly Parsed<Piece>[] {
  return nounAt(chart, at, 'extreme')
    .filter(
      (noun) => noun.end === at + 1 && noun.value.slot.mention.links.every((link) => isDate(chart, link)),
    )
    .flatMap((noun): readonly Parsed<Piece>[] => {
      const found = orderAt(chart, noun.end)
      if (!found || !endsHere(chart, found.end) || !/(?:ed|en|wn|lt|nt|de|ld|un)$/.test(lowAt(chart, at)))
        return none
      const { descending } = found
      const extreme = { descending, limit: 1, hints: none, by: nounTerm(noun).value, word: 'first' }
      return [piece(at, { end: found.end, cost: noun.cost - 0.12 }, { kind: 'extreme', extreme })]
    })
}

function orderAt(chart: Chart, at: number): { descending: boolean; end: number } | null {
  if (lowAt(chart, at) === 'most' && lowAt(chart, at + 1) === 'recently')
    return { descending: true, end: at + 2 }
  const descending = orders[lowAt(chart, at)]
  return descending === undefined ? null : { descending, end: at + 1 }
}

function isDate(chart: Chart, link: Link): boolean {
  const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
  return column !== undefined && isTemporal(column)
}

function endsHere(chart: Chart, at: number): boolean {
  const token = chart.tokens[at]
  return (
    !token ||
    token.kind === 'mark' ||
    ['and', 'per', 'among', 'in', 'of', 'on', 'for', 'an', 'a'].includes(token.low)
  )
}
