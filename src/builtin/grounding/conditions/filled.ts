import type { CatalogColumn } from '../../../linking/catalog.js'
import type { Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { onColumn } from './on-column.js'

/** "with a fine" and, `negated`, "without a fine": there is an amount, or none. */
export function filled(draft: Draft, column: CatalogColumn, negated = false): Condition {
  return onColumn(
    draft,
    column,
    (of) =>
      isNoughtForNone(column)
        ? {
            kind: 'compare',
            left: of,
            op: negated ? '=' : '>',
            right: { kind: 'literal', value: 0, as: 'number' },
          }
        : { kind: 'null', of, negated: !negated },
    `${negated ? 'without' : 'with a'} ${column.words.join(' ')}`,
  )
}

/** A fine of 0 is none, where every row has an amount. */
export function isNoughtForNone(column: CatalogColumn): boolean {
  const { kind, role, nullable, nullFraction } = column
  return (
    kind === 'number' &&
    role !== 'key' &&
    role !== 'reference' &&
    (!nullable || nullFraction === 0) &&
    least(column) === 0
  )
}

function least({ min, values, samples }: CatalogColumn): number | null {
  if (min !== null) return Number(min)
  const known = values ?? samples
  return known.length > 0 ? Math.min(...known.map(Number)) : null
}
