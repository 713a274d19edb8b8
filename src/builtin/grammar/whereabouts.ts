import words from '../lexicon/houses.json' with { type: 'json' }
import { type Chart, lowAt } from './chart.js'

const prepositions = new Set(['in', 'on', 'of', 'from', 'across', 'within', 'with', 'at', 'for', 'by', 'to'])
const owners = new Set(['our', 'the', 'this', 'your'])
const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' '))
/** What someone's things are all part of. */
const wholes = setOf(words.wholes)
/** Only what is ours: "in the programme" may be one of many. */
const onlyOurs = setOf(words.onlyOurs)
/** Who employs and owns, and is joined or left: "left the museum", "employed by the city". */
const houses = setOf(words.houses)
/** Verbs of those who come to a house or leave it. */
const joining = setOf(words.joining)
/** What a house does with what is its own: "does the zoo keep". */
const having = setOf(words.having)
const auxiliaries = setOf('do does did')

/**
 * "bands on our roster", "the longest route in our network": everything here is in it. Only at the end of a clause, and
 * only where the schema has no name for the word. Null for anything else.
 */
export function whereaboutsAt(chart: Chart, at: number): number | null {
  if (hasThings(chart, at + 1)) return at + 2
  const owned = houseOwnerAt(chart, at)
  if (owned !== null) return owned
  const preposition = prepositions.has(lowAt(chart, at))
  const from = preposition ? at + 1 : at
  if (!owners.has(lowAt(chart, from))) return null
  if (!preposition && !(joining.has(lowAt(chart, at - 1)) && houses.has(lowAt(chart, from + 1)))) return null
  const end = wholeAt(chart, from, lowAt(chart, at))
  return end === null ? null : end
}

/** "the museum", in small letters and without a name: the one that this database is of. */
export function isThisHouse(chart: Chart, at: number): boolean {
  return hasThings(chart, at) || ownsNext(chart, at) || isWhereabouts(chart, at)
}

/** Where "the bank's" of "the bank's customers" ends; null where it does not stand here. */
export function houseOwnerAt(chart: Chart, at: number): number | null {
  return ownsNext(chart, at + 1) ? at + 3 : null
}

/** "does the bank have", "do our shops sell": the house itself, asked what is its own. */
function hasThings(chart: Chart, at: number): boolean {
  return auxiliaries.has(lowAt(chart, at - 2)) && isHouse(chart, at) && having.has(lowAt(chart, at + 1))
}

/** "the bank's customers" */
function ownsNext(chart: Chart, at: number): boolean {
  return isHouse(chart, at) && lowAt(chart, at + 1) === 'of_'
}

function isHouse(chart: Chart, at: number): boolean {
  return (
    owners.has(lowAt(chart, at - 1)) &&
    houses.has(lowAt(chart, at)) &&
    chart.tokens[at]?.capital === false &&
    !isNamed(chart, at, 'of') &&
    !isTable(chart, at)
  )
}

/** "the workshop's name" over garages: one of many. */
function isTable(chart: Chart, at: number): boolean {
  return chart
    .mentionsAt(at)
    .some(({ links }) => links.some((link) => link.kind === 'table' && link.score >= 0.6))
}

function isWhereabouts(chart: Chart, at: number): boolean {
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
            : link.score >= 0.6 && (link.exact || !houses.has(lowAt(chart, at))),
      ),
    )
}
