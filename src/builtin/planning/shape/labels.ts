import type { Shown } from '../../grounding/spec.js'

/** What the column of a result is called. */
export function labelOf(spec: Shown): string {
  switch (spec.kind) {
    case 'column':
      return spec.column.name
    case 'grain':
      return spec.grain
    case 'entity':
      return spec.table
    case 'countRows':
      return 'count'
    case 'countValues':
      return 'count'
    case 'aggregate':
      return `${spec.fn}_${spec.column.name}`
    case 'product':
      return 'total'
    case 'span':
      return `${spec.span.unit}s`
    case 'spanOf':
      return `${spec.fn}_${spec.span.unit}s`
    case 'trend':
      return spec.how === 'running' ? 'running_total' : 'change'
    case 'place':
      return 'place'
    case 'formula':
      return 'value'
    case 'ratio':
      return spec.percent ? 'percentage' : 'ratio'
    default:
      return spec satisfies never
  }
}
