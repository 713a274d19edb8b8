import { quoteName } from '../../database/names.js'
import type { MaskKind } from './scope-policy.js'

/** Characters of a value that must stay hidden for its last four to be shown. */
const fewestHidden = 4

/** The expression that stands for a masked column; NULL stays NULL. `type` is the column's own. */
export function maskedExpression(column: string, type: string, mask: MaskKind): string {
  const value = quoteName(column)
  switch (mask) {
    case 'hash':
      return `pg_catalog.left(pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(${value}::pg_catalog.text, 'UTF8')), 'hex'), 16)`
    case 'last4':
      return (
        `case when pg_catalog.length(${value}::pg_catalog.text) >= ${4 + fewestHidden} ` +
        `then '****' operator(pg_catalog.||) pg_catalog.right(${value}::pg_catalog.text, 4) ` +
        `when ${value} is not null then '****' end`
      )
    case 'null':
      return `null::${type}`
    default:
      return mask satisfies never
  }
}
