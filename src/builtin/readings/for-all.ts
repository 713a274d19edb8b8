import type { Catalog } from '../../linking/catalog.js'
import type { Token } from '../../linking/tokens.js'
import type { Assignment } from '../grounding/assign/assign.js'
import type { Spec } from '../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../grounding/spec-tables.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import { shape } from '../planning/shape/shape.js'
import type { Shaped } from '../planning/shape/shaped.js'

/**
 * "the name, number of orders and total amount for all customers": those without any are among them, with 0. Null where
 * the question says no such thing, or nothing is measured for each of them.
 */
export function shapedForAll(
  spec: Spec,
  assignment: Assignment,
  tokens: readonly Token[],
  catalog: Catalog,
): Shaped | null {
  const table = allOf(assignment, tokens)
  const listed = spec.outputs.filter((output) => !isMeasure(output))
  const measures = spec.outputs.filter(isMeasure)
  if (table === null || measures.length === 0 || listed.length === 0 || spec.keepsEmpty) return null
  if (!listed.every((output) => tableOfSpec(output) === table)) return null
  try {
    return shape({ ...spec, listsEach: true, keepsEmpty: true }, catalog)
  } catch (error) {
    if (error instanceof Ungrounded) return null
    throw error
  }
}

/** The table whose rows are meant by "for all our customers". */
function allOf({ links }: Assignment, tokens: readonly Token[]): string | null {
  for (const [{ mention }, link] of links) {
    const before = tokens
      .slice(Math.max(0, mention.start - 3), mention.start)
      .map((token) => token.low)
      .join(' ')
    if (link.kind === 'table' && /\b(?:for|of) all(?: the| our)?$/.test(before)) return link.table
  }
  return null
}
