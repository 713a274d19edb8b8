import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import { nounAt } from '../nouns/noun.js'
import type { Noun, Term } from '../sketch.js'
import { grainAt } from '../terms/grain.js'
import { nounTerm } from '../terms/noun-term.js'

const mostKeys = 3
const mostReadings = 6

/** What to group by, one key to three of them: for "program and year" the program alone, and both. */
export function keyListsAt(chart: Chart, at: number): readonly Parsed<readonly Term[]>[] {
  const out: Parsed<readonly Term[]>[] = []
  const grow = (base: Parsed<readonly Term[]>) => {
    if (base.value.length > 0) out.push(base)
    if (base.value.length >= mostKeys) return
    const from = base.value.length === 0 ? base.end : afterJoiner(chart, base.end)
    if (from === null) return
    for (const key of keyAt(chart, from))
      grow({ value: [...base.value, key.value], end: key.end, cost: base.cost + key.cost })
  }
  grow({ value: none, end: at, cost: 0 })
  return out
}

/** One key: a period, or a noun with or without its owner. */
export function keyAt(chart: Chart, at: number): readonly Parsed<Term>[] {
  const nouns = nounAt(chart, skipDeterminers(chart, at), 'group').filter(
    (noun) => noun.value.extreme === null,
  )
  const owned = nouns.flatMap((noun) => ofOwner(chart, noun))
  return [...grainAt(chart, at), ...[...nouns, ...owned].map((noun) => nounTerm(noun))].slice(0, mostReadings)
}

/** "the name of the department": a plain table after "of" is the owner. */
function ofOwner(chart: Chart, noun: Parsed<Noun>): readonly Parsed<Noun>[] {
  if (lowAt(chart, noun.end) !== 'of' || noun.value.owner !== null) return none
  return nounAt(chart, noun.end + 1, 'entity')
    .filter(
      (owner) =>
        owner.value.extreme === null &&
        owner.value.pre.length === 0 &&
        !owner.value.distinct &&
        owner.value.slot.mention.links.every((link) => link.kind === 'table'),
    )
    .map((owner) => ({
      value: { ...noun.value, owner: owner.value, end: owner.end },
      end: owner.end,
      cost: noun.cost + owner.cost,
    }))
}

/** Past "and", a comma, "and by"; null when the list of keys ends here. */
function afterJoiner(chart: Chart, at: number): number | null {
  if (lowAt(chart, at) === ',' && lowAt(chart, at + 1) === 'and') return at + 2
  if (lowAt(chart, at) === ',' && newClauseAt(chart, at + 1)) return null
  if (['and', ',', '&', 'then'].includes(lowAt(chart, at)))
    return ['by', 'per', 'each'].includes(lowAt(chart, at + 1)) ? at + 2 : at + 1
  return null
}

/** "…, name the" and "…, state all": an imperative, not another key. */
function newClauseAt(chart: Chart, at: number): boolean {
  return (
    ['name', 'state'].includes(lowAt(chart, at)) &&
    ['the', 'all', 'its', 'their'].includes(lowAt(chart, at + 1))
  )
}
