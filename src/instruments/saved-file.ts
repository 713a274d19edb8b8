import * as z from 'zod'
import { changeDatabaseFile, type DatabaseFile, databaseFilePath, readDatabaseFile } from './database-file.js'
import { type Kept, type NewSavedQuery, type SavedQuery, sameName, savedParameters } from './saved-query.js'

const query = z.object({
  name: z.string().min(1),
  sql: z.string().min(1),
  question: z.string().nullable(),
  parameters: savedParameters,
  fingerprint: z.string().nullable(),
  savedAt: z.string(),
})

const contents = z.object({ version: z.literal(1), database: z.string(), queries: z.array(query) })

/**
 * The saved queries of one database, in the order of their names.
 * @throws {StoreError} `saved_queries_unreadable`
 */
export function readSavedFile(dataDir: string, database: string): readonly SavedQuery[] {
  return readDatabaseFile(fileOf(dataDir, database)).queries
}

/** Keeps a query; one of the same name only gives way when `replace` says so. */
export async function keepInSavedFile(
  dataDir: string,
  database: string,
  added: NewSavedQuery,
  replace: boolean,
): Promise<Kept> {
  let kept: Kept = 'kept'
  await changeDatabaseFile(fileOf(dataDir, database), (before) => {
    const others = before.queries.filter(({ name }) => !sameName(name, added.name))
    kept = others.length < before.queries.length && !replace ? 'taken' : 'kept'
    if (kept === 'taken') return null
    const saved = { ...added, savedAt: new Date().toISOString() }
    const queries = [...others, saved].sort((a, b) => a.name.localeCompare(b.name, 'en'))
    return { ...before, queries }
  })
  return kept
}

/** `false` when there is none of this name. */
export async function removeFromSavedFile(dataDir: string, database: string, name: string): Promise<boolean> {
  let found = false
  await changeDatabaseFile(fileOf(dataDir, database), (before) => {
    const queries = before.queries.filter((each) => !sameName(each.name, name))
    found = queries.length < before.queries.length
    return found ? { ...before, queries } : null
  })
  return found
}

function fileOf(dataDir: string, database: string): DatabaseFile<z.infer<typeof contents>> {
  return {
    file: databaseFilePath(dataDir, 'saved', database),
    noun: 'saved queries',
    shape: contents,
    empty: { version: 1, database, queries: [] },
    command: 'agentdb save',
  }
}
