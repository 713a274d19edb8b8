import type { Name } from './mentions.js'
import type { ScopePolicy } from './scope/scope-policy.js'

/** What the user of agentdb lets through beyond the rules. Names are `name` or `schema.name`, as the server folds them. */
export interface GuardPolicy {
  /** Volatile or uninspectable functions that may be called all the same; the deny-list stays. */
  readonly allowFunctions: readonly string[]
  /** Foreign tables that may be read. */
  readonly allowForeignTables: readonly string[]
  /** What of the database may be asked about; null for all that the login may read. */
  readonly scope: ScopePolicy | null
}

/** Nothing beyond the rules. */
export const strictPolicy: GuardPolicy = { allowFunctions: [], allowForeignTables: [], scope: null }

/** True when a list of the policy names the object, with or without its schema. */
export function isListed(list: readonly string[], { schema, name }: Name): boolean {
  return list.includes(name) || list.includes(`${schema}.${name}`)
}
