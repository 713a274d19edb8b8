import type { Catalog } from './catalog.js'
import { joinTree } from './join-tree.js'
import { type Evidence, type Relevance, tableIdOf } from './relevance.js'
import { compareText } from './text-order.js'

/** How much a question needs a table, and why. */
export interface Ranked {
  /** 0 to about 1. */
  readonly priority: number
  readonly why: string
  /** Columns that join it to other tables of the tree. */
  readonly joining: ReadonlySet<string>
}

/** By table id; a table that nothing leads to is absent. */
export type Ranking = ReadonlyMap<string, Ranked>

const mostSeeds = 8

/** Named tables first, then what joins them, then what lies next to them. */
export function rankTables(catalog: Catalog, evidence: Evidence, relevance: Relevance): Ranking {
  const most = Math.max(...[...relevance.tables.values()].map(({ score }) => score), 0.01)
  const share = (id: string) => (relevance.tables.get(id)?.score ?? 0) / most
  const seeds = seedsOf(evidence, share)
  if (seeds.length === 0) return rankUnnamed(catalog, relevance, share)
  const tree = joinTree(seeds, catalog, share)
  const ranking = new Map<string, Ranked>()
  for (const { id } of catalog.tables) {
    const own = share(id)
    const inTree = seeds.includes(id) ? 0.7 + 0.3 * own : tree.tables.has(id) ? 0.65 + 0.2 * own : 0
    const near = nearness(id, catalog, tree.tables, share)
    const value = Math.max(inTree, 0.75 * own + near)
    if (value <= 0) continue
    const named = relevance.tables.get(id)
    const why =
      named && (inTree === 0 || seeds.includes(id) || own > 0.3)
        ? `${own > 0.25 ? 'named by' : 'may be named by'} ${named.why}`
        : inTree > 0
          ? 'joins tables that are named'
          : 'next to a table that is named'
    ranking.set(id, { priority: value, why, joining: tree.columns })
  }
  return ranking
}

/** A table's place in a ranking; 0 where it has none. */
export function priority(ranking: Ranking, id: string): number {
  return ranking.get(id)?.priority ?? 0
}

/** A question that names nothing is most likely about what much else refers to. */
function rankUnnamed(catalog: Catalog, relevance: Relevance, share: (id: string) => number): Ranking {
  const degree = (id: string) => catalog.edgesOf.get(id)?.length ?? 0
  const most = Math.max(...catalog.tables.map(({ id }) => degree(id)), 1)
  return new Map(
    catalog.tables.map(({ id }) => {
      const named = relevance.tables.get(id)
      const why = named ? `may be named by ${named.why}` : 'no word names a table'
      const priority = 0.3 + 0.3 * (degree(id) / most) + 0.4 * share(id)
      return [id, { priority, why, joining: new Set<string>() }]
    }),
  )
}

/** For each thing the question names, the table most likely meant; ties bring in several. */
function seedsOf(evidence: Evidence, share: (id: string) => number): readonly string[] {
  const seeds = new Map<string, number>()
  const add = (candidates: readonly (readonly [string, number])[]) => {
    const best = Math.max(...candidates.map(([, score]) => score), 0)
    if (best <= 0) return
    const tied = candidates.filter(([, score]) => score >= best - 0.02)
    if (tied.length > 3) return
    for (const [id, score] of tied) seeds.set(id, Math.max(seeds.get(id) ?? 0, score))
  }
  const covered = (start: number, end: number) =>
    evidence.mentions.some(
      (other) =>
        other.end - other.start > end - start &&
        other.start <= start &&
        other.end >= end &&
        (other.links[0]?.score ?? 0) >= 0.9,
    )
  for (const mention of evidence.mentions) {
    if (covered(mention.start, mention.end)) continue
    const top = mention.links[0]?.score ?? 0
    if (top < 0.6) continue
    add(
      mention.links
        .filter(({ score }) => score >= top - 0.25)
        .map((link) => [
          tableIdOf(link),
          link.score + (link.kind === 'table' ? 0.3 : 0) + share(tableIdOf(link)),
        ]),
    )
  }
  for (const text of new Set(evidence.values.map((match) => match.text))) {
    const matches = evidence.values.filter((match) => match.text === text && match.score >= 0.75)
    add(
      matches.map(({ schema, table, score }) => [`${schema}.${table}`, score + share(`${schema}.${table}`)]),
    )
  }
  return [...seeds]
    .sort((a, b) => b[1] - a[1] || compareText(a[0], b[0]))
    .slice(0, mostSeeds)
    .map(([id]) => id)
}

/** One step of spreading activation (Collins and Loftus 1975): a table next to several of the tree counts more. */
function nearness(
  id: string,
  catalog: Catalog,
  tree: ReadonlySet<string>,
  share: (id: string) => number,
): number {
  const others = new Set(
    (catalog.edgesOf.get(id) ?? [])
      .map((edge) => (edge.from.table === id ? edge.to.table : edge.from.table))
      .filter((other) => other !== id && tree.has(other)),
  )
  const strengths = [...others].map((other) => 0.5 + 0.5 * share(other)).sort((a, b) => b - a)
  return 0.3 * (strengths[0] ?? 0) + 0.1 * strengths.slice(1, 4).reduce((sum, each) => sum + each, 0)
}
