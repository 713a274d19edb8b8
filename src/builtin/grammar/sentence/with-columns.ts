import type { Mention } from '../../../linking/link.js'
import { type Chart, lowAt, skipDeterminers } from '../chart.js'
import { superlativeAt } from '../degrees.js'
import { phraseAt } from '../phrase-book.js'
import { bareReference } from './bare-references.js'
import { alwaysFilled, oneOfEach } from './with-things.js'

/**
 * "artists with birth and death year", "staff with name, role and salary": two columns or more up to the end of the
 * clause are shown; one alone, or a yes-or-no among them, is a condition. What is said to be of something else is shown
 * too: "with the customer's name", "with the name of their branch". Where the list begins, if it does.
 */
export function withColumns(chart: Chart, at: number): readonly number[] {
  return lowAt(chart, at) === 'with' &&
    (isShownList(chart, at + 1) || isShownOfOthers(chart, at + 1) || isShownBare(chart, at))
    ? [skipDeterminers(chart, at + 1)]
    : []
}

/** Whether what is told at `at` in passing, after "with", is shown there instead. */
export function shownAfterWith(chart: Chart, at: number): boolean {
  for (let back = at - 1; back >= Math.max(0, at - 3); back--)
    if (lowAt(chart, back) === 'with') return isShownOfOthers(chart, back + 1)
  return false
}

function isShownList(chart: Chart, at: number): boolean {
  let shown = 0
  for (let next = skipDeterminers(chart, at); ; ) {
    const column = columnAt(chart, skipDeterminers(chart, next))
    if (!column) return false
    shown++
    const after = chart.tokens[column.end]
    const closed = !after || ['.', ';', '?', '!', ')'].includes(after.low)
    if (closed) return shown > 1 && chart.tokens[column.start - 1]?.low === 'and'
    const onward = afterComma(chart, column.end)
    if (onward === null) return false
    next = onward
  }
}

/** ", with branch", at the end of notes that are no sentence: the one thing that it is of, and no condition. */
function isShownBare(chart: Chart, at: number): boolean {
  if (lowAt(chart, at - 1) !== ',') return false
  const thing = chart.mentionsAt(at + 1).find(isThing)
  const last = thing && chart.tokens[thing.end - 1]
  return thing !== undefined && last?.low === last?.lemma && !chart.tokens[thing.end]
}

/**
 * Columns and things, one of them at least said to be of something else: "its author", "the driver's name"; or a column
 * or a role beside another thing, each without an article: "driver and conductor".
 */
function isShownOfOthers(chart: Chart, at: number): boolean {
  let foreign = false
  for (let next = at; ; ) {
    const item = itemAt(chart, next, at - 1) ?? bareReference(chart, next, at)
    if (!item) return foreign && lowAt(chart, next - 1) === ',' && opensOrder(chart, next)
    foreign ||= item.foreign
    const onward = afterComma(chart, item.end)
    if (onward === null) return foreign && closes(chart, item.end)
    next = onward
  }
}

/** ", oldest first", ", in alphabetical order" */
function opensOrder(chart: Chart, at: number): boolean {
  const from = skipDeterminers(chart, at)
  return (
    superlativeAt(chart.tokens, from) !== null ||
    (['order', 'orderVerb', 'direction', 'extreme', 'frequented'] as const).some(
      (kind) => phraseAt(chart.tokens, from, kind) !== null,
    )
  )
}

interface Item {
  readonly end: number
  readonly foreign: boolean
}

/** "its author", "the driver's last name", "the name of their branch", "price". */
function itemAt(chart: Chart, at: number, before: number): Item | null {
  const bare = oneOfEach(chart, at, before) ?? (at === before + 1 ? alwaysFilled(chart, at, before) : null)
  if (bare) return { end: bare.end, foreign: true }
  const start = skipDeterminers(chart, at)
  const owned = [at, at + 1, at + 2].some((place) => place < start && pronouns.has(lowAt(chart, place)))
  const things = chart.mentionsAt(start).filter(isThing)
  for (const thing of things)
    if (lowAt(chart, thing.end) === 'of_') {
      const column = columnAt(chart, thing.end + 1)
      if (column) return { end: column.end, foreign: true }
    }
  const column = columnAt(chart, start)
  if (column) {
    const whose = skipDeterminers(chart, column.end + 1)
    const of = lowAt(chart, column.end) === 'of' && whose > column.end + 1
    const owner = of ? chart.mentionsAt(whose).find(isThing) : undefined
    return owner ? { end: owner.end, foreign: true } : { end: column.end, foreign: owned }
  }
  const thing = things[0]
  // "with the productions they played in"
  const told = thing !== undefined && subjects.has(lowAt(chart, thing.end))
  return thing && (owned || told) ? { end: thing.end, foreign: true } : null
}

const subjects: ReadonlySet<string> = new Set(['they', 'he', 'she', 'it'])
const pronouns: ReadonlySet<string> = new Set(['its', 'their', 'his', 'her'])

/** Past the comma or the "and" of a list; null where the list ends. */
function afterComma(chart: Chart, at: number): number | null {
  if (!['and', ','].includes(lowAt(chart, at))) return null
  return lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'and' ? at + 2 : at + 1
}

/** The clause ends, or says next which rows are meant or how they are ordered. */
function closes(chart: Chart, at: number): boolean {
  const after = chart.tokens[at]
  return !after || closers.has(after.low) || subjects.has(after.low)
}

const closers: ReadonlySet<string> = new Set(
  '. ; ? ! ) for in from who that which whose where sorted ordered sort order'.split(' '),
)

function isThing({ links }: Mention): boolean {
  return links.some((link) => link.kind === 'table' && link.reason !== 'title' && link.score >= 0.7)
}

/** The longest name of a column there that is no table's and holds no yes or no. */
function columnAt(chart: Chart, at: number): Mention | undefined {
  return chart
    .mentionsAt(at)
    .find(
      ({ links }) =>
        links.every((link) =>
          link.kind === 'table'
            ? link.reason === 'title'
            : link.kind === 'column' && chart.columnById.get(link.column)?.kind !== 'boolean',
        ) && links.some((link) => link.kind === 'table' || link.score >= 0.6),
    )
}
