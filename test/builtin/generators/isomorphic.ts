import type { Plan } from '../../../src/builtin/planning/plan.js'
import type { Sample } from './schema.js'

/**
 * A plan with every name replaced by its place in the sample: plans over renamed samples are the same when these are.
 * Labels are left out, because they are made of names.
 */
export function skeletonOf(plan: Plan, sample: Sample): string {
  const aliases = new Map<string, string>()
  const aliasOf = (alias: string) => {
    const known = aliases.get(alias) ?? `a${aliases.size}`
    aliases.set(alias, known)
    return known
  }
  const tableAt = (name: string) => sample.tables.findIndex((table) => table.name === name)
  const columnAt = (id: string) => {
    for (const [table, { name, columns }] of sample.tables.entries()) {
      const column = columns.findIndex((each) => `${sample.schema}.${name}.${each.name}` === id)
      if (column >= 0) return `t${table}.c${column}`
    }
    throw new Error(`no column ${id} in the sample`)
  }
  const ownColumns = new Map(
    sample.tables.flatMap(({ columns }) => columns.map(({ name, role }) => [name, role] as const)),
  )
  const walk = (value: unknown, key: string): unknown => {
    if (key === 'label') return null
    if (key === 'alias') return aliasOf(String(value))
    if (Array.isArray(value)) return value.map((each) => walk(each, ''))
    if (typeof value === 'string' && key === 'column') return ownColumns.get(value) ?? value
    if (typeof value !== 'object' || value === null) return value
    if (key === 'table' && 'name' in value) return `t${tableAt(String(value.name))}`
    if (key === 'column' && 'id' in value) return columnAt(String(value.id))
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, walk(each, name)]))
  }
  return JSON.stringify(walk(plan, ''), null, 1)
}
