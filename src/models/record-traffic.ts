import { appendFileSync, chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { UsageError } from '../errors.js'
import type { Endpoint } from './endpoint.js'
import type { Exchange, Send } from './exchange.js'
import { hideSecrets } from './hide-secrets.js'
import { isTraffic, type TrafficHeader } from './traffic-file.js'

/** Puts a recording between a model and its endpoint. */
export type Recorder = (send: Send, endpoint: Endpoint) => Send

/**
 * Starts a file of model traffic, readable by its owner alone, in place of an earlier one. Keys and passwords are never
 * in it: headers are not written, and a secret that a body repeats is masked.
 * @throws {UsageError} `record_not_writable`, also for a file that is something else: it would be lost.
 */
export function recordTraffic(file: string, now: string): Recorder {
  const header: TrafficHeader = { agentdbModelTraffic: 1, now }
  refuseForeignFile(file)
  write(file, () => {
    writeFileSync(file, `${JSON.stringify(header)}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
  })
  return (send, endpoint) => async (body, limits) => {
    const startedAt = performance.now()
    const at = new Date().toISOString()
    const result = await send(body, limits)
    const durationMs = Math.round(performance.now() - startedAt)
    const entry = { at, durationMs, url: endpoint.url, request: body, reply: replyOf(result) }
    write(file, () => appendFileSync(file, `${JSON.stringify(hideSecrets(entry, endpoint.secrets))}\n`))
    return result
  }
}

function replyOf(result: Exchange): unknown {
  return result.ok ? { ok: true, body: result.body } : { ok: false, failure: result.failure }
}

function refuseForeignFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false })
  if (found === undefined || found.size === 0) return
  if (found.isFile() && isTraffic(readFileSync(file, 'utf8'))) return
  throw new UsageError('record_not_writable', `${file} exists and is no recording of model traffic.`, {
    hint: 'Choose another file for --record, or remove this one.',
  })
}

function write(file: string, action: () => void): void {
  try {
    action()
  } catch (cause) {
    throw new UsageError('record_not_writable', `Cannot write ${file}: ${(cause as Error).message}.`, {
      cause,
      hint: 'Choose another file for --record.',
    })
  }
}
