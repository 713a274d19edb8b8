import type { Link, Mention } from '../../../linking/link.js'
import { type Chart, lowAt } from '../chart.js'

/**
 * "open bugs with product", "screenings with film and theater": of each of what was named before "with" there is exactly
 * one at most, so that it is shown, and no condition on how many. Bare and in the singular only; else null.
 * @param at where the thing is named
 * @param before where "with" stands
 */
export function oneOfEach(chart: Chart, at: number, before: number): Mention | null {
  const thing = chart.mentionsAt(at).find(({ links }) => links.some(isThing))
  if (!thing || !closesBare(chart, thing)) return null
  const owners = thingsBefore(chart, before)
  const one = thing.links
    .filter(isThing)
    .some((link) => owners.some((owner) => chart.hasOneOf(owner.table, link.table)))
  return one ? thing : null
}

/** "dishes with price": a column that no row goes without, alone and bare. */
export function alwaysFilled(chart: Chart, at: number, before: number): Mention | null {
  const named = chart.mentionsAt(at).find(({ links }) => links.every((link) => link.kind === 'column'))
  if (!named || !closesBare(chart, named)) return null
  const owners = thingsBefore(chart, before)
  const filled = named.links.some((link) => {
    const column = link.kind === 'column' && link.score >= 0.6 ? chart.columnById.get(link.column) : null
    if (!column || column.nullable || ['boolean', 'other'].includes(column.kind)) return false
    return column.role !== 'flag' && owners.some(({ table }) => table === column.table)
  })
  return filled ? named : null
}

function closesBare(chart: Chart, { end }: Mention): boolean {
  const last = chart.tokens[end - 1]
  return last?.low === last?.lemma && closing.has(lowAt(chart, end))
}

function thingsBefore(chart: Chart, before: number): readonly TableLink[] {
  return chart.tokens
    .slice(0, before)
    .flatMap(({ index }) => chart.mentionsAt(index).flatMap(({ links }) => links.filter(isThing)))
}

type TableLink = Extract<Link, { readonly kind: 'table' }>

const closing: ReadonlySet<string> = new Set(['', 'and', ',', '.', '?', '!', ';', 'please', 'too', 'as'])

function isThing(link: Link): link is TableLink {
  return link.kind === 'table' && link.reason !== 'title' && link.score >= 0.7
}
