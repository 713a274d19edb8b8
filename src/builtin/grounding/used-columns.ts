import type { CatalogColumn } from '../../linking/catalog.js'
import { keptWith } from '../../linking/remember.js'
import type { Plan } from '../planning/plan.js'

/** Every column that a plan shows, compares, groups or orders by. */
export const usedColumns = keptWith((plan: Plan): readonly CatalogColumn[] => {
  const out: CatalogColumn[] = []
  collect(plan, out)
  return out
})

/** Tables are passed over, with their columns; so is what a column holds. */
function collect(node: object, out: CatalogColumn[]): void {
  for (const key of Object.keys(node)) {
    const value: unknown = node[key as keyof typeof node]
    if (key === 'table' || value === null || typeof value !== 'object') continue
    if (key === 'column' && 'lemmas' in value) out.push(value as CatalogColumn)
    else collect(value, out)
  }
}
