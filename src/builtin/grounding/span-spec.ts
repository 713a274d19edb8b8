import type { CatalogColumn } from '../../linking/catalog.js'
import type { TimeUnit } from '../planning/plan.js'

/** From one date of a row to another, or to today. */
export interface SpanSpec {
  readonly from: CatalogColumn
  readonly to: CatalogColumn | null
  readonly unit: TimeUnit
  readonly today: string
  /** The table with a row for each such time, where the dates are of two. */
  readonly rows?: string
  /** Up to the first or last of several rows of that table. */
  readonly pick?: true
}
