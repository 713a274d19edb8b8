import * as z from 'zod'
import { changeDatabaseFile, type DatabaseFile, databaseFilePath, readDatabaseFile } from './database-file.js'

const definition = z.object({
  /** What people say: "revenue". */
  term: z.string().min(1),
  /** What it means in this database, in words or as an expression over its columns. */
  meaning: z.string().min(1),
  /** A choice between readings: it holds only where a question leaves open which is meant. */
  settles: z.boolean().optional(),
  /** ISO 8601, UTC. */
  addedAt: z.string(),
})

const contents = z.object({
  version: z.literal(1),
  database: z.string(),
  definitions: z.array(definition),
})

/** A word of the user's own, remembered for one database. */
export type Definition = z.infer<typeof definition>

/**
 * The definitions of one database, in the order they were added.
 * @throws {StoreError} `definitions_unreadable`
 */
export function readDefinitions(dataDir: string, database: string): readonly Definition[] {
  return readDatabaseFile(fileOf(dataDir, database)).definitions
}

/** Remembers a definition; one of the same term, whatever its case, is replaced. */
export function addDefinition(dataDir: string, database: string, added: Definition): Promise<void> {
  return changeDatabaseFile(fileOf(dataDir, database), (before) => ({
    ...before,
    definitions: [...before.definitions.filter(({ term }) => !sameTerm(term, added.term)), added],
  }))
}

/** Forgets a term; false when there was none. */
export async function removeDefinition(dataDir: string, database: string, term: string): Promise<boolean> {
  let found = false
  await changeDatabaseFile(fileOf(dataDir, database), (before) => {
    const definitions = before.definitions.filter((each) => !sameTerm(each.term, term))
    found = definitions.length < before.definitions.length
    return found ? { ...before, definitions } : null
  })
  return found
}

function sameTerm(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

function fileOf(dataDir: string, database: string): DatabaseFile<z.infer<typeof contents>> {
  return {
    file: databaseFilePath(dataDir, 'definitions', database),
    noun: 'definitions',
    shape: contents,
    empty: { version: 1, database, definitions: [] },
    command: 'agentdb remember',
  }
}
