import type { OpenAI } from 'openai'
import * as z from 'zod'
import type { ChatBody } from './dialect.js'
import { connectionFailure, type Failure, statusFailure } from './failure.js'
import { readBody, tooLongReply } from './read-body.js'
import { readStream } from './read-stream.js'

/** One request and what came of it. */
export type Exchange =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly failure: Failure }

/** Limits of one exchange; an abort of the signal is thrown. */
export interface ExchangeLimits {
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** What sends requests: an endpoint's client, or a file that plays one. */
export type Send = (body: ChatBody, limits: ExchangeLimits) => Promise<Exchange>

/** Sends one request, once. Silence of more than `timeoutMs`, to the last byte of the reply, is a failure; an abort is thrown. */
export async function exchange(
  client: OpenAI,
  body: ChatBody,
  { timeoutMs, signal }: ExchangeLimits,
): Promise<Exchange> {
  const stop = new AbortController()
  const relay = () => stop.abort()
  signal.addEventListener('abort', relay, { once: true })
  // Longer waits overflow Node's timers, which then fire at once.
  const timer = setTimeout(relay, Math.min(timeoutMs, 2 ** 31 - 1))
  try {
    signal.throwIfAborted()
    const response = await client.chat.completions.create(body, { signal: stop.signal }).asResponse()
    const text = await readBody(response)
    if (text === null) return { ok: false, failure: { kind: 'not-openai', text: tooLongReply } }
    return understood(response, text)
  } catch (error) {
    signal.throwIfAborted()
    return { ok: false, failure: stop.signal.aborted ? { kind: 'silent' } : failureOf(error) }
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', relay)
  }
}

function understood(response: Response, text: string): Exchange {
  const body = parse(text) ?? readStream(text)
  if (typeof body !== 'object' || body === null) return { ok: false, failure: { kind: 'not-openai', text } }
  // Some gateways report an upstream's error with status 200.
  const refused = errorBody.safeParse(body)
  if (refused.success && !('choices' in body)) {
    return { ok: false, failure: statusFailure(refused.data.error.code ?? 500, text, response.headers) }
  }
  return { ok: true, body }
}

const errorBody = z.object({
  error: z.object({ code: z.number().int().min(400).max(599).nullable().catch(null) }),
})

/** What the package's APIError holds; `error.message` is the whole body, as the client keeps it. */
const statusError = z.object({
  status: z.number(),
  headers: z.instanceof(Headers),
  error: z.object({ message: z.string() }).nullish().catch(null),
})

function failureOf(error: unknown): Failure {
  const refused = statusError.safeParse(error)
  if (!refused.success) return connectionFailure(error)
  const { status, headers, error: body } = refused.data
  return statusFailure(status, body?.message ?? '', headers)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
