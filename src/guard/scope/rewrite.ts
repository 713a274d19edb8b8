import { nodes } from '../mentions.js'
import type { AstNode, PlacedToken } from '../parse.js'
import { quoteName } from '../../database/names.js'
import type { Edit, GroupedColumn, Reading } from './reading.js'
import { expectedTree, plainTree } from './trees.js'

/** Bytes of a text and what they become. */
interface Splice {
  readonly start: number
  readonly end: number
  readonly text: string
}

/**
 * Puts the subqueries of a reading in the place of its tables. The outcome is parsed again: it has to be the tree it was
 * read from with these tables replaced and nothing else, or there is none (null).
 */
export function rewrite(
  { text, tree }: { readonly text: string; readonly tree: AstNode },
  reading: Reading,
): string | null {
  if (reading.edits.size === 0 && reading.unqualified.size === 0) return text
  const tokens = reading.parser.tokens(text)
  if (tokens === null) return null
  const at = new Map(tokens.map(({ start }, index) => [start, index]))
  const splices: (Splice | null)[] = []
  for (const [item, columns] of reading.grouped) splices.push(spliceGroups(item, columns))
  for (const [node, edit] of reading.edits)
    splices.push(spliceTable(node, edit, tokens, at.get(Number(node.location))))
  for (const ref of reading.unqualified) splices.push(spliceColumn(ref, tokens, at.get(Number(ref.location))))
  const written = applied(text, splices)
  const parsed = written === null ? null : reading.parser.statement(written)
  const expected = expectedTree(tree, reading)
  return parsed !== null && expected !== null && plainTree(parsed) === expected ? written : null
}

function spliceTable(
  node: AstNode,
  { subquery, label }: Edit,
  tokens: readonly PlacedToken[],
  index: number | undefined,
): Splice | null {
  if (index === undefined) return null
  const word = (at: number) => tokens[at]?.text.toLowerCase()
  let first = index
  let last = index
  while (word(last + 1) === '.') last += 2
  if (node.inh === true && word(last + 1) === '*') last += 1
  if (node.inh !== true && word(first - 1) === '(' && word(first - 2) === 'only') {
    first -= 2
    last += 1
  } else if (node.inh !== true && word(first - 1) === 'only') first -= 1
  const command = word(first - 1) === 'table'
  if (command) first -= 1
  const [start, end] = [tokens[first]?.start, tokens[last]?.end]
  if (start === undefined || end === undefined) return null
  const named = node.alias === undefined ? `${subquery} as ${quoteName(label)}` : subquery
  return { start, end, text: command ? `select * from ${named}` : named }
}

/** Columns to group by as well stand before the one that they depend on. */
function spliceGroups(item: AstNode, columns: readonly GroupedColumn[]): Splice | null {
  const start = Number(item.location)
  const listed = columns.map(({ label, column }) => `${quoteName(label)}.${quoteName(column)}, `)
  return Number.isInteger(start) ? { start, end: start, text: listed.join('') } : null
}

/** `schema.table.column` becomes `table.column`: a subquery has no schema. */
function spliceColumn(
  ref: AstNode,
  tokens: readonly PlacedToken[],
  index: number | undefined,
): Splice | null {
  if (index === undefined) return null
  const kept = index + 2 * (nodes(ref.fields).length - 2)
  const [start, end] = [tokens[index]?.start, tokens[kept]?.start]
  return start === undefined || end === undefined ? null : { start, end, text: '' }
}

function applied(text: string, splices: readonly (Splice | null)[]): string | null {
  const known = splices.filter((splice) => splice !== null)
  if (known.length < splices.length) return null
  const bytes = Buffer.from(text, 'utf8')
  const parts: string[] = []
  let at = 0
  for (const { start, end, text: instead } of known.toSorted((a, b) => a.start - b.start)) {
    if (start < at) return null
    parts.push(bytes.subarray(at, start).toString('utf8'), instead)
    at = end
  }
  return [...parts, bytes.subarray(at).toString('utf8')].join('')
}
