import { saysAvailable } from './available.js'
import { type Clock, today } from '../../linking/calendar.js'
import type { Catalog, CatalogColumn } from '../../linking/catalog.js'
import { type DateSpan, dateSpansAt } from '../../linking/dates.js'
import { emptyMentions } from '../../linking/empty-phrases.js'
import type { Link, Mention } from '../../linking/link.js'
import { wordsOfTables } from '../../linking/names-used.js'
import type { Token } from '../../linking/tokens.js'
import { hasOneOf } from '../grounding/has-one-of.js'
import { adjectives, determiners, kinds } from './determiners.js'
import { wordClass } from './phrase-book.js'
import type { Slot, SlotRole } from './sketch.js'
import { whoTables } from './who-tables.js'

/** The memo of one parse: terminals by position and every constituent found so far. */
export interface Chart {
  readonly tokens: readonly Token[]
  readonly mentionsAt: (at: number) => readonly Mention[]
  readonly datesAt: (at: number) => readonly DateSpan[]
  /** Phrases that a comment says an empty column means. */
  readonly emptyAt: (at: number) => readonly Mention[]
  /** By the name of a production, then by place: what was found there. */
  readonly memo: Map<string, (readonly Parsed<unknown>[] | undefined)[]>
  /** The day it is for whoever asks. */
  readonly today: string
  readonly catalogStems: ReadonlySet<string>
  /** Words of the names of tables. */
  readonly tableLemmas: ReadonlySet<string>
  readonly columnById: ReadonlyMap<string, CatalogColumn>
  /** Tables whose rows are persons: what "who" asks for. */
  readonly persons: readonly Link[]
  /** Whether each row of the first table has one of the second, or may have. */
  readonly hasOneOf: (from: string, to: string) => boolean
}

/** A constituent read from the tokens: what it says, the token after its last, and what it costs; the cheapest reading wins. */
export interface Parsed<T> {
  readonly value: T
  readonly end: number
  readonly cost: number
}

/** An empty chart over the tokens of one question. `mentions` are what the linker found in them, in any order; dates are read by `clock` when asked for. */
export function makeChart(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  clock: Clock,
  catalog: Catalog,
): Chart {
  const byStart = new Map<number, Mention[]>()
  for (const mention of mentions) byStart.set(mention.start, [...(byStart.get(mention.start) ?? []), mention])
  for (const list of byStart.values()) list.sort((a, b) => b.end - a.end)
  const dates = new Map<number, readonly DateSpan[]>()
  const empty = emptyMentions(tokens, catalog)
  return {
    tokens,
    emptyAt: (at) => empty.filter((mention) => mention.start === at),
    mentionsAt: (at) => byStart.get(at) ?? [],
    datesAt: (at) => {
      const known = dates.get(at) ?? dateSpansAt(tokens, at, clock)
      dates.set(at, known)
      return known
    },
    memo: new Map(),
    today: today(clock),
    catalogStems: catalog.names.stems,
    tableLemmas: wordsOfTables(catalog.tables),
    columnById: catalog.columnById,
    persons: whoTables(catalog).map((table) => ({
      kind: 'table',
      table: table.id,
      score: 0.8,
      reason: 'derived',
      readAs: null,
    })),
    hasOneOf: (from, to) => hasOneOf(catalog, from, to),
  }
}

const beam = 24

/** Memoised production: constituents of one kind at one place, cheapest first, a beam's width of them. */
export function production<T>(
  name: string,
  rule: (chart: Chart, at: number) => readonly Parsed<T>[],
): (chart: Chart, at: number) => readonly Parsed<T>[] {
  return (chart, at) =>
    foundOnce(chart, name, at, () => {
      const all = rule(chart, at)
      if (all.length === 0) return none
      return [...all].sort((a, b) => a.cost - b.cost || b.end - a.end).slice(0, beam)
    })
}

