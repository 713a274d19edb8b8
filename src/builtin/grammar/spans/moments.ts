import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { stem } from '../../../linking/stem.js'
import { isCalledAfter } from '../../grounding/dates/called-after.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers, textOf } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import type { Slot } from '../sketch.js'

/** A moment of a row: a date named, or the noun or verb of one ("the hire", "being shipped"), with "of the order" after it. */
export function momentsAt(chart: Chart, at: number, nounToo = false): readonly Parsed<Slot>[] {
  const start = afterFillers(chart, at)
  const out: Parsed<Slot>[] = []
  for (const mention of chart.mentionsAt(start)) {
    const links = mention.links.filter((link) => isDate(chart, link))
    if (links.length > 0)
      out.push(...trailed(chart, momentSlot(chart, start, mention.end, links), mention.end, nounToo))
  }
  // "check-in" is no "check".
  const longer = out.some((found) => found.value.mention.end > start + 1)
  const stemmed = longer ? none : byStem(chart, start)
  if (stemmed.length > 0)
    out.push(...trailed(chart, momentSlot(chart, start, start + 1, stemmed), start + 1, nounToo))
  return out
}

function momentSlot(chart: Chart, start: number, end: number, links: readonly Link[]): Slot {
  return {
    mention: { start, end, links },
    role: 'any',
    text: textOf(chart, start, end),
    plural: false,
    literal: null,
  }
}

const fillers: ReadonlySet<string> = new Set([
  'being',
  'getting',
  'its',
  'their',
  'when',
  'it',
  'was',
  'they',
  'were',
  'date',
  'of',
  'the',
])

/** "it was" of "when it was shipped"; a date's own name is kept. */
function afterFillers(chart: Chart, at: number): number {
  let start = skipDeterminers(chart, at)
  while (fillers.has(lowAt(chart, start)) && start < at + 6 && !isNamed(chart, start))
    start = skipDeterminers(chart, start + 1)
  return start
}

function isNamed(chart: Chart, at: number): boolean {
  return chart.mentionsAt(at).some((mention) => mention.links.some((link) => isDate(chart, link)))
}

function isDate(chart: Chart, link: Link): boolean {
  const column = link.kind === 'column' ? chart.columnById.get(link.column) : undefined
  return column !== undefined && isTemporal(column)
}

/** Dates whose name has the stem of the word: "shipping" for shipped_on. */
function byStem(chart: Chart, at: number): readonly Link[] {
  const token = chart.tokens[at]
  if (token?.kind !== 'word' || token.low.length < 3) return none
  const out: Link[] = []
  const dates = [...chart.columnById.values()].filter(isTemporal)
  const named = dates.filter((column) => column.words.some((word) => stem(word) === token.stem))
  const called = named.length > 0 ? named : dates.filter((column) => isCalledAfter(column, token.stem))
  const said = called.length > 0 ? called : keptUnder(dates, token.stem)
  for (const column of said) {
    out.push({
      kind: 'column',
      column: column.id,
      score: 0.9,
      reason: 'derived',
      readAs: column.words.join(' '),
    })
  }
  return out
}

/** "the start" in from_date: the first name for what is done then that a date has. */
function keptUnder(dates: readonly CatalogColumn[], verb: string): readonly CatalogColumn[] {
  for (const name of namesOfVerb(verb)) {
    const found = dates.filter((column) => column.words.some((word) => stem(word) === name))
    if (found.length > 0) return found
  }
  return none
}

/** "the issue of an invoice", "closing a ticket", "order date": words that only say whose date it is. */
function trailed(chart: Chart, slot: Slot, end: number, nounToo: boolean): readonly Parsed<Slot>[] {
  const out: Parsed<Slot>[] = [{ value: slot, end, cost: 0 }]
  const tail = lowAt(chart, end)
  if (
    ['on', 'at'].includes(tail) &&
    slot.mention.links.every(
      (link) => link.kind === 'column' && chart.columnById.get(link.column)?.words.at(-1) === tail,
    )
  )
    out.push({ value: slot, end: end + 1, cost: 0 })
  if (lowAt(chart, end) === 'date') out.push({ value: slot, end: end + 1, cost: 0 })
  const tables = new Set(
    slot.mention.links.flatMap((link) =>
      link.kind === 'column' ? [link.column.slice(0, link.column.lastIndexOf('.'))] : [],
    ),
  )
  const from =
    lowAt(chart, end) === 'of'
      ? end + 1
      : ['a', 'an', 'the'].includes(lowAt(chart, end)) || nounToo
        ? end
        : null
  if (from === null) return out
  for (const noun of nounAt(chart, from, 'entity')) {
    const links = noun.value.slot.mention.links.flatMap((link) =>
      link.kind === 'table' && tables.has(link.table) ? [link.table] : [],
    )
    if (links.length === 0 || noun.value.pre.length > 0 || noun.value.extreme) continue
    const own = slot.mention.links.filter(
      (link) => link.kind === 'column' && links.includes(link.column.slice(0, link.column.lastIndexOf('.'))),
    )
    out.push({ value: { ...slot, mention: { ...slot.mention, links: own } }, end: noun.end, cost: -0.05 })
  }
  return out
}
