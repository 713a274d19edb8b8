import { type Chart, lowAt, none, type Parsed, production } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { phraseAt } from './phrase-book.js'
import type { Noun, Term } from './sketch.js'

const helpers: ReadonlySet<string> = new Set(['do', 'does', 'did'])
const verbs: ReadonlySet<string> = new Set('have has contain hold carry get receive need use'.split(' '))

/** "how many pages does a history book have on average": the average of a number that each of them has. */
export const averageOfOneAt = production<Term>('average-of-one', (chart, at) => {
  const asked = phraseAt(chart.tokens, at, 'howMany')
  if (!asked || lowAt(chart, at) !== 'how') return none
  return nounAt(chart, asked.end, 'number')
    .filter((number) => isPlain(number.value) && helpers.has(lowAt(chart, number.end)))
    .flatMap((number) => ofThing(chart, number))
})

function ofThing(chart: Chart, number: Parsed<Noun>): readonly Parsed<Term>[] {
  return nounAt(chart, number.end + 1, 'count').flatMap((thing): readonly Parsed<Term>[] => {
    const end = thing.end + 1
    if (
      !verbs.has(lowAt(chart, thing.end)) ||
      lowAt(chart, end) !== 'on' ||
      lowAt(chart, end + 1) !== 'average'
    )
      return none
    const noun = ownNumber(chart, number.value, thing.value)
    if (!noun) return none
    const cost = number.cost + thing.cost - 0.2
    return [{ value: { kind: 'aggregate', fn: 'avg', of: { kind: 'noun', noun } }, end: end + 2, cost }]
  })
}

/** The number, of the thing's own table, with what is said before the thing. */
function ownNumber(chart: Chart, number: Noun, thing: Noun): Noun | null {
  if (thing.extreme || thing.owner) return null
  const tables = new Set(
    thing.slot.mention.links.flatMap((link) =>
      link.kind === 'table' && link.score >= 0.7 ? [link.table] : [],
    ),
  )
  const links = number.slot.mention.links.filter(
    (link) => link.kind === 'column' && tables.has(chart.columnById.get(link.column)?.table ?? ''),
  )
  if (links.length === 0) return null
  return { ...number, slot: { ...number.slot, mention: { ...number.slot.mention, links } }, pre: thing.pre }
}

function isPlain(noun: Noun): boolean {
  return noun.pre.length === 0 && noun.extreme === null && noun.owner === null
}
