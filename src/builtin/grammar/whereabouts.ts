import { type Chart, lowAt } from './chart.js'

const prepositions = new Set(['in', 'on', 'of', 'from', 'across', 'within', 'with', 'at', 'for', 'by', 'to'])
const owners = new Set(['our', 'the', 'this', 'your'])
/** What someone's things are all part of. */
const wholes = new Set(
  'roster network fleet catalogue catalog menu range assortment portfolio programme program organisation organization business firm company agency label club clinic hospital practice school library museum shop store restaurant hotel house workforce payroll list system books sortiment inventory lineup offering estate platform app site charity bank city town municipality council college university airline zoo theatre theater gym studio chain group factory plant database dataset archive collection district department'.split(
    ' ',
  ),
)
/** Only what is ours: "in the programme" may be one of many. */
const onlyOurs = new Set(
  'programme program list range system platform app site house plant studio district department group'.split(
    ' ',
  ),
)
/** Who employs and owns, and is joined or left: "left the museum", "employed by the city". */
const houses = new Set(
  'organisation organization business firm company agency club clinic hospital practice school library museum shop store restaurant hotel charity bank city town municipality council college university airline zoo theatre theater gym chain'.split(
    ' ',
  ),
)
/** Verbs of those who come to a house or leave it. */
const joining = new Set(
  'join joined joins joining leave left leaves leaving quit enter entered visit visited visiting own owns owned'.split(
    ' ',
  ),
)

/**
 * "bands on our roster", "the longest route in our network": everything here is in it. Only at the end of a clause, and
 * only where the schema has no name for the word. Null for anything else.
 */
export function whereaboutsAt(chart: Chart, at: number): number | null {
  const preposition = prepositions.has(lowAt(chart, at))
  const from = preposition ? at + 1 : at
  if (!owners.has(lowAt(chart, from))) return null
  if (!preposition && !(joining.has(lowAt(chart, at - 1)) && houses.has(lowAt(chart, from + 1)))) return null
  const end = wholeAt(chart, from, lowAt(chart, at))
  return end === null ? null : end
}

/** "the museum", in small letters and without a name: the one that this database is of. */
export function isThisHouse(chart: Chart, at: number): boolean {
  return (
    owners.has(lowAt(chart, at - 1)) &&
    houses.has(lowAt(chart, at)) &&
    chart.tokens[at]?.capital === false &&
    (prepositions.has(lowAt(chart, at - 2)) || joining.has(lowAt(chart, at - 2))) &&
    wholeAt(chart, at - 1, lowAt(chart, at - 2)) !== null
  )
}

function wholeAt(chart: Chart, from: number, preposition: string): number | null {
  const word = lowAt(chart, from + 1)
  if (!wholes.has(word) || (onlyOurs.has(word) && lowAt(chart, from) !== 'our')) return null
  const next = chart.tokens[from + 2]
  const ends = !next || next.kind === 'mark' || after.has(next.low)
  if (!ends || next?.low === 'of_' || next?.low === "'") return null
  return isNamed(chart, from + 1, preposition) ? null : from + 2
}

/** What goes on after it; a noun would make it part of a longer name. */
const after = new Set(
  'and with by that who which in on since before after during from for whose per sorted ordered have has had do does did are is were was together as along'.split(
    ' ',
  ),
)

/** A column is named where rows are told apart by it: "by the city", "in the city". */
function isNamed(chart: Chart, at: number, preposition: string): boolean {
  const dwelling = prepositions.has(preposition) && preposition !== 'of'
  return chart
    .mentionsAt(at)
    .some((mention) =>
      mention.links.some((link) =>
        link.kind === 'column'
          ? dwelling && link.score >= 0.9
          : link.kind === 'table'
            ? link.score >= 0.6 && (link.reason !== 'synonym' || !houses.has(lowAt(chart, at)))
            : link.score >= 0.6 && !houses.has(lowAt(chart, at)),
      ),
    )
}
