import { type Chart, lowAt, none, type Parsed, skipDeterminers } from './chart.js'
import { nounAt } from './nouns/noun.js'
import { isWhole } from './nouns/paired.js'
import type { Noun, Piece } from './sketch.js'

/** "how many meters and customers": another thing that is counted, where the last piece ends with a count. */
export function andCountedAt(chart: Chart, at: number, last: Piece | undefined): readonly Parsed<Piece>[] {
  const term = last?.kind === 'ask' ? last.terms.at(-1) : undefined
  if (last?.kind !== 'ask' || term?.kind !== 'count' || last.end !== at - 1) return none
  if (lowAt(chart, at - 1) !== 'and' && lowAt(chart, at - 1) !== ',') return none
  return nounAt(chart, skipDeterminers(chart, at), 'count')
    .filter((noun) => noun.value.extreme === null && noun.value.owner === null && namesThings(noun))
    .filter(({ value }) => value.pre.length === 0 || isWhole(chart, { left: term.noun, right: value }))
    .map((noun) => ({
      value: {
        ...last,
        terms: [{ kind: 'count', noun: noun.value }],
        start: at,
        end: noun.end,
        cost: noun.cost,
      },
      end: noun.end,
      cost: noun.cost - 0.05,
    }))
}

function namesThings({ value: { slot } }: Parsed<Noun>): boolean {
  return slot.plural && slot.mention.links.some((link) => link.kind === 'table' && link.score >= 0.7)
}
