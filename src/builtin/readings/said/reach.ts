import { mustTable } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { tableIdOf } from '../../grounding/reach.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { type Hop, hopOver } from '../../planning/hops.js'
import type { Cond, Plan } from '../../planning/plan.js'
import type { Said } from './said.js'

/**
 * "boats of Split" over charters and their skippers: two things that meet only in events that nobody spoke of, two or
 * more of them in a row, are not said to belong together. Tables that are there to relate others do so.
 * @throws {PassedOver} where such a way is taken
 */
export function checkReach(said: Said): void {
  const { tree } = said.reading
  const spoken = spokenOf(said)
  for (const chain of chainsOf(said.reading.plan)) checkChain(said, chain, spoken)
  if (tree.tables.size < 4) return
  for (const start of spoken) {
    if (!tree.tables.has(start)) continue
    for (const path of silentPaths(said, [], start, spoken))
      if (path.length >= 3 && (isChance(said, path) || isCountedByFar(said, path) || isApart(path)))
        throw passedOver(said, path)
  }
}

/** The tables joined in "has some …" and "has none …", from the row that has them on. */
function chainsOf(plan: Plan): readonly (readonly string[])[] {
  const inside = (cond: Cond): readonly Plan[] =>
    cond.kind === 'exists' ? [cond.plan] : cond.kind === 'not' ? inside(cond.of) : []
  return plan.where
    .flatMap(inside)
    .map((each) =>
      [plan.from, each.from, ...each.joins.map(({ source }) => source)].map(({ table }) => table.id),
    )
}

/** A chain that turns at an event nobody spoke of, with one more table that nobody did. */
function checkChain(said: Said, chain: readonly string[], spoken: ReadonlySet<string>): void {
  const silent = chain.slice(1, -1).filter((table) => !spoken.has(table))
  if (silent.length < 2) return
  const refers = (from: string | undefined, to: string | undefined) =>
    (said.catalog.edgesOf.get(from ?? '') ?? []).some(
      (edge) => edge.from.table === from && edge.to.table === to,
    )
  for (const [at, table] of chain.entries()) {
    if (!silent.includes(table) || mustTable(said.catalog, table).isLink) continue
    if (refers(table, chain[at - 1]) && refers(table, chain[at + 1]))
      throw new PassedOver(
        `they meet only through ${mustTable(said.catalog, table).words.join(' ')}, which nobody spoke of`,
      )
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

/** They only share what both belong to: the flights and the repairs of an aircraft. */
export function isApart(path: readonly Hop[]): boolean {
  return path.some((hop, at) => hop.toOne && path[at + 1]?.toOne === false)
}

/** "crew members in each role": how many there are by what is kept far below them, of something else. */
function isCountedByFar({ reading: { spec } }: Said, path: readonly Hop[]): boolean {
  const [first, last] = [path[0], path.at(-1)]
  return (
    path.every((hop) => !hop.toOne) &&
    spec.outputs.some((output) => output.kind === 'countRows' && output.table === first?.from) &&
    spec.groups.some((group) => group.kind === 'column' && group.column.table === last?.to)
  )
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
