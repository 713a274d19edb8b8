import type { CatalogueFunction } from '../catalogue.js'
import { displayFunction } from '../functions.js'
import type { Mentions, Name } from '../mentions.js'
import { isListed } from '../policy.js'
import { type Refusal, refuse } from '../verdict.js'
import { mayRead } from './read-table.js'
import type { RelationBook } from './relation-book.js'
import { keyOf, limits, type ScopePolicy } from './scope-policy.js'

/** Functions of Postgres that tell of objects by name or number: they would answer whether a table exists. */
const tellsOfObjects =
  /^(pg_(?!typeof$|size_pretty$|size_bytes$|column_size$|client_encoding$|is_in_recovery$)\w+|has_\w+_privilege|to_reg\w+|reg(class|proc|procedure|namespace|role|oper|operator|type|config|dictionary|collation)|(obj|col|shobj)_description|row_security_active|format_type|satisfies_hash_partition)$/

const objectTypes = /^reg(class|proc|procedure|namespace|role|oper|operator)$/

/** Why a function or a type of Postgres may not be used while only some tables exist; null when it may. */
export function builtinFault(mentions: Mentions, policy: ScopePolicy): Refusal | null {
  if (!policy.closed) return null
  const call = [...mentions.functions, ...mentions.fields].find(({ name }) => tellsOfObjects.test(name))
  if (call !== undefined && 'args' in call)
    return refuse(
      'policy',
      `The function ${call.name} tells of objects of the database, which the policy does not show.`,
      'Leave it out.',
    )
  const type = mentions.types.find(({ name }) => objectTypes.test(name))
  if (type === undefined) return null
  const message = `The type ${type.name} tells of objects of the database, which the policy does not show.`
  return refuse('policy', message, 'Leave it out.')
}

/** A type that is the row of a table which may not be read is not there. */
export function rowTypeFault(
  types: readonly Name[],
  policy: ScopePolicy,
  book: RelationBook,
): Refusal | null {
  for (const { schema, name } of types) {
    const found = book.relation({ schema, name })
    const rule = found === null ? undefined : policy.rules.get(keyOf(found))
    const foreign =
      policy.closed &&
      schema !== null &&
      schema !== 'pg_catalog' &&
      !policy.schemas.has(schema) &&
      found === null
    const barred = found !== null && (!mayRead(found, rule, { policy, vouched: false }) || limits(rule))
    if (!foreign && !barred) continue
    const written = schema === null ? name : `${schema}.${name}`
    return refuse('policy', `The type ${written} is not among those that may be used.`, 'Leave it out.')
  }
  return null
}

/**
 * Why a function that somebody wrote may not be called; null when it may. `body` is what was found in it.
 * One that nobody calls by name (of a cast, a check, an ordering) need not be listed, but reads no more than others.
 */
export function functionFault(
  row: CatalogueFunction,
  body: readonly Mentions[],
  {
    policy,
    book,
    called,
  }: { readonly policy: ScopePolicy; readonly book: RelationBook; readonly called: boolean },
): Refusal | null {
  const name = displayFunction(row)
  if (isListed(policy.functions ?? [], row)) return null
  if (called && !isSchemaKnown(row.schema, policy))
    return refuse('function_unknown', `The function ${name} does not exist.`)
  const refused = () =>
    refuse(
      'policy',
      `The function ${name} is not among those that may be called.`,
      `If what it reads may be shown, add "${name}" to policy.functions.`,
    )
  if (called && policy.functions !== null) return refused()
  if (row.language !== 'sql' && row.language !== 'plpgsql') return refused()
  const unproven =
    row.language === 'plpgsql' && /\b(from|join|table|using|into|perform|select)\b/i.test(row.body ?? '')
  if (unproven) return refused()
  for (const relation of body.flatMap(({ relations }) => relations)) {
    const found = book.relation(relation)
    const rule = found === null ? undefined : policy.rules.get(keyOf(found))
    const readable = found !== null && mayRead(found, rule, { policy, vouched: false }) && !limits(rule)
    if (!readable || found.definition !== null || found.stored !== null) return refused()
  }
  return null
}

/** What lies outside of the schemas in scope is as if it did not exist. */
function isSchemaKnown(schema: string, { closed, schemas, rules }: ScopePolicy): boolean {
  return (
    !closed || schemas.has(schema) || [...rules.values()].some((rule) => rule.named && rule.schema === schema)
  )
}
