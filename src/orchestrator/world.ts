import type { Connection } from '../database/connection.js'
import { fingerprint, introspect } from '../database/introspect.js'
import { profile } from '../database/profile.js'
import type { Snapshot } from '../database/snapshot.js'
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
  options: { readonly refresh: boolean; readonly signal?: AbortSignal | undefined },
): Promise<World> {
  const definitions = readDefinitions(dataDir, connection.server.label)
  const key = { database: identity(connection), fingerprint: await fingerprint(connection) }
  const cached = cacheDir !== null && !options.refresh ? readCachedSnapshot(cacheDir, key) : null
  if (cached && cached.ageMs >= 0 && cached.ageMs < maxProfileAgeMs) {
    const known = fromDocument(cached.document)
    if (known !== null) return { ...known, definitions, warnings: [] }
  }
  const snapshot = await profile(connection, await introspect(connection))
  const edges = await surveyEdges(connection, snapshot, surveyLimits, options.signal)
  const warnings = cacheDir === null ? [] : remember(cacheDir, key, { snapshot, edges })
  return { snapshot, catalog: buildCatalog(snapshot, edges), definitions, warnings }
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
