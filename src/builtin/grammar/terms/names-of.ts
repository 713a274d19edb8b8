import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import type { Term } from '../sketch.js'
import { nounTerm } from './noun-term.js'

/** "the names of the cities", where a city is a column and no thing of its own: the column is the name. */
export function namesOfAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const from = skipDeterminers(chart, at)
  if (!['name', 'names'].includes(lowAt(chart, from)) || lowAt(chart, from + 1) !== 'of') return none
  return nounAt(chart, skipDeterminers(chart, from + 2), 'thing')
    .filter(({ value: { slot, owner, pre, extreme } }) => {
      const links = slot.mention.links.filter((link) => link.score >= 0.65)
      const texts = links.filter(
        (link) => link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'text',
      )
      return (
        slot.plural &&
        !owner &&
        !extreme &&
        pre.length === 0 &&
        texts.length > 0 &&
        texts.length === links.length
      )
    })
    .map((noun) => nounTerm(noun, -0.05))
}
