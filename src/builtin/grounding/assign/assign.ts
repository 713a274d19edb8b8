import type { Catalog } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import type { Slot } from '../../grammar/sketch.js'
import { nearest, nearnessTo, tableIdOf, tablesNamedIn } from '../reach.js'
import type { SlotUse } from '../slots.js'
import { fitness } from './fitness.js'
import { type Chosen, linkOf, type Neighbours, neighboursOf, pairScores } from './neighbours.js'
import { weights } from './weights.js'

/** A link for every slot, with how well the words, the roles and the neighbourhood agree. */
export interface Assignment {
  readonly links: ReadonlyMap<Slot, Link>
  readonly score: number
}

const beam = 48

/** The best ways to link all slots at once, best first; empty when some slot fits nothing. */
export function assignments(uses: readonly SlotUse[], catalog: Catalog, most = 8): readonly Assignment[] {
  const named = tablesNamedIn(uses.map((use) => use.slot.mention))
  const met = new Set<Slot>()
  let states: readonly State[] | null = null
  for (const use of uses) {
    const neighbours = neighboursOf(use, uses)
    const grown: State[] =
      states && met.has(use.slot)
        ? regrown(states, use, neighbours, catalog)
        : grownBy(states, candidates(use, catalog, named), use, neighbours, catalog)
    met.add(use.slot)
    states = grown.sort((a, b) => b.score - a.score).slice(0, beam)
    if (states.length === 0) return []
  }
  if (states === null) return [{ links: new Map(), score: 0 }]
  return states.slice(0, most).map((state) => ({ links: linksOf(state), score: state.score }))
}

/** A link chosen for one slot more: most states are dropped before anyone asks for a map of their links. */
interface State extends Chosen {
  readonly score: number
}

function linksOf(state: State): ReadonlyMap<Slot, Link> {
  const steps: Chosen[] = []
  for (let step: Chosen | null = state; step; step = step.before) steps.push(step)
  return new Map(steps.reverse().map(({ slot, link }) => [slot, link]))
}

/** Each state with each link that fits. */
function grownBy(
  states: readonly State[] | null,
  fitting: readonly Fitting[],
  use: SlotUse,
  neighbours: Neighbours,
  catalog: Catalog,
): State[] {
  const grown: State[] = []
  for (const before of states ?? [null])
    for (const { link, fit } of fitting) {
      const gain = fit + pairScores(use, link, neighbours, before, catalog)
      if (gain > leastGain) grown.push({ slot: use.slot, link, before, score: (before?.score ?? 0) + gain })
    }
  return grown
}

/** A slot that is used again keeps its link. */
function regrown(states: readonly State[], use: SlotUse, neighbours: Neighbours, catalog: Catalog): State[] {
  const grown: State[] = []
  for (const before of states) {
    const link = linkOf(before, use.slot)
    const gain = link ? pairScores(use, link, neighbours, before, catalog) : Number.NEGATIVE_INFINITY
    if (gain > leastGain) grown.push({ ...before, score: before.score + gain })
  }
  return grown
}

/** What gains less has no way to its neighbours. */
const leastGain = -weights.unreachable / 2

interface Fitting {
  readonly link: Link
  readonly fit: number
}

/** In a large schema only links in play, and the best of the rest, are tried. */
function candidates(use: SlotUse, catalog: Catalog, named: ReadonlySet<string>): readonly Fitting[] {
  const fitting = use.slot.mention.links
    .map((link) => ({ link, fit: fitness(use, link, catalog, named) }))
    .filter((each) => each.fit > -1)
  if (fitting.length <= weights.crowd) return fitting
  const near = fitting.filter(({ link }) => named.has(tableIdOf(link)))
  const rest = fitting.filter(({ link }) => !named.has(tableIdOf(link)))
  const kept = new Set(
    nearest(
      rest.map(({ link }) => link),
      nearnessTo(named, catalog),
      Math.max(4, weights.crowd - near.length),
    ),
  )
  return [...near, ...rest.filter(({ link }) => kept.has(link))]
}
