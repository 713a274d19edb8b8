import type { CatalogueFunction, CatalogueRelation } from './catalogue.js'
import { displayFunction, type Trust } from './functions.js'
import type { RefusalCode } from './verdict.js'

/** A 1-based character of the statement, counted only when something is to be said about it. */
export type Place = () => number | null

/** A piece of SQL still to be judged: the statement, or what it leads to. */
export interface Job {
  /** The same piece is judged once. */
  readonly key: string
  /** How it is called in a refusal; null for the statement itself. */
  readonly what: string | null
  /** What lies between `what` and this piece, and the piece itself; empty when they are the same. */
  readonly through: readonly string[]
  readonly code: RefusalCode
  /** Who wrote it. A trusted text may read settings; the system's own views may read any relation. */
  readonly author: 'model' | 'owner' | 'system'
  /** How far the declarations of the functions in it count. */
  readonly trust: Trust
  readonly content: { readonly sql: string } | { readonly row: CatalogueFunction }
  /** What of the statement leads here. */
  readonly position: Place
}

/** The SELECT behind a view. */
export function viewJob(view: CatalogueRelation, sql: string, position: Place): Job {
  return {
    key: `view ${view.oid}`,
    what: `The view ${view.schema}.${view.name}`,
    through: [],
    code: 'relation_not_allowed',
    author: view.origin === 'system' ? 'system' : 'owner',
    trust: 'declaration',
    content: { sql },
    position,
  }
}

/** The body of a user's function, called by name (`declaration`) or by what `code` is about (`body`). */
export function bodyJob(row: CatalogueFunction, code: RefusalCode, position: Place, trust: Trust): Job {
  return {
    key: byTrust(`function ${row.oid}`, trust),
    what: `The function ${displayFunction(row)}`,
    through: [],
    code,
    author: 'owner',
    trust,
    content: { row },
    position,
  }
}

/** The CHECK of a domain, run by every cast to it. */
export function checkJob(
  check: { readonly domain: string; readonly expression: string },
  position: Place,
): Job {
  return {
    key: `check ${check.domain} ${check.expression}`,
    what: `The check of the domain ${check.domain}`,
    through: [],
    code: 'type_not_allowed',
    author: 'owner',
    trust: 'declaration',
    content: { sql: `select ${check.expression}` },
    position,
  }
}

/** The CHECK of a domain that is part of what a statement reads or passes on: a value may be made of it anywhere. */
export function valueCheckJob(check: Parameters<typeof checkJob>[0], position: Place): Job {
  const job = checkJob(check, position)
  return { ...job, key: byTrust(job.key, 'body'), trust: 'body' }
}

/** An expression that the server evaluates for a query on the relation: of a policy, an index, a check. */
export function expressionJob(
  relation: CatalogueRelation,
  expression: { readonly what: string; readonly text: string },
  position: Place,
): Job {
  return {
    key: `expression ${expression.what} ${expression.text}`,
    what: `The relation ${relation.schema}.${relation.name}`,
    through: [expression.what],
    code: 'relation_not_allowed',
    author: 'owner',
    // Most functions in policies are VOLATILE by default only.
    trust: 'body',
    content: { sql: `select ${expression.text}` },
    position,
  }
}

/** A piece that another piece leads to, as part of what the statement named. */
export function within(job: Job, next: Job): Job {
  const { what, code, position } = job
  if (what === null) return next
  const trusted =
    job.trust === 'body' && next.trust !== 'body' ? { trust: job.trust, key: byTrust(next.key, 'body') } : {}
  return { ...next, ...trusted, what, code, position, through: [...job.through, next.what ?? ''] }
}

/** What passes by its body may not pass by its declaration: the two are judged apart. */
function byTrust(key: string, trust: Trust): string {
  return trust === 'body' ? `${key} by its body` : key
}

/** A type named in a string, as `pg_input_is_valid` takes it. */
export function typeTextJob(type: string, position: Place): Job {
  return {
    key: `type ${type}`,
    what: `The type "${type}"`,
    through: [],
    code: 'type_not_allowed',
    author: 'model',
    trust: 'declaration',
    content: { sql: `select null::${type}` },
    position,
  }
}
