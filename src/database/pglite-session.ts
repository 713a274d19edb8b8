import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { InternalError, UnreachableError } from '../errors.js'
import { StatementError } from './connection.js'
import type { RawField, RawResult, RunLimits, Session } from './session.js'
import {
  connectionLost,
  refusedByServer,
  type ServerWords,
  type StopReason,
  stoppedByUs,
} from './statement-error.js'

/** Where an embedded database lives. With both, the dump is unpacked into the folder, which must be empty or absent. */
export interface PglitePlace {
  readonly folder: string | null
  readonly dump: string | null
}

/** PGlite in a thread of its own, which is terminated when a limit acts. Nothing here locks the folder. */
export interface PgliteSession extends Session {
  /** Runs any number of statements without parameters, as psql does with a file. @throws {StatementError} */
  script(sql: string): Promise<void>
  /** Runs `copy … from '/dev/blob'` with these bytes, which go over to the thread. @throws {StatementError} */
  copy(sql: string, bytes: Uint8Array): Promise<void>
  /** The whole data folder, packed (tar.gz). */
  dump(): Promise<Uint8Array>
}

type Request =
  | {
      readonly kind: 'run'
      readonly sql: string
      readonly params: readonly (string | null)[]
      readonly maxBytes: number | null
    }
  | { readonly kind: 'script'; readonly sql: string; readonly maxBytes: null }
  | { readonly kind: 'copy'; readonly sql: string; readonly bytes: Uint8Array }
  | { readonly kind: 'dump' }
  | { readonly kind: 'close' }

/** Every reply carries the request's number; 0 is the reply to opening. */
interface Reply {
  readonly id: number
  readonly ok: boolean
  readonly fields?: readonly RawField[]
  readonly rows?: readonly (readonly (string | null)[])[]
  readonly transaction?: RawResult['transaction']
  readonly bytes?: Uint8Array
  readonly error?: ServerWords
  /** The reply passed `maxBytes`; the statement is still running. */
  readonly tooLarge?: boolean
  /** PGlite itself failed, not the statement. */
  readonly broken?: boolean
}

const closeTimeoutMs = 5000

/**
 * Starts PGlite on a place.
 * @throws {UnreachableError} `folder_unreadable` when PGlite cannot open it.
 */
export async function startPglite(place: PglitePlace): Promise<PgliteSession> {
  const worker = new Worker(workerFile(), { workerData: place })
  const waiting = new Map<number, (reply: Reply | Error) => void>()
  let usable = true
  let lastId = 0

  const fail = (error: Error) => {
    usable = false
    for (const settle of waiting.values()) settle(error)
    waiting.clear()
  }
  worker.on('message', (reply: Reply) => {
    const settle = waiting.get(reply.id)
    waiting.delete(reply.id)
    if (reply.broken) usable = false
    settle?.(reply)
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the embedded database has stopped')))

  const replyTo = (id: number) =>
    new Promise<Reply>((resolve, reject) => {
      waiting.set(id, (reply) => (reply instanceof Error ? reject(reply) : resolve(reply)))
    })
  const ask = (request: Request): Promise<Reply> => {
    if (!usable) return Promise.reject(new Error('the embedded database has stopped'))
    lastId += 1
    const reply = replyTo(lastId)
    worker.postMessage({ id: lastId, ...request })
    return reply
  }
  const terminate = async () => {
    usable = false
    await worker.terminate()
  }

  await opened(replyTo(0), place, terminate)
  return {
    get usable() {
      return usable
    },
    async run(sql, params, limits) {
      const request: Request = { kind: 'run', sql, params, maxBytes: limits.maxBytes ?? null }
      return rawResult(await withinLimits(() => ask(request), limits, terminate))
    },
    async script(sql) {
      rawResult(await ask({ kind: 'script', sql, maxBytes: null }).catch(rethrowLost))
    },
    async copy(sql, bytes) {
      rawResult(await ask({ kind: 'copy', sql, bytes }).catch(rethrowLost))
    },
    async dump() {
      const { bytes, error } = await ask({ kind: 'dump' })
      if (bytes) return bytes
      throw new InternalError('dump_failed', `The embedded database cannot be packed: ${error?.message}`)
    },
    async close() {
      if (usable) await beforeTimeout(ask({ kind: 'close' }), closeTimeoutMs)
      await terminate()
    },
  }
}

/** Beside this file in the sources; in the bundle, where this file may be a chunk, in the same folder or above. */
function workerFile(): URL {
  const places = ['./pglite-worker.js', '../pglite-worker.js'].map((name) => new URL(name, import.meta.url))
  const found = places.find((place) => existsSync(fileURLToPath(place)))
  if (found) return found
  throw new InternalError('worker_missing', 'The file pglite-worker.js is missing from this installation.', {
    hint: 'Install agentdb again.',
  })
}

async function opened(
  reply: Promise<Reply>,
  place: PglitePlace,
  terminate: () => Promise<void>,
): Promise<void> {
  const answer = await reply.catch((error: Error) => ({ ok: false, error: { message: error.message } }))
  if (answer.ok) return
  await terminate()
  const name = place.folder ?? place.dump ?? 'in memory'
  throw new UnreachableError(
    'folder_unreadable',
    `${name}: the embedded database cannot be opened: ${answer.error?.message}`,
    {
      hint: 'Check that the folder was made by this version of PGlite and that you may write to it.',
    },
  )
}

/** PGlite has no timer of its own and no way to cancel: to stop a statement is to end its thread. */
function withinLimits(
  ask: () => Promise<Reply>,
  limits: RunLimits,
  terminate: () => Promise<void>,
): Promise<Reply> {
  if (limits.signal?.aborted) return Promise.reject(stoppedByUs('cancelled', limits))
  return new Promise((resolve, reject) => {
    let stopped = false
    const settle = () => {
      clearTimeout(deadline)
      limits.signal?.removeEventListener('abort', onAbort)
    }
    const stop = (reason: StopReason) => {
      stopped = true
      settle()
      terminate().finally(() => reject(stoppedByUs(reason, limits)))
    }
    const onAbort = () => stop('cancelled')
    const deadline = setTimeout(() => stop('timeout'), limits.timeoutMs)
    limits.signal?.addEventListener('abort', onAbort, { once: true })
    ask().then(
      (reply) => {
        if (stopped) return
        if (reply.tooLarge) return stop('too-large')
        settle()
        resolve(reply)
      },
      (error: unknown) => {
        if (stopped) return
        settle()
        reject(connectionLost(error))
      },
    )
  })
}

function rawResult(reply: Reply): RawResult {
  if (!reply.ok) {
    const words = reply.error ?? { message: 'no reason was given' }
    if (reply.broken) throw new StatementError('connection', words.message)
    throw refusedByServer(words)
  }
  return { fields: reply.fields ?? [], rows: reply.rows ?? [], transaction: reply.transaction ?? 'I' }
}

function rethrowLost(error: unknown): never {
  throw connectionLost(error)
}

async function beforeTimeout(work: Promise<unknown>, timeoutMs: number): Promise<void> {
  let late: NodeJS.Timeout | undefined
  const timeout = new Promise((resolve) => {
    late = setTimeout(resolve, timeoutMs)
  })
  await Promise.race([work.catch(() => undefined), timeout])
  clearTimeout(late)
}
