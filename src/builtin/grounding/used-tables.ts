import type { CatalogTable } from '../../linking/catalog.js'
import { keptWith } from '../../linking/remember.js'
import type { Plan } from '../planning/plan.js'

/** Every table that a plan reads, those of the plans inside it too. */
export const usedTables = keptWith((plan: Plan): readonly CatalogTable[] => {
  const out = new Set<CatalogTable>()
  collect(plan, out)
  return [...out]
})

function collect(node: object, out: Set<CatalogTable>): void {
  for (const [key, value] of Object.entries(node) as readonly [string, unknown][]) {
    if (value === null || typeof value !== 'object' || key === 'column') continue
    if (key === 'table') out.add(value as CatalogTable)
    else collect(value, out)
  }
}
