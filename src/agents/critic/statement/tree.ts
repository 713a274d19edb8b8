import { asNode, nodes } from '../../../guard/mentions.js'
import type { AstNode } from '../../../guard/parse.js'

/** A node with its type: `{ ColumnRef: { fields } }` taken apart. */
export interface Typed {
  readonly type: string
  readonly body: AstNode
}

/** The type and the fields of a wrapped node; null for anything else, an empty place in a list included. */
export function typed(node: unknown): Typed | null {
  const wrapped = asNode(node)
  if (wrapped === null || Array.isArray(node)) return null
  for (const type in wrapped) {
    const body = asNode(wrapped[type])
    return body !== null && isTypeName(type) ? { type, body } : null
  }
  return null
}

/** The fields of a node when it is of the type asked for. */
export function bodyOf(node: unknown, type: string): AstNode | null {
  return asNode(asNode(node)?.[type])
}

/** Every node of an expression, itself first; subqueries are left out unless asked for. */
export function* within(node: unknown, options: { readonly subqueries?: boolean } = {}): Generator<Typed> {
  if (Array.isArray(node)) {
    for (const each of node) yield* within(each, options)
    return
  }
  const found = typed(node)
  if (found !== null) {
    if (found.type === 'SelectStmt' && options.subqueries !== true) return
    yield found
  }
  const fields = found?.body ?? asNode(node)
  for (const value of Object.values(fields ?? {})) {
    if (typeof value === 'object' && value !== null) yield* within(value, options)
  }
}

/** The conditions that all have to hold: `a and (b and c)` as a, b, c. */
export function conjuncts(node: unknown): readonly AstNode[] {
  const bool = bodyOf(node, 'BoolExpr')
  if (bool?.boolop === 'AND_EXPR') return nodes(bool.args).flatMap(conjuncts)
  const one = asNode(node)
  return one === null ? [] : [one]
}

/** Two trees that say the same, wherever they stand in their texts. */
export function sameTree(one: unknown, other: unknown): boolean {
  return JSON.stringify(one, unplaced) === JSON.stringify(other, unplaced)
}

function unplaced(key: string, value: unknown): unknown {
  return places.has(key) ? undefined : value
}

const places = new Set(['location', 'rexpr_list_start', 'rexpr_list_end', 'list_start', 'list_end'])

function isTypeName(key: string): boolean {
  const first = key.charCodeAt(0)
  return first >= 65 && first <= 90
}
