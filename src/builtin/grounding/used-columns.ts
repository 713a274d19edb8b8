import type { CatalogColumn } from '../../linking/catalog.js'
import type { Plan } from '../planning/plan.js'

/** Every column that a plan shows, compares, groups or orders by. */
export function usedColumns(plan: Plan): readonly CatalogColumn[] {
  const out: CatalogColumn[] = []
  JSON.stringify(plan, (key, value: unknown) => {
    if (key === 'table') return undefined
    if (key !== 'column' || !value || typeof value !== 'object' || !('lemmas' in value)) return value
    out.push(value as CatalogColumn)
    return undefined
  })
  return out
}
