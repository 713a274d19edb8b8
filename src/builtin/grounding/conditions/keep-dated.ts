import type { CatalogColumn } from '../../../linking/catalog.js'
import type { Draft } from '../draft.js'
import { onColumn } from './on-column.js'

/** Leaves out the rows that are of no period, because they have no such date. */
export function keepDated(draft: Draft, column: CatalogColumn): void {
  if (!column.nullable || column.nullFraction === 0 || draft.dated.includes(column)) return
  draft.conditions.push(
    onColumn(
      draft,
      column,
      (of) => ({ kind: 'null', of, negated: true }),
      `with a ${column.words.join(' ')}`,
    ),
  )
}
