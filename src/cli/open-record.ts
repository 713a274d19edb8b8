import { openRecord } from '../agentdb/record.js'
import { resolveConfig } from '../config.js'
import type { Store } from '../instruments/store.js'
import type { Io } from './io.js'
import { type CommonFlags, settingsFrom } from './options.js'

/** Opens the record of earlier runs for a command line and closes it when `work` ends. */
export async function withRecord<T>(
  flags: CommonFlags,
  io: Io,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const config = resolveConfig({ flags: settingsFrom(flags), environment: io.environment, cwd: io.cwd })
  const store = await openRecord(config, io.signal)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}
