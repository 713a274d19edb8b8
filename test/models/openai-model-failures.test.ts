import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ModelError } from '../../src/errors.js'
import type { Reply } from '../support/model-server.js'
import { draftRequest, modelAt, patient, rejection, serve } from './ask.js'

const sql = 'select 1'
const good: Reply = { fill: { sql } }
const soon = { 'retry-after': '0' }
const failed = (message: string, code: string | null = null) => ({
  error: { message, code, type: 'invalid_request_error' },
})

describe('a failure that may pass', () => {
  it.each<[string, Reply]>([
    ['429', { status: 429, headers: soon, body: failed('slow down') }],
    ['500', { status: 500, headers: soon }],
    [
      'a 503 page',
      {
        status: 503,
        headers: { ...soon, 'content-type': 'text/html' },
        body: '<html><title>503</title></html>',
      },
    ],
    ['a cut connection', { drop: true }],
    [
      'an upstream 429 reported with status 200',
      { status: 200, headers: soon, body: { error: { message: 'busy', code: 429 } } },
    ],
  ])('is tried again after %s', async (_, reply) => {
    const server = await serve([reply, good])
    expect(await modelAt(server.baseUrl).complete(draftRequest, patient)).toMatchObject({ json: { sql } })
    expect(server.requests).toHaveLength(2)
    expect(server.requests[1]?.text).toBe(server.requests[0]?.text)
  })

  it('is tried again after silence, once', async () => {
    const server = await serve([{ silence: 'at-once' }, good])
    const completion = await modelAt(server.baseUrl, { timeoutMs: 700 }).complete(draftRequest, patient)
    expect(completion.json).toMatchObject({ sql })

    const silent = await serve(() => ({ silence: 'at-once' }))
    const error = await rejection(
      modelAt(silent.baseUrl, { timeoutMs: 100, maxRetries: 5 }).complete(draftRequest, patient),
    )
    expect(error).toMatchObject({ code: 'endpoint_silent' })
    expect(silent.requests).toHaveLength(2)
  })

  it('waits as long as the server asks', async () => {
    const server = await serve([{ status: 429, headers: { 'retry-after': '1' } }, good])
    const { latencyMs } = await modelAt(server.baseUrl).complete(draftRequest, patient)
    // The wait is the behaviour here: without the header it would be at most 500 ms.
    expect(latencyMs).toBeGreaterThanOrEqual(990)
  })

  it('gives up at once when the server asks for longer than it can wait', async () => {
    const server = await serve([{ status: 429, headers: { 'retry-after': '3600' } }])
    expect(await rejection(modelAt(server.baseUrl).complete(draftRequest, patient))).toMatchObject({
      code: 'rate_limited',
      hint: expect.stringContaining('3600 s'),
    })
  })

  it('is given up after maxRetries', async () => {
    const server = await serve(() => ({ status: 500, headers: soon, body: failed('boom') }))
    const error = await rejection(modelAt(server.baseUrl, { maxRetries: 3 }).complete(draftRequest, patient))
    expect(error).toMatchObject({
      code: 'endpoint_error',
      message: expect.stringContaining('(4 tries): boom'),
    })
    expect(server.requests).toHaveLength(4)
  })

  it('is not tried again when the server says it is final', async () => {
    const server = await serve([{ status: 500, headers: { 'x-should-retry': 'false' } }, good])
    expect(await rejection(modelAt(server.baseUrl).complete(draftRequest, patient))).toMatchObject({
      code: 'endpoint_error',
    })
    expect(server.requests).toHaveLength(1)
  })
})

describe('an abort', () => {
  it('ends a call under way with its reason, and the request on the wire', async () => {
    const stop = new AbortController()
    const server = await serve(() => {
      setImmediate(() => stop.abort(new Error('interrupted by the user')))
      return { silence: 'at-once' }
    })
    await expect(
      modelAt(server.baseUrl, { timeoutMs: 600_000 }).complete(draftRequest, stop.signal),
    ).rejects.toThrow('interrupted by the user')
    expect(server.requests).toHaveLength(1)
  })

  it('ends a wait for the next try', async () => {
    const stop = new AbortController()
    const server = await serve(() => {
      setTimeout(() => stop.abort(new Error('interrupted')), 50)
      return { status: 429, headers: { 'retry-after': '15' } }
    })
    await expect(
      modelAt(server.baseUrl, { timeoutMs: 600_000 }).complete(draftRequest, stop.signal),
    ).rejects.toThrow('interrupted')
    expect(server.requests).toHaveLength(1)
  })

  it('before the call sends nothing', async () => {
    const server = await serve([good])
    await expect(
      modelAt(server.baseUrl).complete(draftRequest, AbortSignal.abort(new Error('over'))),
    ).rejects.toThrow('over')
    expect(server.requests).toHaveLength(0)
  })
})

