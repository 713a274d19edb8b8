import type { KeySpec, Shown } from '../../grounding/spec.js'
import type { Cond, Expr } from '../plan.js'

/** The same for two things shown that come to the same column of a result. */
export function keyOf(spec: Shown): string {
  switch (spec.kind) {
    case 'column':
      return `${spec.kind}:${spec.column.id}`
    case 'countValues':
      return `${spec.kind}:${spec.column.id}:${spec.grain ?? ''}`
    case 'grain':
      return `${spec.grain}:${spec.column.id}`
    case 'aggregate':
      return `${spec.fn}:${spec.column.id}`
    case 'entity':
    case 'countRows':
      return `${spec.kind}:${spec.table}`
    case 'product':
      return `${spec.fn}:${spec.left.id}*${spec.right.id}`
    case 'span':
      return `span:${spec.span.from.id}:${spec.span.to?.id}:${spec.span.unit}`
    case 'spanOf':
      return `${spec.fn}:${spec.span.from.id}:${spec.span.to?.id}:${spec.span.unit}`
    case 'trend':
      return `${spec.how}:${keyOf(spec.of)}`
    case 'place':
      return `place:${spec.descending}:${keyOf(spec.by)}`
    case 'formula':
      return `formula:${JSON.stringify(spec.of, idsOnly)}`
    case 'ratio':
      return `ratio:${keyOf(spec.over.measure)}:${keyOf(spec.under.measure)}:${[...spec.over.only, ...spec.under.only].map((each) => each.text).join()}`
    default:
      return spec satisfies never
  }
}

/** Each key once, in the order they came in. */
export function uniqueKeys(keys: readonly KeySpec[]): readonly KeySpec[] {
  const seen = new Set<string>()
  return keys.filter((key) => !seen.has(keyOf(key)) && seen.add(keyOf(key)))
}

/** Whether two expressions or conditions are written the same. */
export function sameExpr(a: Expr | Cond, b: Expr | Cond): boolean {
  return JSON.stringify(a, idsOnly) === JSON.stringify(b, idsOnly)
}

const idsOnly = (key: string, value: unknown) =>
  key === 'column' && value && typeof value === 'object' && 'id' in value ? value.id : value
