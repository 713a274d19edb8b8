import type { CatalogueRelation } from '../catalogue.js'
import type { AstNode } from '../parse.js'
import { readQuery } from './read-query.js'
import { type Field, fault, type Reading, startReading } from './reading.js'
import { rewrite } from './rewrite.js'
import type { TableRule } from './scope-policy.js'

/** What lies behind a relation: for a view its columns with their masks, and its text where that had to change. */
export interface Behind {
  /** By position; null for a table. */
  readonly fields: readonly Field[] | null
  readonly definition: string | null
}

const table: Behind = { fields: null, definition: null }

/**
 * Reads the SELECT behind a view. A view the user named may read whatever its owner chose, as with grants; filters,
 * masks and caps hold all the same, by reading the view's text in place of its name.
 */
export function readBehind(
  found: CatalogueRelation,
  rule: TableRule | undefined,
  node: AstNode,
  reading: Reading,
): Behind {
  const isView = (found.definition !== null || found.stored !== null) && found.origin !== 'system'
  if (!isView) return table
  const named = rule?.named === true || reading.vouched
  if (named && reading.policy.closed) reading.veiled.view ??= found.name
  const text = reading.book.view(found)
  if (text === null || reading.through.includes(found.oid)) {
    faultView(found, node, reading)
    return table
  }
  const inside = startReading({
    policy: reading.policy,
    book: reading.book,
    parser: reading.parser,
    text: text.text,
    vouched: named,
    internal: false,
    through: [...reading.through, found.oid],
  })
  const select = text.tree.SelectStmt as AstNode
  const output = readQuery(select, null, new Map(), inside)
  for (const note of inside.notes) reading.notes.add(note)
  if (inside.faults.relation !== null || inside.faults.column !== null) {
    faultView(found, node, reading)
    return table
  }
  if (inside.edits.size === 0) return { fields: output.fields, definition: null }
  // The rows of a materialized view were stored without the policy.
  const written = found.stored === null ? rewrite(text, inside) : null
  if (written === null) faultView(found, node, reading)
  return { fields: output.fields, definition: written }
}

function faultView(found: CatalogueRelation, node: AstNode, reading: Reading): void {
  const message = `The view ${found.name} reads what may not be read.`
  fault(reading, 'relation', node.location, message, 'Read the tables themselves.')
}
