import os from 'node:os'
import path from 'node:path'
import { type Environment, type PostgresTarget, parseTarget } from '../database/target.js'
import { UsageError } from '../errors.js'

/** Where the instrument store is. */
export type StoreLocation =
  | { readonly kind: 'postgres'; readonly target: PostgresTarget }
  | { readonly kind: 'embedded'; readonly folder: string }

/**
 * Reads a store address: `postgres://…`, `host=… dbname=…`, or a folder for an embedded store (`~` and `pglite:`
 * are understood). Absent or empty text means `<dataDir>/store`. `environment` fills what a Postgres address leaves
 * out, by the standard `PG*` names.
 * @throws {UsageError} for any other kind of URL; no message ever holds a password.
 */
export function parseStoreLocation(
  text: string | null,
  dataDir: string,
  environment: Environment,
): StoreLocation {
  const given = text?.trim() ?? ''
  if (given === '') return { kind: 'embedded', folder: path.join(dataDir, 'store') }
  const scheme = /^([a-z][a-z0-9+.-]+):\/\//i.exec(given)?.[1]?.toLowerCase()
  if (/^(postgres(ql)?|pglite):/i.test(given) || /^[a-z_]+\s*=/.test(given)) {
    const target = parseTarget(given, environment)
    if (target?.kind === 'postgres') return { kind: 'postgres', target }
    if (target?.kind === 'pglite' && target.folder !== null) {
      return { kind: 'embedded', folder: path.resolve(target.folder) }
    }
  }
  if (scheme !== undefined) {
    throw new UsageError('malformed_url', `A store address cannot begin with "${scheme}://".`, {
      hint: 'Give postgres://user:password@host:5432/database, or a folder for an embedded store.',
    })
  }
  const folder = /^~(?=$|[\\/])/.test(given) ? path.join(os.homedir(), given.slice(1)) : given
  return { kind: 'embedded', folder: path.resolve(folder) }
}
