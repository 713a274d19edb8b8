import { type PglitePlace, type PgliteSession, startPglite } from './pglite-session.js'

/**
 * Starts PGlite, which takes seconds, and meanwhile lets `fill` make ready what goes into it.
 * @returns the session, which the caller closes, and what `fill` gave. When either fails the session is closed.
 * @throws {UnreachableError} `folder_unreadable`, and what `fill` throws
 */
export async function fillWhileStarting<T>(
  place: PglitePlace,
  fill: (starting: Promise<PgliteSession>) => Promise<T>,
): Promise<{ readonly session: PgliteSession; readonly filled: T }> {
  const starting = startPglite(place)
  // It may fail before `fill` comes to wait for it.
  starting.catch(() => undefined)
  try {
    const filled = await fill(starting)
    return { session: await starting, filled }
  } catch (error) {
    await starting.then(
      (session) => session.close(),
      () => undefined,
    )
    throw error
  }
}
