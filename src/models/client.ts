import type { OpenAI } from 'openai'
import { type Endpoint, signInHeaders } from './endpoint.js'
import { readBody, tooLongReply } from './read-body.js'

/**
 * The `openai` package's client for an endpoint, loaded when it is first needed (85 ms).
 *
 * Its own retries are off: it sleeps through an abort, and as long as any Retry-After says. Its log is off: at
 * OPENAI_LOG=debug it would print prompts on stdout. What it reads from the environment by itself is
 * overruled, OPENAI_CUSTOM_HEADERS excepted.
 */
export async function connect(endpoint: Endpoint, timeoutMs: number): Promise<OpenAI> {
  const { OpenAI } = await import('openai')
  const { signIn } = endpoint
  return new OpenAI({
    baseURL: endpoint.url,
    defaultQuery: { ...endpoint.query },
    apiKey: signIn.kind === 'key' ? signIn.key : 'none',
    ...(signIn.kind === 'key' ? {} : { defaultHeaders: { Authorization: null, ...signInHeaders(signIn) } }),
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    maxRetries: 0,
    timeout: Math.ceil(timeoutMs),
    logLevel: 'off',
    fetchOptions: { redirect: 'manual' },
    fetch: keepErrorText,
  })
}

/** The package keeps of an error body only its `error` member, and loses what FastAPI, vLLM or a proxy wrote. */
async function keepErrorText(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request)
  if (response.status < 400) return response
  const text = (await readBody(response)) ?? tooLongReply
  const headers = new Headers(response.headers)
  headers.delete('content-encoding')
  headers.delete('content-length')
  return new Response(JSON.stringify({ error: { message: text } }), { status: response.status, headers })
}
