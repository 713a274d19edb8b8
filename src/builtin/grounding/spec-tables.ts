import type { FormulaNode, KeySpec, MeasureSpec } from './spec.js'

/** Whether it is computed from many rows, so that what stands beside it groups. */
export function isMeasure<S extends KeySpec | MeasureSpec>(spec: S): spec is S & MeasureSpec {
  return (
    spec.kind === 'countRows' ||
    spec.kind === 'countValues' ||
    spec.kind === 'aggregate' ||
    spec.kind === 'product' ||
    spec.kind === 'ratio' ||
    spec.kind === 'trend' ||
    spec.kind === 'formula' ||
    spec.kind === 'place' ||
    spec.kind === 'spanOf'
  )
}

/** Every table whose rows are measured. */
export function tablesOf(spec: KeySpec | MeasureSpec): readonly string[] {
  if (spec.kind === 'span' || spec.kind === 'spanOf')
    return [
      ...new Set([tableOfSpec(spec), spec.span.from.table, spec.span.to?.table ?? spec.span.from.table]),
    ]
  if (spec.kind !== 'formula') return [tableOfSpec(spec)]
  const walk = (of: FormulaNode): readonly string[] =>
    of.kind === 'number'
      ? []
      : of.kind === 'part'
        ? [tableOfSpec(of.part.measure)]
        : [...walk(of.left), ...walk(of.right)]
  return walk(spec.of)
}

/** The table whose column or rows it is of; of a ratio or a formula the first. Empty for a formula of numbers alone. */
export function tableOfSpec(spec: KeySpec | MeasureSpec): string {
  switch (spec.kind) {
    case 'column':
    case 'grain':
    case 'countValues':
    case 'aggregate':
      return spec.column.table
    case 'entity':
    case 'countRows':
      return spec.table
    case 'product':
      return spec.left.table
    case 'ratio':
      return tableOfSpec(spec.over.measure)
    case 'trend':
      return tableOfSpec(spec.of)
    case 'place':
      return tableOfSpec(spec.by)
    case 'formula':
      return tablesOf(spec)[0] ?? ''
    case 'span':
    case 'spanOf':
      return spec.span.rows ?? spec.span.from.table
    default:
      return spec satisfies never
  }
}
