import type { Connection } from '../database/connection.js'
import { digest } from '../database/digest.js'
import { fingerprint, introspect } from '../database/introspect.js'
import { type ProfileLimits, profile } from '../database/profile.js'
import type { Snapshot, Table } from '../database/snapshot.js'
import type { DatabaseScope } from '../guard/scope/database-scope.js'
import { type Definition, readDefinitions } from '../instruments/definitions.js'
import { readCachedSnapshot, writeCachedSnapshot } from '../instruments/snapshot-cache.js'
import { buildCatalog } from '../linking/build-catalog.js'
import type { Catalog } from '../linking/catalog.js'
import type { EdgeFacts } from '../linking/edge-facts.js'
import { defaultSurveyLimits, surveyEdges } from '../linking/survey.js'

/** What the team knows of the database: its catalogue with profiles, how tables join, and the index over both. */
export interface World {
  readonly snapshot: Snapshot
  readonly catalog: Catalog
  /** The user's own words for this database. */
  readonly definitions: readonly Definition[]
  /** Things to say once: a profile that was cut short, a cache that could not be written. */
  readonly warnings: readonly string[]
}

/** Profiles describe rows, and rows change while the catalogue stays: after this they are read again. */
const maxProfileAgeMs = 60 * 60 * 1000

/** A first question may wait this long for what later ones read from the cache. */
const surveyLimits = { ...defaultSurveyLimits, timeoutMs: 5000 }

interface Document {
  readonly snapshot: Snapshot
  readonly edges: EdgeFacts
}

/**
 * Reads the catalogue, the profiles and the edges, or takes them from the cache while the fingerprint still matches.
 * @param cacheDir null for no cache.
 */
export async function loadWorld(
  connection: Connection,
  { cacheDir, dataDir }: { readonly cacheDir: string | null; readonly dataDir: string },
  options: {
    readonly refresh: boolean
    readonly signal?: AbortSignal | undefined
    /** What of the database there is to know; null for all that the login may read. */
    readonly scope?: DatabaseScope | null | undefined
  },
): Promise<World> {
  const definitions = readDefinitions(dataDir, connection.server.label)
  const scope = options.scope ?? null
  const { signal } = options
  const whole = await fingerprint(connection, { signal })
  // What was kept under one policy is never found under another.
  const key = {
    database: identity(connection),
    fingerprint: scope === null ? whole : digest(`${whole} ${scope.text}`),
  }
  const cached = cacheDir !== null && !options.refresh ? readCachedSnapshot(cacheDir, key) : null
  if (cached && cached.ageMs >= 0 && cached.ageMs < maxProfileAgeMs) {
    const known = fromDocument(cached.document)
    if (known !== null) {
      // Statements of our own are read against the tables of the snapshot.
      await scope?.limit(known.snapshot)
      return { ...known, definitions, warnings: scope?.warnings ?? [] }
    }
  }
  let cut = false
  const onStopped: ProfileLimits['onStopped'] = (_, { fault }) => {
    cut ||= fault === 'connection'
  }
  const found = await readSnapshot(connection, scope, { signal, onStopped })
  const snapshot = { ...found, fingerprint: key.fingerprint }
  const edges = await surveyEdges(scope?.connection ?? connection, snapshot, surveyLimits, signal)
  signal?.throwIfAborted()
  // What a lost connection left unread would be missing for as long as the cache is believed.
  const warnings = cacheDir === null || cut ? [] : remember(cacheDir, key, { snapshot, edges })
  return {
    snapshot,
    catalog: buildCatalog(snapshot, edges),
    definitions,
    warnings: [...warnings, ...(scope?.warnings ?? [])],
  }
}

/** Catalogue and profiles, within the scope: a table with rules is profiled as the policy shows it. */
async function readSnapshot(
  connection: Connection,
  scope: DatabaseScope | null,
  limits: ProfileLimits,
): Promise<Snapshot> {
  const all = await introspect(connection, { signal: limits.signal })
  if (scope === null) return profile(connection, all, limits)
  const { snapshot, guarded, withoutMasked } = await scope.limit(all)
  const part = (isPart: (table: Table) => boolean) => ({
    ...snapshot,
    tables: snapshot.tables.filter(isPart),
  })
  const open = await profile(
    connection,
    part((table) => !guarded.has(table)),
    limits,
  )
  const limited = await profile(
    scope.connection,
    part((table) => guarded.has(table)),
    limits,
  )
  const profiled = new Map([...open.tables, ...limited.tables].map((table) => [tableKey(table), table]))
  const tables = snapshot.tables.map((table) => profiled.get(tableKey(table)) ?? table)
  return withoutMasked({ ...snapshot, tables })
}

function tableKey({ schema, name }: Table): string {
  return JSON.stringify([schema, name])
}

/** Null for a document of another shape, as another version of agentdb or a damaged disk leaves it. */
function fromDocument(document: unknown): Pick<World, 'snapshot' | 'catalog'> | null {
  try {
    const { snapshot, edges } = document as Document
    return { snapshot, catalog: buildCatalog(snapshot, edges) }
  } catch {
    return null
  }
}

/** One login may see other tables and rows than another: the cache never crosses users. */
function identity({ server }: Connection): string {
  return `${server.kind}:${server.label}:${server.user}`
}

function remember(
  cacheDir: string,
  key: { readonly database: string; readonly fingerprint: string },
  document: Document,
): readonly string[] {
  try {
    writeCachedSnapshot(cacheDir, key, document)
    return []
  } catch (error) {
    return [`The schema could not be cached in ${cacheDir}: ${(error as Error).message}`]
  }
}
