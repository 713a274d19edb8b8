import type { CatalogueFunction, CatalogueRelation } from './catalogue.js'
import { displayFunction } from './functions.js'
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
    content: { sql },
    position,
  }
}

/** The body of a user's function, called by name or by what `code` is about. */
export function bodyJob(row: CatalogueFunction, code: RefusalCode, position: Place): Job {
  return {
    key: `function ${row.oid}`,
    what: `The function ${displayFunction(row)}`,
    through: [],
    code,
    author: 'owner',
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
    content: { sql: `select ${check.expression}` },
    position,
  }
}

/** A piece that another piece leads to, as part of what the statement named. */
export function within(job: Job, next: Job): Job {
  const { what, code, position } = job
  return what === null ? next : { ...next, what, code, position, through: [...job.through, next.what ?? ''] }
}

/** A type named in a string, as `pg_input_is_valid` takes it. */
export function typeTextJob(type: string, position: Place): Job {
  return {
    key: `type ${type}`,
    what: `The type "${type}"`,
    through: [],
    code: 'type_not_allowed',
    author: 'model',
    content: { sql: `select null::${type}` },
    position,
  }
}
