import type { Catalog } from './catalog.js'
import { linkNames } from './link.js'
import { identifiersIn, tableIdOf } from './relevance.js'
import { tokenise } from './tokens.js'

/** A question with the SQL that a person says is right. */
export interface Example {
  readonly question: string
  readonly sql: string
}

/** How many examples a prompt may hold; one too long for what is left gives way to the next. */
export interface ExampleLimits {
  readonly most: number
  /** What the examples may cost in a prompt, at 4 characters a token. */
  readonly maxTokens: number
}

const leastSimilar = 0.2
const wordShare = 0.6

/**
 * The verified questions most like this one, best first. Similarity is 0.6 x the cosine of the two questions' tf-idf
 * vectors over word stems (Salton and Buckley 1988) + 0.4 x the Jaccard index (1901) of the schema elements, those that
 * the question's words link to against those that the example's SQL reads.
 */
export function similarExamples<Known extends Example>(
  question: string,
  known: readonly Known[],
  catalog: Catalog,
  { most, maxTokens }: ExampleLimits,
): readonly Known[] {
  if (known.length === 0) return []
  const asked = stemsOf(question)
  const documents = known.map((example) => stemsOf(example.question))
  const rarity = rarityAmong([asked, ...documents])
  const elements = elementsOf(question, catalog)
  const ranked = known
    .map((example, at) => ({
      example,
      score:
        wordShare * cosine(asked, documents[at] ?? new Map(), rarity) +
        (1 - wordShare) * jaccard(elements, elementsIn(example.sql, catalog)),
    }))
    .filter(({ score }) => score >= leastSimilar)
    .sort((a, b) => b.score - a.score)
  const chosen: Known[] = []
  let room = maxTokens * 4
  for (const { example } of ranked) {
    const length = example.question.length + example.sql.length + 6
    if (chosen.length >= most) break
    if (length > room) continue
    room -= length
    chosen.push(example)
  }
  return chosen
}

type Counts = ReadonlyMap<string, number>

function stemsOf(question: string): Counts {
  const counts = new Map<string, number>()
  for (const token of tokenise(question)) {
    // A number or a quoted value is what two questions of one kind differ in.
    if (token.kind !== 'word' || token.number !== null) continue
    counts.set(token.stem, (counts.get(token.stem) ?? 0) + 1)
  }
  return counts
}

/** Smoothed inverse document frequency: a word of every question still counts a little. */
function rarityAmong(documents: readonly Counts[]): (stem: string) => number {
  const held = new Map<string, number>()
  for (const document of documents)
    for (const stem of document.keys()) held.set(stem, (held.get(stem) ?? 0) + 1)
  return (stem) => Math.log((1 + documents.length) / (1 + (held.get(stem) ?? 0))) + 1
}

function cosine(a: Counts, b: Counts, rarity: (stem: string) => number): number {
  const weight = (counts: Counts, stem: string) => (counts.get(stem) ?? 0) * rarity(stem)
  const norm = (counts: Counts) => Math.hypot(...[...counts.keys()].map((stem) => weight(counts, stem)))
  const dot = [...a.keys()].reduce((sum, stem) => sum + weight(a, stem) * weight(b, stem), 0)
  const length = norm(a) * norm(b)
  return length === 0 ? 0 : dot / length
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((each) => b.has(each)).length
  const either = a.size + b.size - both
  return either === 0 ? 0 : both / either
}

/** Tables and columns that the question's words name best. */
function elementsOf(question: string, catalog: Catalog): ReadonlySet<string> {
  const elements = new Set<string>()
  for (const { links } of linkNames(tokenise(question), catalog)) {
    const top = links[0]?.score ?? 0
    const best = links.filter((link) => link.score >= Math.max(0.7, top - 0.05))
    // Words that fit everywhere tell nothing.
    if (best.length > 4) continue
    for (const link of best) {
      elements.add(tableIdOf(link))
      if (link.kind !== 'table') elements.add(link.column)
    }
  }
  return elements
}

function elementsIn(sql: string, catalog: Catalog): ReadonlySet<string> {
  const names = identifiersIn(sql)
  const elements = new Set<string>()
  for (const table of catalog.tables) {
    if (!names.has(table.name)) continue
    elements.add(table.id)
    for (const column of table.columns) if (names.has(column.name)) elements.add(column.id)
  }
  return elements
}
