import { createHash, randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import * as z from 'zod'
import { StoreError } from '../errors.js'

const definition = z.object({
  /** What people say: "revenue". */
  term: z.string().min(1),
  /** What it means in this database, in words or as an expression over its columns. */
  meaning: z.string().min(1),
  /** ISO 8601, UTC. */
  addedAt: z.string(),
})

const definitionFile = z.object({
  version: z.literal(1),
  database: z.string(),
  definitions: z.array(definition),
})

/** A word of the user's own, remembered for one database. */
export type Definition = z.infer<typeof definition>

/**
 * The definitions of one database, in the order they were added. They live in a small file of their own, because the
 * embedded store is never opened on the way of a question.
 * @throws {StoreError} `definitions_unreadable`: what a user said must not be ignored in silence.
 */
export function readDefinitions(dataDir: string, database: string): readonly Definition[] {
  const file = fileOf(dataDir, database)
  if (!fs.existsSync(file)) return []
  try {
    return definitionFile.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).definitions
  } catch (cause) {
    throw new StoreError('definitions_unreadable', `The definitions in ${file} cannot be read.`, {
      cause,
      hint: 'Mend the file, or remove it and say them again with agentdb remember.',
    })
  }
}

/** Remembers a definition; one of the same term, whatever its case, is replaced. Returns all of them. */
export function addDefinition(dataDir: string, database: string, added: Definition): readonly Definition[] {
  const others = readDefinitions(dataDir, database).filter(({ term }) => !sameTerm(term, added.term))
  return writeDefinitions(dataDir, database, [...others, added])
}

/** Forgets a term; false when there was none. */
export function removeDefinition(dataDir: string, database: string, term: string): boolean {
  const before = readDefinitions(dataDir, database)
  const after = before.filter((each) => !sameTerm(each.term, term))
  if (after.length === before.length) return false
  writeDefinitions(dataDir, database, after)
  return true
}

function sameTerm(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase()
}

/** Whole or not at all, readable by its owner alone. */
function writeDefinitions(
  dataDir: string,
  database: string,
  definitions: readonly Definition[],
): readonly Definition[] {
  const file = fileOf(dataDir, database)
  const unfinished = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
  const contents: z.infer<typeof definitionFile> = { version: 1, database, definitions: [...definitions] }
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
    fs.writeFileSync(unfinished, `${JSON.stringify(contents, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    fs.renameSync(unfinished, file)
  } catch (cause) {
    fs.rmSync(unfinished, { force: true })
    throw new StoreError('definitions_not_writable', `Cannot write ${file}: ${(cause as Error).message}.`, {
      cause,
      hint: 'Make the folder writable for this user.',
    })
  }
  return definitions
}

function fileOf(dataDir: string, database: string): string {
  const name = createHash('sha256').update(database).digest('hex').slice(0, 32)
  return path.join(dataDir, 'definitions', `${name}.json`)
}
