import * as z from 'zod'
import { changeDatabaseFile, type DatabaseFile, databaseFilePath, readDatabaseFile } from './database-file.js'
import { questionKey } from './question-key.js'
import type { NewVerifiedQuery, VerifiedQuery } from './verified-queries.js'

const query = z.object({
  id: z.int().positive(),
  question: z.string().min(1),
  sql: z.string().min(1),
  fingerprint: z.string().nullable(),
  asOf: z.string().nullable(),
  createdAt: z.string(),
})

const contents = z.object({
  version: z.literal(1),
  database: z.string(),
  /** Ids are not used again. */
  nextId: z.int().positive(),
  queries: z.array(query),
})

/**
 * The verified queries of one database, oldest first.
 * @throws {StoreError} `verified_queries_unreadable`
 */
export function readVerifiedFile(dataDir: string, database: string): readonly VerifiedQuery[] {
  return readDatabaseFile(fileOf(dataDir, database)).queries.map((each) => ({ ...each, database }))
}

/** Keeps queries, all at once; each replaces one of the same question and takes over its id. Their ids, in order. */
export async function addToVerifiedFile(
  dataDir: string,
  added: readonly NewVerifiedQuery[],
  database: string,
): Promise<readonly number[]> {
  let ids: number[] = []
  await changeDatabaseFile(fileOf(dataDir, database), (before) => {
    ids = []
    let { nextId } = before
    let { queries } = before
    for (const { question, sql, fingerprint, asOf } of added) {
      const key = questionKey(question)
      const id = queries.find((each) => questionKey(each.question) === key)?.id ?? nextId
      if (id === nextId) nextId += 1
      ids.push(id)
      queries = [
        ...queries.filter((each) => each.id !== id),
        { id, question, sql, fingerprint, asOf: asOf ?? null, createdAt: new Date().toISOString() },
      ]
    }
    return { ...before, nextId, queries }
  })
  return ids
}

/** `false` when there is none with this id. */
export async function removeFromVerifiedFile(
  dataDir: string,
  database: string,
  id: number,
): Promise<boolean> {
  let found = false
  await changeDatabaseFile(fileOf(dataDir, database), (before) => {
    const queries = before.queries.filter((each) => each.id !== id)
    found = queries.length < before.queries.length
    return found ? { ...before, queries } : null
  })
  return found
}

function fileOf(dataDir: string, database: string): DatabaseFile<z.infer<typeof contents>> {
  return {
    file: databaseFilePath(dataDir, 'verified', database),
    noun: 'verified queries',
    shape: contents,
    empty: { version: 1, database, nextId: 1, queries: [] },
    command: 'agentdb teach',
  }
}
