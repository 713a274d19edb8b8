import type { CatalogTable } from '../../linking/catalog.js'
import type { Computed } from '../../linking/computed.js'
import type { Expr } from './plan.js'

/** What a row of `table`, called `alias`, gives. */
export function computedExpr(computed: Computed, alias: string, table: CatalogTable): Expr {
  const of = (name: string): Expr => {
    const column = table.columns.find((each) => each.name === name)
    if (!column) throw new Error(`no column ${name} in ${table.id}`)
    return { kind: 'column', alias, column }
  }
  switch (computed.kind) {
    case 'column':
      return of(computed.name)
    case 'number':
      return { kind: 'literal', value: computed.value, as: 'number' }
    case 'year':
      return { kind: 'extract', field: 'year', of: of(computed.name) }
    case 'elapsed':
      return { kind: 'days', start: of(computed.start), end: of(computed.end), unit: computed.unit }
    case 'op': {
      const [left, right] = [
        computedExpr(computed.left, alias, table),
        computedExpr(computed.right, alias, table),
      ]
      return computed.op === '/'
        ? { kind: 'ratio', over: left, under: right, percent: false }
        : { kind: 'arithmetic', op: computed.op, left, right }
    }
    default:
      return computed satisfies never
  }
}