/** What `find` finds at a place, looked for once a parse; while it is looked for, nothing is there. */
export function foundOnce<T>(
  chart: Chart,
  name: string,
  at: number,
  find: () => readonly Parsed<T>[],
): readonly Parsed<T>[] {
  const places = chart.memo.get(name) ?? []
  const known = places[at]
  if (known) return known as readonly Parsed<T>[]
  if (places.length === 0) chart.memo.set(name, places)
  places[at] = none
  const found = find()
  places[at] = found
  return found
}

/** No constituents: one shared empty list, so that a rule that finds nothing allocates nothing. */
export const none: readonly never[] = []

/**
 * The first token at or after `at` that is no determiner. "of" is skipped only with `allowOf`, up to three tokens in.
 * A determiner after the first that is a name of this schema is not skipped.
 */
export function skipDeterminers(chart: Chart, at: number, allowOf = false): number {
  let next = at
  for (;;) {
    const token = chart.tokens[next]
    if (token?.kind !== 'word' || !determiners.has(token.low)) return next
    if (token.low === 'of' && (!allowOf || next > at + 3)) return next
    if (['have', 'has', 'having', 'that', 'there', 'of_'].includes(token.low) && next === at && !allowOf)
      return next
    if (opensName(chart, next) || isKind(chart, next) || saysAvailable(chart, next)) return next
    if (
      next > at &&
      chart
        .mentionsAt(next)
        .some((mention) => mention.end - mention.start === 1 && (mention.links[0]?.score ?? 0) > 0.95)
    )
      return next
    next++
  }
}

/** "full-time", "current balance": an adjective that begins a name of several words is part of it. */
function opensName(chart: Chart, at: number): boolean {
  return (
    adjectives.has(chart.tokens[at]?.low ?? '') &&
    chart
      .mentionsAt(at)
      .some((mention) => mention.end - mention.start > 1 && (mention.links[0]?.score ?? 0) >= 0.95)
  )
}

/** "full tickets", "individual donors", "available items": a kind that is stored, or a yes or no, of the very rows named next. */
export function isKind(chart: Chart, at: number): boolean {
  if (!kinds.has(chart.tokens[at]?.low ?? '')) return false
  const tables = new Set(
    chart
      .mentionsAt(at)
      .filter((mention) => mention.end === at + 1)
      .flatMap((mention) =>
        mention.links.flatMap((link) =>
          (link.kind === 'value' && link.exact) ||
          (link.kind === 'column' &&
            link.score >= 0.95 &&
            chart.columnById.get(link.column)?.kind === 'boolean')
            ? [link.column.slice(0, link.column.lastIndexOf('.'))]
            : [],
        ),
      ),
  )
  return (
    tables.size > 0 &&
    chart
      .mentionsAt(at + 1)
      .some((mention) => mention.links.some((link) => link.kind === 'table' && tables.has(link.table)))
  )
}

/** A use of a mention in one role: only links that could play it. Null when none can. */
export function slotFor(
  chart: Chart,
  mention: Mention,
  role: SlotRole,
  fits: (link: Link) => boolean,
): Slot | null {
  const links = mention.links.filter(fits)
  if (links.length === 0) return null
  const words = chart.tokens.slice(mention.start, mention.end)
  const last = words.at(-1)
  return {
    mention: { ...mention, links },
    role,
    text: words
      .map((word) => word.text)
      .join(' ')
      .replaceAll(' of_', "'s"),
    plural: last !== undefined && last.kind === 'word' && last.low !== last.lemma,
    literal: null,
  }
}

/** Whether the token is a stop word, or a mark that says nothing to a query. */
export function isStop(token: Token): boolean {
  return wordClass(token) === 'stop'
}

/** The token at a place in lower case; an empty string before the first and after the last. */
export function lowAt(chart: Chart, at: number): string {
  return chart.tokens[at]?.low ?? ''
}

/** The words of a stretch as they were written, with one space between. */
export function textOf(chart: Chart, start: number, end: number): string {
  return chart.tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
}
