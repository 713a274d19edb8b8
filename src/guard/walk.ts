import { type Mentions, mention, noMentions } from './mentions.js'
import type { NodeTable } from './nodes.js'
import type { AstNode } from './parse.js'
import { positionOf } from './parse.js'
import { forbiddenField, refuseStatement, statementVerb } from './statements.js'
import { type Refusal, refuse } from './verdict.js'

/** More nodes than any query a person or a model writes; 100 KB of `1,` stays below it. */
const maxNodes = 200_000
/** Nodes inside nodes: some 300 subqueries in each other, or a sum of 1000 terms. */
const maxDepth = 1000

type Pending = [type: string, node: AstNode, depth: number][]

/** What a walk needs to judge nodes and to say where a refused one stands. */
export interface WalkOptions {
  /** Which nodes and fields are allowed. */
  readonly table: NodeTable
  /** The text the tree was parsed from, for positions. */
  readonly text: string
  /** A body has any; a statement to run has as many as are bound. */
  readonly parameters: number | 'any'
}

/** Visits every node of a query, refusing what is not in the table; the rest is collected for the catalogue. */
export function walk(
  root: AstNode,
  options: WalkOptions,
): { readonly ok: true; readonly mentions: Mentions } | Refusal {
  const mentions = noMentions()
  const pending: Pending = []
  const fault = pushWrapped(root, 0, pending)
  if (fault !== null) return fault
  let visited = 0
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    visited += 1
    if (visited > maxNodes)
      return refuse('too_complex', `The statement has more than ${maxNodes} parts.`, 'Shorten it.')
    const [type, node, depth] = next
    if (depth > maxDepth) {
      return refuse(
        'too_complex',
        `The statement is nested more than ${maxDepth} deep.`,
        'Nest less, e.g. by WITH.',
      )
    }
    const refusal = visit(next, options, pending)
    if (refusal !== null) return refusal
    mention(type, node, mentions)
  }
  return { ok: true, mentions }
}

function visit([type, node, depth]: Pending[number], options: WalkOptions, pending: Pending): Refusal | null {
  const fields = options.table.get(type)
  if (fields === undefined) {
    if (type === 'ParamRef' && isBound(node, options)) return null
    return refuseNode(type, node, options.text)
  }
  for (const [field, value] of Object.entries(node)) {
    const kind = fields.get(field)
    if (kind === 'plain') continue
    if (kind === undefined) return forbiddenField(type, field, value, options.text)
    if (kind !== 'nodes') {
      pending.push([kind.type, value as AstNode, depth + 1])
      continue
    }
    for (const child of Array.isArray(value) ? value : [value]) {
      const fault = pushWrapped(child, depth + 1, pending)
      if (fault !== null) return fault
    }
  }
  return null
}

function isBound({ number }: AstNode, { parameters }: WalkOptions): boolean {
  return parameters === 'any' || (typeof number === 'number' && number >= 1 && number <= parameters)
}

function pushWrapped(wrapped: unknown, depth: number, pending: Pending): Refusal | null {
  const entries = typeof wrapped === 'object' && wrapped !== null ? Object.entries(wrapped) : null
  // An empty object is a null in a list of nodes.
  if (entries?.length === 0) return null
  const [entry, ...others] = entries ?? []
  if (entry === undefined || others.length > 0 || typeof entry[1] !== 'object' || entry[1] === null) {
    return refuse(
      'syntax_not_allowed',
      'The statement has a form that is not known here.',
      'Write a plainer SELECT.',
    )
  }
  pending.push([entry[0], entry[1] as AstNode, depth])
  return null
}

function refuseNode(type: string, node: AstNode, text: string): Refusal {
  const position = positionOf(text, node.location)
  if (type === 'ParamRef') {
    const message = `The statement has a parameter: $${String(node.number ?? '')}.`
    return refuse('parameter', message, 'Write the value itself into the statement.', position)
  }
  if (statementVerb(type, node) !== null) return refuseStatement(type, node)
  const message = `The statement uses ${type}, which a query that only reads has no use for.`
  return refuse('syntax_not_allowed', message, 'Write a plainer SELECT.', position)
}
