import { type AgentDb, openAgentDb } from '../agentdb.js'
import { type Io, write } from './io.js'
import { type CommonFlags, settingsFrom } from './options.js'

/** Opens the database of a command line, says when it is the sample, and closes it when `work` ends. */
export async function withDatabase<T>(
  flags: CommonFlags,
  io: Io,
  work: (db: AgentDb) => Promise<T>,
  options: { readonly refresh?: boolean } = {},
): Promise<T> {
  const { environment, cwd, signal } = io
  const db = await openAgentDb(settingsFrom(flags), { environment, cwd, signal, ...options })
  try {
    // With --events, stderr is for programs: the `started` event names the database.
    if (db.sample && !flags.sample && !flags.quiet && !flags.events) await write(io.stderr, sampleNote)
    return await work(db)
  } finally {
    await db.close()
  }
}

const sampleNote =
  'note: no database is named, so the embedded sample answers; name yours with DATABASE_URL or --database-url.\n'
