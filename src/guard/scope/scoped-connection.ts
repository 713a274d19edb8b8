import { type Connection, StatementError, type Transaction } from '../../database/connection.js'
import { asNode } from '../mentions.js'
import { type AstNode, openParser } from '../parse.js'
import type { Reading } from './reading.js'
import { asRun, readStatement } from './scope.js'

/**
 * A connection for statements of agentdb's own making (profiles, samples, look-ups, probes): each table in them is read
 * as the policy shows it, and what is out of scope is refused. The book has to know every table they name.
 */
export function scopedConnection(
  connection: Connection,
  parts: Pick<Reading, 'policy' | 'book'>,
): Connection {
  return {
    server: connection.server,
    readOnly: async (options, work) => {
      const parser = await openParser()
      const within = (sql: string) => scopedText(sql, { ...parts, parser, internal: true })
      return connection.readOnly(options, (tx) => work(scopedTransaction(tx, within)))
    },
    close: () => connection.close(),
  }
}

function scopedTransaction(tx: Transaction, within: (sql: string) => string): Transaction {
  return { query: async (sql, params, limits) => tx.query(within(sql), params, limits) }
}

/** Savepoints and settings pass: they read nothing. */
const passing = new Set(['TransactionStmt', 'VariableSetStmt'])

function scopedText(sql: string, parts: Pick<Reading, 'policy' | 'book' | 'parser' | 'internal'>): string {
  const tree = parts.parser.statement(sql)
  const [type = ''] = Object.keys(tree ?? {})
  if (tree !== null && passing.has(type)) return sql
  const query = tree === null ? null : queryOf(tree)
  if (tree === null || query === null) throw outOfScope('the statement cannot be read')
  const reading = readStatement(query, sql, parts)
  // Columns out of scope are not in the subqueries that are read; only tables can be refused.
  if (reading.faults.relation !== null) throw outOfScope(reading.faults.relation.message)
  const written = asRun({ text: sql, tree }, reading)
  if (!written.ok) throw outOfScope(written.message)
  return written.text
}

function queryOf(tree: AstNode): AstNode | null {
  if (tree.SelectStmt !== undefined) return tree
  const query = asNode(asNode(tree.ExplainStmt)?.query)
  return query?.SelectStmt === undefined ? null : query
}

function outOfScope(why: string): StatementError {
  return new StatementError('permission', `Out of the policy's scope: ${why}`)
}
