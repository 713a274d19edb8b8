import type { CatalogColumn } from '../../../linking/catalog.js'
import { degreeColumn } from '../degree-column.js'
import type { Draft } from '../draft.js'
import { Ungrounded } from '../ungrounded.js'

/** The column that an adjective measures: of the noun nearest before, else of what the question is about. */
export function degreeNear(draft: Draft, hints: readonly string[], word: string): CatalogColumn {
  const starts = [...new Set([draft.near, draft.target])].filter((start) => start !== null)
  for (const [at, start] of starts.entries()) {
    try {
      return degreeColumn(draft.catalog, start, hints, word)
    } catch (error) {
      if (at === starts.length - 1) throw error
    }
  }
  throw new Ungrounded(`nothing says what '${word}' is measured by`, [word])
}
