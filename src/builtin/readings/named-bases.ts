import type { Catalog } from '../../linking/catalog.js'
import { namedBase } from '../grounding/same-thing.js'
import { isMeasure, type Output, type Shown, type Spec } from '../grounding/spec.js'

/**
 * Officers that are kept by the key of a person are shown by that person's name: "which officers work in Housing"
 * asks for no keys.
 */
export function withNamedBases(spec: Spec, catalog: Catalog): Spec {
  if (spec.both) return spec
  const told = new Set(
    spec.outputs.flatMap((output) =>
      output.kind === 'column' ? [output.column.table] : output.kind === 'entity' ? [output.table] : [],
    ),
  )
  const baseOf = (key: Shown) => {
    const base = key.kind === 'entity' ? namedBase(catalog, key.table) : null
    return base && !told.has(base.id) ? { kind: 'entity' as const, table: base.id, named: true } : null
  }
  const measured = [...spec.outputs, ...(spec.rank ? [spec.rank.by] : [])].some(isMeasure)
  const away: string[] = []
  const outputs = spec.outputs.flatMap((output): readonly Output[] => {
    const base = baseOf(output)
    if (!base || output.kind !== 'entity') return [output]
    const named = { ...base, directive: output.directive }
    if (measured) return [named, output]
    away.push(output.table)
    return [named]
  })
  const grouped = spec.groups.flatMap((group): readonly Output[] => {
    const base = baseOf(group)
    const shown = outputs.some((each) => each.kind === 'entity' && each.table === base?.table)
    return base && !shown ? [{ ...base, directive: false }] : []
  })
  const needs = away
    .filter((table) => table !== spec.target && !spec.requires.some((need) => need.table === table))
    .map((table) => ({ table, near: null }))
  return { ...spec, outputs: [...grouped, ...outputs], requires: [...spec.requires, ...needs] }
}
