import { type CatalogColumn, isTemporal, isYear } from '../../../linking/catalog.js'
import type { Link } from '../../../linking/link.js'
import { isLater } from '../dates/date-kinds.js'
import type { SlotUse } from '../slots.js'

/**
 * What a link loses in the part that its slot plays; below 0 it gains. Null: it cannot play that part.
 * @param column the link's column; null for a table
 */
export function rolePenalty(use: SlotUse['use'], link: Link, column: CatalogColumn | null): number | null {
  if (link.kind === 'table' && link.reason === 'title' && !['ask', 'group', 'order'].includes(use))
    return null
  if (link.kind === 'value') return use === 'value' ? 0 : use === 'valueNoun' ? 0.05 : null
  if (use === 'value' || use === 'valueNoun') return null
  // "unpaid" is no name for the day of payment.
  const passing = use === 'entity' && column?.kind === 'boolean'
  if (link.kind === 'column' && link.negated && use !== 'flag' && use !== 'without' && !passing) return null
  if (link.kind === 'column' && link.told) return use === 'flag' ? 0 : null
  switch (use) {
    case 'ask':
      return column?.kind === 'boolean'
        ? 0.25
        : column && isTemporal(column) && isLater(column) && link.score < vague
          ? 0.15
          : 0
    case 'entity':
    case 'without':
      return column === null ? -0.1 : column.kind === 'boolean' ? 0 : 0.15
    case 'count':
      if (column === null) return -0.1
      // "the number of payments" is no payment amount.
      if (link.score < 0.9 && column.lemmas.some((word) => amountWords.has(word))) return null
      return column.kind === 'number' && column.role === 'measure' && !isYear(column) ? 0.6 : 0.05
    case 'number':
      return column?.kind === 'number' && column.role !== 'key' && column.role !== 'reference' ? 0 : null
    case 'compare':
      return column && (column.kind === 'number' || isYear(column))
        ? column.role === 'key' || column.role === 'reference'
          ? 0.2
          : 0
        : null
    case 'extreme':
      return column &&
        (column.kind === 'number' || isTemporal(column) || column.kind === 'time') &&
        column.role !== 'key' &&
        column.role !== 'reference'
        ? 0
        : null
    case 'group':
      if (column === null) return -0.05
      return column.role === 'freeText' ? 0.4 : column.role === 'measure' && !isYear(column) ? 0.1 : 0
    case 'order':
      return column === null ? 0.2 : 0
    case 'valueColumn':
      return column === null ? 0.1 : column.kind === 'text' ? 0 : 0.3
    case 'flag':
      if (column?.kind === 'boolean') return 0
      return column && isTemporal(column) && column.nullable ? 0.05 : null
    case 'date':
      return column && (isTemporal(column) || isYear(column)) ? 0 : null
    case 'text':
      return column?.kind === 'text' ? 0 : null
    default:
      return use satisfies never
  }
}

/** "date" alone may be any date; "delivery date" says which. */
const vague = 0.75

/** Columns of such names hold how much, never how many. */
const amountWords: ReadonlySet<string> = new Set(
  'amount price cost fee value charge rate salary wage'.split(' '),
)
