import { type Branches, follow, withBranch } from './branches.js'
import type { CatalogTable } from './catalog.js'
import { columnPatterns, tablePatterns } from './name-patterns.js'
import { stem } from './stem.js'

/** How words came to name a table or column; each but `name` is said in the interpretation. */
export type NameReason = 'name' | 'short' | 'head' | 'comment' | 'derived' | 'alias' | 'title'

/** One way to name a table or column, and how sure it is. */
export interface NamePattern {
  readonly target: { readonly kind: 'table' | 'column'; readonly id: string }
  /** In the order they are said. */
  readonly lemmas: readonly string[]
  /** 0 to about 1; the thing's own full name is 1. */
  readonly score: number
  readonly reason: NameReason
}

/**
 * A trie over word stems, so that linking costs by the question's length and not by the schema's. Most nodes are
 * leaves with one pattern, and arrays are as long as what they hold.
 */
export interface NameNode {
  readonly next: Branches<NameNode>
  readonly patterns: readonly NamePattern[]
}

interface OpenNode extends NameNode {
  next: Branches<OpenNode>
  patterns: readonly NamePattern[]
}

/** Every way to name the tables and columns of a database, ready to be looked up word by word. */
export interface NameIndex {
  readonly root: NameNode
  /** Stems that occur in any table or column name or comment: evidence for verbs. */
  readonly stems: ReadonlySet<string>
}

/** Indexes every name of the tables and their columns; `extra` patterns may name any of them once more. */
export function buildNameIndex(
  tables: readonly CatalogTable[],
  extra: readonly NamePattern[] = [],
): NameIndex {
  const root = newNode()
  const stems = new Set<string>()
  const add = (pattern: NamePattern) => insert(root, pattern, false)
  for (const table of tables) {
    for (const pattern of tablePatterns(table)) add(pattern)
    for (const word of table.words) stems.add(stem(word))
    for (const column of table.columns) {
      for (const pattern of columnPatterns(column, table)) add(pattern)
      for (const word of column.words) stems.add(stem(word))
    }
  }
  for (const pattern of extra) insert(root, pattern, true)
  return { root, stems }
}

/** @param anywhere the target may have been named before others; else what it is named by comes in one go. */
function insert(root: OpenNode, pattern: NamePattern, anywhere: boolean): void {
  let node = root
  for (const word of pattern.lemmas) {
    const key = stem(word)
    let next = follow(node.next, key)
    if (!next) {
      next = newNode()
      node.next = withBranch(node.next, key, next)
    }
    node = next
  }
  for (let at = node.patterns.length - 1; at >= 0; at--) {
    const other = node.patterns[at]
    if (!other || !sameTarget(other, pattern)) {
      if (anywhere) continue
      break
    }
    if (other.lemmas.join(' ') !== pattern.lemmas.join(' ')) continue
    if (other.score < pattern.score) node.patterns = node.patterns.with(at, pattern)
    return
  }
  // What is called alike shares its words. `slice` and `concat` make arrays as long as their contents; pushed and
  // spread ones keep room for sixteen more.
  const alike = node.patterns[0]?.lemmas
  const lemmas = alike && alike.join(' ') === pattern.lemmas.join(' ') ? alike : pattern.lemmas.slice()
  node.patterns = node.patterns.concat({ ...pattern, lemmas })
}

function sameTarget(a: NamePattern, b: NamePattern): boolean {
  return a.target.id === b.target.id && a.target.kind === b.target.kind
}

function newNode(): OpenNode {
  return { next: null, patterns: none }
}

const none: readonly NamePattern[] = []
