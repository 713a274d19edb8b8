import * as z from 'zod'
import type { Turn } from '../conversation/turn.js'
import { changeDatabaseFile, type DatabaseFile, databaseFilePath, readDatabaseFile } from './database-file.js'

const turn = z.object({
  said: z.string(),
  question: z.string().nullable(),
  sql: z.string().nullable(),
  reading: z.string().nullable(),
  columns: z.array(z.string()),
  by: z.enum(['builtin', 'model', 'verified', 'user']),
  runId: z.string(),
}) satisfies z.ZodType<Turn>

const session = z.object({
  name: z.string().min(1),
  /** ISO 8601, UTC. */
  changedAt: z.string(),
  turns: z.array(turn),
})

const contents = z.object({ version: z.literal(1), database: z.string(), sessions: z.array(session) })

/** A conversation under a name, about one database. It holds questions and statements, never rows. */
export type Session = z.infer<typeof session>

/** More than anybody goes back to: the one unchanged for longest is forgotten first. */
const mostSessions = 100

/**
 * The turns of a session, oldest first; empty when there is none of that name.
 * @throws {StoreError} `sessions_unreadable`
 */
export function readSession(dataDir: string, database: string, name: string): readonly Turn[] {
  return listSessions(dataDir, database).find((each) => each.name === name)?.turns ?? []
}

/**
 * The sessions of a database, the one changed last first.
 * @throws {StoreError} `sessions_unreadable`
 */
export function listSessions(dataDir: string, database: string): readonly Session[] {
  const { sessions } = readDatabaseFile(fileOf(dataDir, database))
  return [...sessions].sort((a, b) => (a.changedAt < b.changedAt ? 1 : -1))
}

/**
 * Changes the turns of a session under a lock, so that two processes at once lose none; without turns it is forgotten.
 * @throws {StoreError} `sessions_busy`, `sessions_not_writable` or `sessions_unreadable`
 */
export function changeSession(
  dataDir: string,
  database: string,
  name: string,
  change: (turns: readonly Turn[]) => readonly Turn[],
): Promise<void> {
  return changeDatabaseFile(fileOf(dataDir, database), (before) => {
    const others = before.sessions.filter((each) => each.name !== name)
    const turns = change(before.sessions.find((each) => each.name === name)?.turns ?? [])
    if (turns.length === 0) return { ...before, sessions: others }
    const changed = { name, changedAt: new Date().toISOString(), turns: turns.map(kept) }
    return { ...before, sessions: [...others, changed].slice(-mostSessions) }
  })
}

function kept({ columns, ...rest }: Turn): z.infer<typeof turn> {
  return { ...rest, columns: [...columns] }
}

function fileOf(dataDir: string, database: string): DatabaseFile<z.infer<typeof contents>> {
  return {
    file: databaseFilePath(dataDir, 'sessions', database),
    noun: 'sessions',
    shape: contents,
    empty: { version: 1, database, sessions: [] },
    command: 'agentdb chat',
  }
}
