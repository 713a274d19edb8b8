import type { CatalogColumn } from '../../../linking/catalog.js'
import type { Cond, Expr } from '../../planning/plan.js'
import type { Draft } from '../draft.js'
import type { Condition, Reference } from '../spec.js'

/** A condition on one column of the thing spoken of last; `make` gets the column as the query refers to it. */
export function onColumn(
  draft: Draft,
  column: CatalogColumn,
  make: (of: Expr) => Cond,
  text: string,
): Condition {
  return {
    needs: [{ table: column.table, near: draft.near }],
    make: (ref: Reference) => make(ref(column)),
    text,
    related: null,
  }
}
