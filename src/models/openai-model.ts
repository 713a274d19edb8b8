import type { OpenAI } from 'openai'
import { connect } from './client.js'
import { chatBody, firstDialect, simplerDialect } from './dialect.js'
import { readEndpoint } from './endpoint.js'
import { exchange } from './exchange.js'
import { type Failure, isTooLarge } from './failure.js'
import type { Completion, Model, ModelRequest } from './model.js'
import { modelError } from './model-error.js'
import { persist } from './persist.js'
import { readCompletion } from './read-completion.js'

/** How to reach a model on an OpenAI-compatible server. */
export interface OpenAiSettings {
  /** As the endpoint calls it, e.g. `gpt-4.1-mini`. */
  readonly name: string
  /** Up to and without `/chat/completions`, e.g. `http://localhost:11434/v1`; a query is sent along, credentials as Basic. */
  readonly baseUrl: string
  /** Null sends none: a local server needs no key. */
  readonly apiKey: string | null
  /** How long one request may take to its last byte; the caller's signal bounds all tries together. */
  readonly timeoutMs: number
  /** Further tries after a failure that may pass: 429, 5xx, a broken connection, silence (once). */
  readonly maxRetries: number
}

/** A longer Retry-After is not waited for: the user is told instead. */
const longestWaitMs = 60_000

/**
 * A model behind `POST /chat/completions`. What a server turns out not to know (strict schemas, JSON mode, a
 * parameter) is asked for in the next simpler form, and the form that worked is kept for the life of the model.
 * Nothing is loaded or sent before the first call.
 *
 * @throws {UsageError} `invalid_base_url`, `invalid_key`
 */
export function createOpenAiModel(settings: OpenAiSettings): Model {
  const { name, timeoutMs } = settings
  const endpoint = readEndpoint(settings.baseUrl, settings.apiKey)
  let client: Promise<OpenAI> | null = null
  let dialect = firstDialect(endpoint.url)

  async function complete(request: ModelRequest, signal: AbortSignal): Promise<Completion> {
    signal.throwIfAborted()
    const startedAt = performance.now()
    client ??= connect(endpoint, timeoutMs)
    const reply = await ask(await client, request, signal)
    return { ...reply, latencyMs: performance.now() - startedAt }
  }

  async function ask(server: OpenAI, request: ModelRequest, signal: AbortSignal) {
    const started = dialect
    for (let form = started; ; ) {
      const body = chatBody(name, request, form)
      const attempt = () => exchange(server, body, { timeoutMs, signal })
      const patience = {
        maxRetries: settings.maxRetries,
        maxWaitMs: Math.min(longestWaitMs, timeoutMs),
        signal,
      }
      const result = await persist(attempt, patience)
      const attempted = { endpoint, model: name, timeoutMs, tries: result.tries }
      if (result.ok) {
        const completion = readCompletion(result.body, request)
        if (completion === null)
          throw modelError({ kind: 'not-openai', text: JSON.stringify(result.body) }, attempted)
        // A call that began before another one learned better must not undo it.
        if (form !== started) dialect = form
        return completion
      }
      const simpler = formRefused(result.failure) ? simplerDialect(form, body, result.failure.text) : null
      if (simpler === null) throw modelError(result.failure, attempted)
      form = simpler
    }
  }

  return { name, complete }
}

/** A request refused for how it was put. One that is too long also talks of `max_tokens`, but no other form would fit. */
function formRefused(failure: Failure): failure is Failure & { kind: 'status' } {
  return failure.kind === 'status' && [400, 404, 422].includes(failure.status) && !isTooLarge(failure)
}
