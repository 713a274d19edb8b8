import type { AgentDb, OpenOptions } from '../agentdb/options.js'
import { openAgentDb } from '../agentdb.js'
import { type Io, write } from './io.js'
import { loadReport } from './load-report.js'
import { type CommonFlags, settingsFrom } from './options.js'
import type { Progress } from './progress.js'

/**
 * Opens the database of a command line, says when it is the sample, and closes it when `work` ends.
 * @param options `progress`: what shows the run; it is at rest when this ends, however it ends.
 */
export async function withDatabase<T>(
  flags: CommonFlags,
  io: Io,
  work: (db: AgentDb) => Promise<T>,
  {
    progress,
    ...options
  }: Pick<OpenOptions, 'refresh' | 'oneBudget' | 'mayBeEmpty'> & { readonly progress?: Progress } = {},
): Promise<T> {
  io.signal.throwIfAborted()
  const db = await opened(flags, io, progress, options)
  try {
    // With --events, stderr is for programs: the `started` event names the database.
    if (db.sample && !flags.sample && !flags.quiet && !flags.events)
      await (progress?.note(sampleNote) ?? write(io.stderr, sampleNote))
    return await work(db)
  } finally {
    await db.close()
  }
}

async function opened(
  flags: CommonFlags,
  io: Io,
  progress: Progress | undefined,
  options: Pick<OpenOptions, 'refresh' | 'oneBudget' | 'mayBeEmpty'>,
): Promise<AgentDb> {
  const { environment, cwd, signal } = io
  // Loading draws a line of its own.
  if (flags.file === undefined) await progress?.begin()
  try {
    const onLoad = flags.file === undefined ? undefined : loadReport(flags, io)
    const opening = openAgentDb(settingsFrom(flags), {
      environment,
      cwd,
      signal,
      ...options,
      ...(onLoad && { onLoad }),
    })
    return await unlessAborted(opening, signal)
  } catch (error) {
    await progress?.rest()
    throw error
  }
}

const sampleNote =
  'note: no database is named, so the embedded sample answers; name yours with agentdb init, DATABASE_URL or --database-url.\n'

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
