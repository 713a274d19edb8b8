/**
 * What follows a word in a trie. Nothing or one other word follows most, and a Map for each would weigh more than all
 * that the trie holds.
 */
export type Branches<Node> = Map<string, Node> | { readonly word: string; readonly node: Node } | null

/** The node that a word leads to, if any. */
export function follow<Node>(branches: Branches<Node>, word: string): Node | undefined {
  if (branches === null) return undefined
  if (branches instanceof Map) return branches.get(word)
  return branches.word === word ? branches.node : undefined
}

/** The branches with one more, for a word that led nowhere before. */
export function withBranch<Node>(branches: Branches<Node>, word: string, node: Node): Branches<Node> {
  if (branches === null) return { word, node }
  if (branches instanceof Map) return branches.set(word, node)
  return new Map([
    [branches.word, branches.node],
    [word, node],
  ])
}
