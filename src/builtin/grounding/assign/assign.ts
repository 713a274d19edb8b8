import type { Catalog } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import type { Slot } from '../../grammar/sketch.js'
import { nearest, nearnessTo, tableIdOf, tablesNamedIn } from '../reach.js'
import type { SlotUse } from '../slots.js'
import { fitness } from './fitness.js'
import { type Neighbours, neighboursOf, pairScores } from './neighbours.js'
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
  let states: readonly Assignment[] = [{ links: new Map(), score: 0 }]
  for (const use of uses) {
    const grown = met.has(use.slot)
      ? regrown(states, use, uses, catalog)
      : grownBy(states, candidates(use, catalog, named), use, uses, catalog)
    met.add(use.slot)
    const kept = grown.sort((a, b) => b.score - a.score).slice(0, beam)
    states = kept.map(({ state, link, score }) => ({
      links: state.links.get(use.slot) === link ? state.links : new Map(state.links).set(use.slot, link),
      score,
    }))
    if (states.length === 0) return []
  }
  return states.slice(0, most)
}

interface Grown {
  readonly state: Assignment
  readonly link: Link
  readonly score: number
}

/** Each state with each link; only those that are kept become states. */
function grownBy(
  states: readonly Assignment[],
  fitting: readonly Fitting[],
  use: SlotUse,
  uses: readonly SlotUse[],
  catalog: Catalog,
): Grown[] {
  const neighbours = neighboursOf(use, uses)
  return states.flatMap((state) =>
    fitting.flatMap(({ link, fit }) => grownTo(state, link, fit, use, neighbours, catalog)),
  )
}

/** A slot that is used again keeps its link. */
function regrown(
  states: readonly Assignment[],
  use: SlotUse,
  uses: readonly SlotUse[],
  catalog: Catalog,
): Grown[] {
  const neighbours = neighboursOf(use, uses)
  return states.flatMap((state) => {
    const link = state.links.get(use.slot)
    return link ? grownTo(state, link, 0, use, neighbours, catalog) : []
  })
}

function grownTo(
  state: Assignment,
  link: Link,
  fit: number,
  use: SlotUse,
  neighbours: Neighbours,
  catalog: Catalog,
): Grown[] {
  const gain = fit + pairScores(use, link, neighbours, state.links, catalog)
  return gain <= -weights.unreachable / 2 ? [] : [{ state, link, score: state.score + gain }]
}

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
