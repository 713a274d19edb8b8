import type { Name } from '../mentions.js'

/** How the values of a masked column are shown. */
export type MaskKind = 'hash' | 'last4' | 'null'

/** A policy as it is set in `agentdb.config.json`. */
export interface PolicySetting {
  readonly search_path: readonly string[]
  readonly schemas: readonly string[] | null
  readonly tables: Readonly<Record<string, '*' | readonly string[]>> | null
  readonly masks: Readonly<Record<string, MaskKind>>
  readonly filters: Readonly<Record<string, string>>
  readonly rowCaps: Readonly<Record<string, number>>
  readonly functions: readonly string[] | null
}

/** One table as the policy speaks of it. */
export interface TableRule extends Required<Name> {
  readonly schema: string
  /** Named in `tables`: the user's word that it may be read, whatever lies behind it when it is a view. */
  readonly named: boolean
  /** The columns that may be read; null for all. */
  readonly columns: readonly string[] | null
  readonly masks: ReadonlyMap<string, MaskKind>
  readonly filter: string | null
  readonly rowCap: number | null
  /** Where it is spoken of, for messages: `policy.filters["orders"]`. */
  readonly places: readonly RulePlace[]
}

/** A key of the policy that names something, with the column when it names one. */
export interface RulePlace {
  readonly key: string
  readonly column: string | null
  /** A name that protects something has to exist; one that allows something protects by not existing. */
  readonly protects: boolean
}

/** What may be asked about. */
export interface ScopePolicy {
  /** Schemas or tables are listed: what is not listed does not exist. */
  readonly closed: boolean
  readonly schemas: ReadonlySet<string>
  /** By `keyOf`. */
  readonly rules: ReadonlyMap<string, TableRule>
  /** The user's own functions that may be called; null: those that read no table with a rule. */
  readonly functions: readonly string[] | null
  /** Changes whenever the policy does. */
  readonly text: string
}

type Draft = { -readonly [K in keyof TableRule]: TableRule[K] } & {
  masks: Map<string, MaskKind>
  places: RulePlace[]
}

/** Turns a policy as it is set into rules by table. */
export function readPolicy(setting: PolicySetting): ScopePolicy {
  const rules = new Map<string, Draft>()
  const home = setting.search_path[0] ?? 'public'
  const rule = (parts: readonly string[]): Draft => {
    const name = parts.at(-1) ?? ''
    const schema = parts.at(-2) ?? home
    const key = keyOf({ schema, name })
    const known = rules.get(key)
    if (known !== undefined) return known
    const fresh: Draft = {
      schema,
      name,
      named: false,
      columns: null,
      masks: new Map(),
      filter: null,
      rowCap: null,
      places: [],
    }
    rules.set(key, fresh)
    return fresh
  }
  const note = (to: Draft, list: string, key: string, column: string | null) =>
    to.places.push({ key: `policy.${list}["${key}"]`, column, protects: list !== 'tables' })
  for (const [key, columns] of Object.entries(setting.tables ?? {})) {
    const table = rule(partsOf(key))
    table.named = true
    table.columns = columns === '*' ? null : columns
    note(table, 'tables', key, null)
    if (columns !== '*') for (const column of columns) note(table, 'tables', key, column)
  }
  for (const [key, mask] of Object.entries(setting.masks)) {
    const parts = partsOf(key)
    const table = rule(parts.slice(0, -1))
    table.masks.set(parts.at(-1) ?? '', mask)
    note(table, 'masks', key, parts.at(-1) ?? '')
  }
  for (const [key, filter] of Object.entries(setting.filters)) {
    const table = rule(partsOf(key))
    table.filter = filter
    note(table, 'filters', key, null)
  }
  for (const [key, rowCap] of Object.entries(setting.rowCaps)) {
    const table = rule(partsOf(key))
    table.rowCap = rowCap
    note(table, 'rowCaps', key, null)
  }
  return {
    closed: setting.schemas !== null || setting.tables !== null,
    schemas: new Set(setting.schemas ?? []),
    rules,
    functions: setting.functions,
    text: JSON.stringify(setting),
  }
}

/** The key of a table among the rules. */
export function keyOf({ schema, name }: { readonly schema: string; readonly name: string }): string {
  return JSON.stringify([schema, name])
}

/** Whether the policy says anything about a table's rows or columns but that it may be read. */
export function limits(rule: TableRule | undefined): boolean {
  if (rule === undefined) return false
  return rule.columns !== null || rule.masks.size > 0 || rule.filter !== null || rule.rowCap !== null
}

function partsOf(text: string): readonly string[] {
  const parts = text.trim().match(/"(?:[^"]|"")+"|[^".]+/g) ?? []
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
}
