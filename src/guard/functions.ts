import type { CatalogueFunction } from './catalogue.js'
import { isDeniedFunction, isHarmlessVolatile } from './function-names.js'
import type { Job } from './jobs.js'
import type { FunctionMention } from './mentions.js'
import { type GuardPolicy, isListed } from './policy.js'

/** What the rules say about one row of pg_proc. `inspect`: it passes if its body does. */
export type Ruling =
  | { readonly kind: 'pass' }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'refuse'; readonly why: string; readonly hint: string | null }

/** How far the declaration of a user's function counts. */
export type Trust =
  /** VOLATILE is refused. */
  | 'declaration'
  /** A function nobody calls by name (of a cast, a type): its body decides, as most are VOLATILE by default only. */
  | 'body'

/** Judges one function: deny-list, then the user's list, then what pg_proc declares. */
export function judgeFunction(row: CatalogueFunction, policy: GuardPolicy, trust: Trust): Ruling {
  const name = displayFunction(row)
  if (isDeniedRow(row)) {
    const why = `the function ${name} takes SQL in a string, or reaches files, other sessions or the server's state`
    return { kind: 'refuse', why, hint: 'Leave it out; it cannot be allowed.' }
  }
  if (isListed(policy.allowFunctions, row)) {
    if (isInScope(row, policy)) return { kind: 'pass' }
    const hint = `If what it reads may be shown, add "${name}" to policy.functions as well.`
    return {
      kind: 'refuse',
      why: `the function ${name} is not inspected, and the policy does not list it`,
      hint,
    }
  }
  if (row.procedure)
    return { kind: 'refuse', why: `${name} is a procedure`, hint: 'Only functions can be used.' }
  if (row.volatile) return judgeVolatile(row, name, trust)
  return row.body === null ? { kind: 'pass' } : { kind: 'inspect' }
}

/** A function that nobody looks into may read anything: a policy has to name it. */
function isInScope(row: CatalogueFunction, { scope }: GuardPolicy): boolean {
  return scope === null || row.origin !== 'user' || isListed(scope.functions ?? [], row)
}

function judgeVolatile(row: CatalogueFunction, name: string, trust: Trust): Ruling {
  if (row.origin === 'user') {
    if (trust === 'body' && isInspectable(row)) return { kind: 'inspect' }
    const hint = 'If it only reads, declare it STABLE or add it to allowFunctions.'
    return { kind: 'refuse', why: `the function ${name} is VOLATILE: it may write`, hint }
  }
  if (isHarmlessVolatile(row.name)) return { kind: 'pass' }
  const hint = 'Leave it out, or add it to allowFunctions if it changes nothing.'
  return { kind: 'refuse', why: `the function ${name} is VOLATILE: it may act on the server`, hint }
}

function isInspectable(row: CatalogueFunction): boolean {
  return row.body !== null && (row.language === 'sql' || row.language === 'plpgsql')
}

function isDeniedRow(row: CatalogueFunction): boolean {
  if (row.origin !== 'user') return isDeniedFunction(row.name, row.schema)
  // Somebody's own name for a function of the server or of a library.
  const compiled = row.language === 'internal' || row.language === 'c'
  return (
    compiled &&
    (isDeniedFunction(row.name, row.schema) ||
      [...row.aliasOf, row.body?.trim() ?? ''].some(
        (name) => isDeniedFunction(name, null) || name === 'current_setting',
      ))
  )
}

/** The overloads that a call with this many arguments can mean, with the parts of an aggregate among them. */
export function callable(
  rows: readonly CatalogueFunction[],
  args: FunctionMention['args'],
  author: Job['author'],
): readonly CatalogueFunction[] {
  return rows.filter((row) => {
    if (!row.named) return true
    if (!row.reachable && author === 'model') return false
    if (row.procedure || args === null) return true
    return row.minArgs <= args && (row.maxArgs === null || args <= row.maxArgs)
  })
}

/** The name a person uses: with the schema unless it is Postgres's own. */
export function displayFunction(row: Pick<CatalogueFunction, 'schema' | 'name'>): string {
  return row.schema === 'pg_catalog' ? row.name : `${row.schema}.${row.name}`
}
