import { asNode, nodes } from '../../guard/mentions.js'
import type { AstNode } from '../../guard/parse.js'
import { printFrom, printOne, printQuery, printWith } from './print/print-query.js'
import type { Query } from './statement/statement.js'

/** The CTEs that a part of the statement may name, as a WITH in front of a statement of our own; null when unprintable. */
export function withText(query: Query): string | null {
  if (query.withClauses.length === 0) return ''
  return printWith({
    ctes: query.withClauses.flatMap((clause) => nodes(clause.ctes)),
    recursive: query.withClauses.some((clause) => clause.recursive === true),
  })
}

/** `from … where …` of a SELECT, optionally without one of its conditions; null when it cannot stand alone. */
export function rowsText(query: Query, where: unknown = query.node.whereClause): string | null {
  if (query.correlated) return null
  const from = printFrom(query.node)
  const condition = where === undefined || where === null ? '' : printOne(where)
  if (from === null || from === '' || condition === null) return null
  return `from ${from}${condition === '' ? '' : ` where ${condition}`}`
}

/** A SELECT with some of its parts replaced, as a statement of its own; null when that cannot be written. */
export function changedQuery(query: Query, changes: AstNode): string | null {
  if (query.correlated) return null
  const kept = Object.entries({ ...query.node, ...changes }).filter(([, value]) => value !== undefined)
  const node = asNode(Object.fromEntries(kept.filter(([field]) => field !== 'withClause')))
  const text = node === null ? null : printQuery(node)
  const ctes = withText(query)
  return text === null || ctes === null ? null : `${ctes}${text}`
}
