import { openSavedQueries } from '../../agentdb/record.js'
import { targetOf } from '../../agentdb/target.js'
import type { Config } from '../../config.js'
import { UsageError } from '../../errors.js'
import type { SavedQueries } from '../../instruments/saved.js'
import { type SavedQuery, sameName } from '../../instruments/saved-query.js'
import { nearNames } from '../near-names.js'

/** Opens the saved queries of the database that a config names, and closes them when `work` ends. */
export async function withSaved<T>(config: Config, work: (saved: SavedQueries) => Promise<T>): Promise<T> {
  const saved = await openSavedQueries(config)
  try {
    return await work(saved)
  } finally {
    await saved.close()
  }
}

/** @throws {UsageError} `unknown_saved_query`, with the names that are near. */
export function namedQuery(queries: readonly SavedQuery[], name: string, config: Config): SavedQuery {
  const found = queries.find((query) => sameName(query.name, name.trim()))
  if (found !== undefined) return found
  throw unknownQuery(queries, name, config)
}

/** There is no saved query of this name. */
export function unknownQuery(queries: readonly SavedQuery[], name: string, config: Config): UsageError {
  const names = queries.map((query) => query.name)
  const [near] = nearNames(name, names)
  const place = targetOf(config).database.label
  return new UsageError('unknown_saved_query', `Nothing is saved as "${name}" for ${place}.`, {
    hint:
      near === undefined
        ? 'agentdb save lists what is; agentdb save last --as <name> keeps the last run.'
        : `Did you mean "${near}"?`,
  })
}
