import type { Mention } from '../../../linking/link.js'
import { referrerOf } from '../../grounding/roles.js'
import { type Chart, lowAt } from '../chart.js'

/**
 * "loans with reader and book", "claims with the claimant": one thing, of which each row that is listed has
 * but one; it is shown beside them. Null for what a row may have or not.
 * @param from where what follows "with" begins
 */
export function bareReference(
  chart: Chart,
  at: number,
  from: number,
): { readonly end: number; readonly foreign: boolean } | null {
  const start = lowAt(chart, at) === 'the' ? at + 1 : at
  const named = chart.mentionsAt(start).filter(({ links }) => links.some((link) => link.kind !== 'value'))
  for (const mention of named) {
    const last = chart.tokens[mention.end - 1]
    if (!last || last.low !== last.lemma || lowAt(chart, mention.end) === 'of_') continue
    if (isRole(chart, mention) || isParent(chart, mention, from)) return { end: mention.end, foreign: true }
  }
  return null
}

/** A row told by what it is there: "driver", "home branch". */
function isRole(chart: Chart, { links, end }: Mention): boolean {
  const word = chart.tokens[end - 1]?.lemma ?? ''
  return links.some((link) => {
    if (link.kind === 'table') return referrerOf(link.table) !== null
    const column = chart.columnById.get(link.column)
    return link.kind === 'column' && column?.role === 'reference' && column.lemmas.includes(word)
  })
}

/** The rows that are listed refer to it by a column of its name. */
function isParent(chart: Chart, { links }: Mention, from: number): boolean {
  const listed = new Set(
    chart.tokens
      .slice(0, from)
      .flatMap(({ index }) => chart.mentionsAt(index))
      .flatMap((mention) => mention.links.flatMap((link) => (link.kind === 'table' ? [link.table] : []))),
  )
  const parents = links.flatMap((link) =>
    link.kind === 'table' && link.reason === 'name' ? [link.table] : [],
  )
  if (parents.length === 0 || listed.size === 0) return false
  const names = parents.map((id) => id.slice(id.lastIndexOf('.') + 1).toLowerCase())
  return [...chart.columnById.values()].some(
    ({ table, role, lemmas }) =>
      listed.has(table) && role === 'reference' && names.includes(lemmas.slice(0, -1).join('_')),
  )
}
