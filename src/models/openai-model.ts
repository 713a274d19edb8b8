import type { OpenAI } from 'openai'
import type { SentRequest } from '../events.js'
import { connect } from './client.js'
import { chatBody, type Dialect, firstDialect, simplerDialect } from './dialect.js'
import { type Endpoint, readEndpoint } from './endpoint.js'
import { exchange, type Send } from './exchange.js'
import { type Failure, isTooLarge } from './failure.js'
import { cleanReply } from './hide-secrets.js'
import type { Completion, Model, ModelRequest } from './model.js'
import { modelError } from './model-error.js'
import { persist } from './persist.js'
import { readCompletion } from './read-completion.js'

/** How to reach a model on an OpenAI-compatible server. */
export interface OpenAiSettings {
  /** As the endpoint calls it, e.g. `gpt-4.1-mini`; for Azure the deployment. */
  readonly name: string
  /** Up to and without `/chat/completions`, e.g. `http://localhost:11434/v1`; a query is sent along, credentials as Basic. */
  readonly baseUrl: string
  /** Null sends none: a local server needs no key. */
  readonly apiKey: string | null
  /** Azure's; null for any other, and for the newest known to work there. */
  readonly apiVersion?: string | null
  /** How long one request may take to its last byte; the caller's signal bounds all tries together. */
  readonly timeoutMs: number
  /** Further tries after a failure that may pass: 429, 5xx, a broken connection, silence (once). */
  readonly maxRetries: number
  /** Puts something between the model and the network: a recording, or a file in place of the network. */
  readonly through?: (send: Send, endpoint: Endpoint) => Send
  /** What was learned of the server's ways in earlier processes; by default nothing is. */
  readonly memory?: DialectMemory
}

/** Keeps what a server turned out not to know, so that the next process need not find out again. */
export interface DialectMemory {
  recall(url: string, model: string): Dialect | null
  keep(url: string, model: string, dialect: Dialect): void
}

/** A longer Retry-After is not waited for: the user is told instead. */
const longestWaitMs = 60_000

/**
 * A model behind `POST /chat/completions`. What a server turns out not to know (strict schemas, JSON mode, a
 * parameter) is asked for in the next simpler form, and the form that worked is kept.
 * Nothing is loaded or sent before the first call.
 *
 * @throws {UsageError} `invalid_base_url`, `invalid_key`
 */
export function createOpenAiModel(settings: OpenAiSettings): Model {
  const { name, timeoutMs, memory } = settings
  const { baseUrl, apiKey, apiVersion = null } = settings
  const endpoint = readEndpoint(baseUrl, apiKey, { model: name, apiVersion })
  const online = onlineSend(endpoint, timeoutMs)
  const send = settings.through?.(online, endpoint) ?? online
  const recalled = memory?.recall(endpoint.url, name) ?? null
  let dialect = recalled ?? firstDialect(endpoint.url)

  async function complete(
    request: ModelRequest,
    signal: AbortSignal,
    onSend: (sent: SentRequest) => void = () => undefined,
  ): Promise<Completion> {
    signal.throwIfAborted()
    const startedAt = performance.now()
    const reply = await ask(request, signal, onSend)
    return { ...reply, latencyMs: performance.now() - startedAt }
  }

  async function ask(request: ModelRequest, signal: AbortSignal, onSend: (sent: SentRequest) => void) {
    const started = dialect
    let doubtful = recalled === started
    for (let form = started; ; ) {
      const body = chatBody(name, request, form)
      const attempt = () => {
        onSend({ url: endpoint.url, text: JSON.stringify(body) })
        return send(body, { timeoutMs, signal })
      }
      const result = await persist(attempt, {
        maxRetries: settings.maxRetries,
        maxWaitMs: Math.min(longestWaitMs, timeoutMs),
        signal,
      })
      const attempted = { endpoint, model: name, timeoutMs, tries: result.tries }
      if (result.ok) {
        const completion = readCompletion(cleanReply(result.body, endpoint.secrets), request)
        if (completion === null)
          throw modelError({ kind: 'not-openai', text: JSON.stringify(result.body) }, attempted)
        // A call that began before another one learned better must not undo it.
        if (form !== started) {
          dialect = form
          memory?.keep(endpoint.url, name, form)
        }
        return completion
      }
      if (!formRefused(result.failure)) throw modelError(result.failure, attempted)
      const simpler = simplerDialect(form, body, result.failure.text)
      if (simpler === null && !doubtful) throw modelError(result.failure, attempted)
      // What was remembered no longer fits: another server may have taken the address.
      form = simpler ?? firstDialect(endpoint.url)
      if (simpler === null) doubtful = false
    }
  }

  return { name, complete }
}

function onlineSend(endpoint: Endpoint, timeoutMs: number): Send {
  let client: Promise<OpenAI> | null = null
  return async (body, limits) => {
    client ??= connect(endpoint, timeoutMs)
    return exchange(await client, body, limits)
  }
}

/** A request refused for how it was put. One that is too long also talks of `max_tokens`, but no other form would fit. */
function formRefused(failure: Failure): failure is Failure & { kind: 'status' } {
  return failure.kind === 'status' && [400, 404, 422].includes(failure.status) && !isTooLarge(failure)
}
