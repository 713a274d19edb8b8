import type { CatalogColumn } from '../../linking/catalog.js'
import type { FormulaNode, MeasureSpec } from './spec.js'

/** Products of a row's number with one of what the row refers to. */
export function factorsElsewhere(
  spec: MeasureSpec,
): readonly { readonly left: CatalogColumn; readonly right: CatalogColumn }[] {
  if (spec.kind === 'product') return spec.left.table === spec.right.table ? [] : [spec]
  if (spec.kind !== 'formula') return []
  const walk = (of: FormulaNode): readonly MeasureSpec[] =>
    of.kind === 'number' ? [] : of.kind === 'part' ? [of.part.measure] : [...walk(of.left), ...walk(of.right)]
  return walk(spec.of).flatMap(factorsElsewhere)
}
