import { type Chart, lowAt } from './chart.js'

const prepositions = new Set(['in', 'on', 'of', 'from', 'across', 'within', 'with', 'at', 'for'])
const owners = new Set(['our', 'the', 'this'])
/** What someone's things are all part of. */
const wholes = new Set(
  'roster network fleet catalogue catalog menu range assortment portfolio programme program organisation organization business firm company agency label club clinic hospital practice school library museum shop store restaurant hotel house workforce payroll list system books sortiment inventory lineup offering estate platform app site'.split(
    ' ',
  ),
)
/** Only what is ours: "in the programme" may be one of many. */
const onlyOurs = new Set('programme program list range system platform app site house'.split(' '))

/**
 * "bands on our roster", "the longest route in our network": everything here is in it. Only at the end of a clause, and
 * only where the schema has no name for the word. Null for anything else.
 */
export function whereaboutsAt(chart: Chart, at: number): number | null {
  if (!prepositions.has(lowAt(chart, at)) || !owners.has(lowAt(chart, at + 1))) return null
  const word = lowAt(chart, at + 2)
  if (!wholes.has(word) || (onlyOurs.has(word) && lowAt(chart, at + 1) !== 'our')) return null
  const next = chart.tokens[at + 3]
  const ends = !next || next.kind === 'mark' || after.has(next.low)
  return ends && next?.low !== 'of_' && next?.low !== "'" && !isNamed(chart, at + 2) ? at + 3 : null
}

/** What goes on after it; a noun would make it part of a longer name. */
const after = new Set(
  'and with by that who which in on since before after during from for whose per sorted ordered have has had do does did are is were was together as along'.split(
    ' ',
  ),
)

function isNamed(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some((mention) => mention.links.some((link) => link.kind !== 'column' && link.score >= 0.6))
}
