import { type AgentDb, openAgentDb } from '../agentdb.js'
import { type Io, write } from './io.js'
import { type CommonFlags, settingsFrom } from './options.js'

/** Opens the database of a command line, says when it is the sample, and closes it when `work` ends. */
export async function withDatabase<T>(
  flags: CommonFlags,
  io: Io,
  work: (db: AgentDb) => Promise<T>,
  options: { readonly refresh?: boolean; readonly oneBudget?: boolean } = {},
): Promise<T> {
  const { environment, cwd, signal } = io
  signal.throwIfAborted()
  const opening = openAgentDb(settingsFrom(flags), { environment, cwd, signal, ...options })
  const db = await unlessAborted(opening, signal)
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

/** A server that says nothing must not hold up who wants to leave; what opens after all is closed again. */
function unlessAborted(opening: Promise<AgentDb>, signal: AbortSignal): Promise<AgentDb> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      reject(signal.reason)
      opening.then((late) => late.close()).catch(() => undefined)
    }
    signal.addEventListener('abort', leave, { once: true })
    opening.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
