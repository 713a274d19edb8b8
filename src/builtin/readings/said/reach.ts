import { mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { tableIdOf } from '../../grounding/reach.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { type Hop, hopOver } from '../../planning/hops.js'
import type { Said } from './said.js'

/**
 * "boats of Split" over charters and their skippers: two things that meet only in events that nobody spoke of, two or
 * more of them in a row, are not said to belong together. Tables that are there to relate others do so.
 * @throws {PassedOver} where such a way is taken
 */
export function checkReach(said: Said): void {
  const { tree } = said.reading
  if (tree.tables.size < 4) return
  const spoken = spokenOf(said)
  for (const start of spoken) {
    if (!tree.tables.has(start)) continue
    for (const path of silentPaths(said, [], start, spoken))
      if (path.length >= 3 && isChance(said, path)) throw passedOver(said, path)
  }
}

/** Ways from a table that was spoken of to the next one, over none that was. */
export function silentPaths(
  said: Said,
  path: readonly Hop[],
  at: string,
  spoken: ReadonlySet<string>,
): readonly (readonly Hop[])[] {
  return said.reading.tree.hops.flatMap((hop) => {
    const step = hop.from === at ? hop : hop.to === at ? hopOver(hop.edge, at) : null
    if (!step || path.some((other) => other.from === step.to) || step.to === path[0]?.from) return []
    const way = [...path, step]
    return spoken.has(step.to) ? [way] : silentPaths(said, way, step.to, spoken)
  })
}

/** Down to rows of which each has many, and up again from them: the way turns at an event. */
function isTurn(hop: Hop, next: Hop): boolean {
  return !hop.toOne && next.toOne && next.edge.from.table === hop.to
}

/** A way that turns at something that is no mere relation. */
export function isChance({ catalog }: Said, path: readonly Hop[]): boolean {
  return path.some((hop, at) => {
    const next = path[at + 1]
    return next !== undefined && isTurn(hop, next) && !mustTable(catalog, hop.to).isLink
  })
}

/** Tables that some word names, or names a part of; those that a verb points at too. */
function spokenOf(said: Said): ReadonlySet<string> {
  const { assignment, sketch, tree } = said.reading
  const out = new Set([...assignment.links.values()].map(tableIdOf))
  const stems = new Set(said.tokens.map((token) => token.stem))
  for (const piece of everyPiece(sketch))
    if (piece.kind === 'verb') for (const name of [piece.stem, ...namesOfVerb(piece.stem)]) stems.add(name)
  for (const id of tree.tables)
    if (mustTable(said.catalog, id).lemmas.some((word) => stems.has(stem(word)))) out.add(id)
  return out
}

function passedOver({ catalog }: Said, path: readonly Hop[]): PassedOver {
  const names = path.slice(0, -1).map(({ to }) => mustTable(catalog, to).words.join(' '))
  return new PassedOver(`they meet only through ${names.join(' and ')}, which nobody spoke of`)
}
