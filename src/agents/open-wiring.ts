import { UsageError } from '../errors.js'
import { plainWiring, type Wiring } from './endpoint-settings.js'

/** A wiring with the instant that a recording counts "today" from; null for the clock. */
export interface OpenWiring extends Wiring {
  readonly now: string | null
}

interface WiringSettings {
  /** Files of model traffic, by absolute path. */
  readonly record: string | null
  readonly replay: string | null
  readonly apiKey: string | null
  readonly baseUrl: string | null
  readonly cacheDir: string
  /** ISO 8601: what a new recording notes as now. */
  readonly now: string
}

/**
 * Opens what stands between the models and the network: a recording, a replay, or what was learned of the endpoint.
 * @throws {UsageError} `conflicting_flags`, `record_not_writable`, `bad_replay_file`
 */
export async function openWiring(settings: WiringSettings): Promise<OpenWiring> {
  const { record, replay, apiKey, baseUrl, cacheDir, now } = settings
  if (record !== null && replay !== null) {
    throw new UsageError('conflicting_flags', '--record and --replay cannot be used together.', {
      hint: 'A replay asks no model, so there is nothing to record.',
    })
  }
  if (replay !== null) {
    const { replayTraffic } = await import('../models/replay-traffic.js')
    const opened = replayTraffic(replay)
    return { ...plainWiring, replay: opened, now: opened.now }
  }
  if (record !== null) {
    const { recordTraffic } = await import('../models/record-traffic.js')
    return { ...plainWiring, record: recordTraffic(record, now), now }
  }
  if (apiKey === null && baseUrl === null) return { ...plainWiring, now: null }
  const { dialectMemory } = await import('../models/dialect-memory.js')
  return { ...plainWiring, memory: dialectMemory(cacheDir), now: null }
}