describe('an endpoint that cannot be used', () => {
  it.each<[string, string, Reply]>([
    ['wrong_key', 'HTTP 401', { status: 401, body: failed('Incorrect API key provided') }],
    ['wrong_key', 'HTTP 403', { status: 403, body: failed('not allowed here') }],
    ['unknown_model', 'does not exist', { status: 404, body: failed("The model 'scripted' does not exist") }],
    [
      'unknown_model',
      'does not exist',
      { status: 404, body: { error: "model 'scripted' not found, try pulling it first" } },
    ],
    ['unknown_model', 'does not exist', { status: 400, body: failed('scripted is not a valid model ID') }],
    [
      'unknown_model',
      'does not exist',
      { status: 403, body: failed('Project p has no access', 'model_not_found') },
    ],
    ['rate_limited', 'is rate limited', { status: 429, headers: soon, body: failed('slow down') }],
    [
      'quota_spent',
      'no credit left',
      { status: 429, body: failed('You exceeded your current quota', 'insufficient_quota') },
    ],
    ['quota_spent', 'no credit left', { status: 402, body: failed('Insufficient Balance') }],
    [
      'request_too_large',
      'of this size',
      {
        status: 400,
        body: failed("This model's maximum context length is 8192 tokens. However, max_tokens is 500."),
      },
    ],
    ['request_too_large', 'of this size', { status: 413, body: 'payload too large' }],
    ['endpoint_error', 'HTTP 400', { status: 400, body: { message: 'messages must alternate' } }],
    ['endpoint_error', 'HTTP 502', { status: 502, headers: soon, body: 'bad gateway' }],
    [
      'endpoint_not_openai',
      'something that is not',
      { html: '<!doctype html><title>Welcome to nginx</title>' },
    ],
    ['endpoint_not_openai', 'something that is not', { status: 200, body: { ok: true } }],
    ['endpoint_not_openai', 'something that is not', { status: 200, body: { choices: [] } }],
    ['endpoint_not_openai', 'web page', { html: '<html><title>Sign in</title></html>', status: 403 }],
    ['endpoint_not_openai', 'no chat completions', { status: 404, body: '404 page not found' }],
    ['endpoint_silent', 'within 0.3 s', { silence: 'mid-body' }],
  ])('is a %s: %s', async (code, words, reply) => {
    const server = await serve(() => reply)
    const timeoutMs = code === 'endpoint_silent' ? 300 : 20_000
    const error = await rejection(
      modelAt(server.baseUrl, { timeoutMs, maxRetries: 0 }).complete(draftRequest, patient),
    )
    expect(error).toBeInstanceOf(ModelError)
    expect(error).toMatchObject({ code, exitCode: 5, hint: expect.stringMatching(/\w+\.$/) })
    const { message } = error as ModelError
    expect(message).toContain(`Model 'scripted' at ${server.baseUrl} `)
    expect(message).toContain(words)
    expect(server.requests).toHaveLength(1)
  })

  it('names the address nobody listens on', async () => {
    const server = await serve([])
    await server.close()
    const error = await rejection(modelAt(server.baseUrl, { maxRetries: 1 }).complete(draftRequest, patient))
    expect(error).toMatchObject({
      code: 'endpoint_unreachable',
      message: expect.stringMatching(
        /^Model 'scripted' at http:\/\/127\.0\.0\.1:\d+\/v1 cannot be reached \(2 tries\): connect ECONNREFUSED/,
      ),
    })
  })

  it('is told apart when it speaks no TLS', async () => {
    const server = await serve([good])
    const url = server.baseUrl.replace('http:', 'https:')
    expect(await rejection(modelAt(url).complete(draftRequest, patient))).toMatchObject({
      code: 'endpoint_unreachable',
      message: expect.not.stringContaining('tries'),
      hint: expect.stringContaining('Check http or https'),
    })
  })

  it('is told apart when it asks for a key and none is set', async () => {
    const server = await serve([], { key: 'sk-right-key' })
    const error = await rejection(modelAt(server.baseUrl).complete(draftRequest, patient))
    expect(error).toMatchObject({
      code: 'wrong_key',
      message: expect.stringContaining('none is set'),
      hint: expect.stringContaining('Set OPENAI_API_KEY'),
    })
  })

  it('does not follow a redirect with the prompt, and says where it points', async () => {
    const server = await serve([
      { status: 308, headers: { location: 'https://elsewhere.example/v1/chat/completions?x=1' } },
    ])
    const error = await rejection(
      modelAt(server.baseUrl, { apiKey: 'sk-abc-123' }).complete(draftRequest, patient),
    )
    expect(error).toMatchObject({
      code: 'endpoint_not_openai',
      hint: expect.stringContaining('https://elsewhere.example/v1.'),
    })
  })
})

describe('a secret', () => {
  const key = 'sk-live-0123456789abcdef'
  it.each<[string, Reply]>([
    ['an error that repeats the key', { status: 401, body: failed(`Incorrect API key provided: ${key}`) }],
    [
      'a plain text that repeats the key',
      { status: 500, headers: soon, body: `Authorization: Bearer ${key}` },
    ],
    ['a page that repeats the key', { html: `<html>Bearer ${key}</html>` }],
    [
      'a redirect that repeats the key',
      { status: 302, headers: { location: `https://other.example/${key}/v1` } },
    ],
    ['silence', { silence: 'at-once' }],
    ['a cut connection', { drop: true }],
  ])('is nowhere in the error after %s', async (_, reply) => {
    const server = await serve(() => reply)
    const error = await rejection(
      modelAt(server.baseUrl, { apiKey: key, timeoutMs: 300, maxRetries: 0 }).complete(draftRequest, patient),
    )
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`)
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(key)
    expect(error).toMatchObject({ hint: expect.not.stringContaining(key) })
  })

  it('of the base URL is not shown either', async () => {
    const server = await serve(() => ({ status: 403, body: 'no entry for t0ps3cret-token or hunter22' }))
    const url = `${server.baseUrl.replace('//', '//ana:hunter22@')}?code=t0ps3cret-token`
    const error = await rejection(modelAt(url).complete(draftRequest, patient))
    expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/hunter22|t0ps3cret/)
  })
})
