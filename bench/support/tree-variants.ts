import type { AstNode } from '../../src/guard/parse.js'
import { type Typed, typed } from '../../src/agents/critic/statement/tree.js'

/** A node of a tree with its place in it. */
export interface Placed extends Typed {
  readonly path: readonly (string | number)[]
}

/** Every node of a tree, subqueries included. */
export function* placed(node: unknown, path: readonly (string | number)[] = []): Generator<Placed> {
  if (Array.isArray(node)) {
    for (const [at, each] of node.entries()) yield* placed(each, [...path, at])
    return
  }
  if (typeof node !== 'object' || node === null) return
  const found = typed(node)
  if (found !== null) {
    yield { ...found, path }
    yield* fields(found.body, [...path, found.type])
  } else yield* fields(node as AstNode, path)
}

function* fields(body: AstNode, path: readonly (string | number)[]): Generator<Placed> {
  for (const [field, value] of Object.entries(body)) {
    if (typeof value === 'object' && value !== null) yield* placed(value, [...path, field])
  }
}

/** A copy of the tree with another node at a place. */
export function replaced(tree: AstNode, path: readonly (string | number)[], node: unknown): AstNode {
  const copy: unknown = structuredClone(tree)
  let at = copy as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  at[path.at(-1) ?? ''] = structuredClone(node)
  return copy as AstNode
}

/** A copy of the tree with some fields of the node at a place changed; undefined removes one. */
export function altered(tree: AstNode, { type, body, path }: Placed, changes: AstNode): AstNode {
  const fields = Object.entries({ ...body, ...changes }).filter(([, value]) => value !== undefined)
  const node = { [type]: Object.fromEntries(fields) }
  return path.length === 0 ? structuredClone(node) : replaced(tree, path, node)
}
