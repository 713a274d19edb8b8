import { afterEach, describe, expect, it, vi } from 'vitest'
import { draftRequest, modelAt, patient, serve } from './ask.js'

const sql = 'select count(*) from orders'
const draft = { sql, assumptions: [] }

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('a request', () => {
  it('asks for the strict schema, the tokens and the temperature it was given, and signs in', async () => {
    const server = await serve([{ fill: { sql } }])
    await modelAt(server.baseUrl, { apiKey: ' sk-test-1234\n' }).complete(draftRequest, patient)
    const [request] = server.requests
    expect(request?.path).toBe('/v1/chat/completions')
    expect(request?.headers.authorization).toBe('Bearer sk-test-1234')
    expect(request?.body).toEqual({
      model: 'scripted',
      messages: draftRequest.messages,
      response_format: {
        type: 'json_schema',
        json_schema: { name: 'draft', strict: true, schema: draftRequest.reply.schema },
      },
      temperature: 0,
      max_tokens: 500,
    })
  })

  it('leaves the temperature to the endpoint when none is given', async () => {
    const server = await serve([{ fill: { sql } }])
    await modelAt(server.baseUrl).complete({ ...draftRequest, temperature: null }, patient)
    expect(server.requests[0]?.body).not.toHaveProperty('temperature')
  })

  it('sends no key to a local server that needs none', async () => {
    const server = await serve([{ fill: { sql } }])
    await modelAt(server.baseUrl).complete(draftRequest, patient)
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization')
  })

  it('takes nothing from the environment by itself, and prints nothing', async () => {
    vi.stubEnv('OPENAI_API_KEY', 'sk-from-environment')
    vi.stubEnv('OPENAI_ADMIN_KEY', 'sk-admin-from-environment')
    vi.stubEnv('OPENAI_ORG_ID', 'org-from-environment')
    vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:1/from-environment')
    vi.stubEnv('OPENAI_LOG', 'debug')
    const printed = vi.spyOn(console, 'debug')
    const server = await serve([{ fill: { sql } }])
    await modelAt(server.baseUrl).complete(draftRequest, patient)
    expect(JSON.stringify(server.requests[0])).not.toContain('from-environment')
    expect(printed).not.toHaveBeenCalled()
  })

  it('sends the query of the base URL along, and its credentials as Basic', async () => {
    const server = await serve([{ fill: { sql } }])
    const url = `${server.baseUrl.replace('//', '//ana:p%40ss@')}/?api-version=2025-01-01`
    await modelAt(url).complete(draftRequest, patient)
    expect(server.requests[0]?.path).toBe('/v1/chat/completions?api-version=2025-01-01')
    expect(server.requests[0]?.headers.authorization).toBe(
      `Basic ${Buffer.from('ana:p@ss').toString('base64')}`,
    )
  })
})

describe('a reply', () => {
  it.each(['json', 'fence', 'prose', 'tool-call'] as const)('is read as JSON from %s', async (as) => {
    const server = await serve([{ fill: { sql }, as }])
    const completion = await modelAt(server.baseUrl).complete(draftRequest, patient)
    expect(completion).toMatchObject({ json: draft, outcome: 'ok' })
    expect(completion.latencyMs).toBeGreaterThan(0)
  })

  it.each<[string, string, Parameters<typeof serve>[0]]>([
    ['unreadable when it is prose', 'unreadable', [{ text: 'I would count the orders.' }]],
    ['unreadable when it is empty', 'unreadable', [{ text: '' }]],
    ['unreadable when its JSON is broken', 'unreadable', [{ fill: { sql }, as: 'broken' }]],
    [
      'truncated when the token limit cut it',
      'truncated',
      [{ fill: { sql }, as: 'broken', finish: 'length' }],
    ],
    [
      'truncated when the cut text holds a whole object that is only a part',
      'truncated',
      [{ text: 'First {"sql": "select 0"}, or rather {"sql": "sel', finish: 'length' }],
    ],
    ['refused when the model refuses', 'refused', [{ refusal: 'I cannot help with that.' }]],
    ['refused when a filter stopped it', 'refused', [{ text: '', finish: 'content_filter' }]],
  ])('is %s', async (_, outcome, script) => {
    const server = await serve(script)
    const completion = await modelAt(server.baseUrl).complete(draftRequest, patient)
    expect(completion.outcome).toBe(outcome)
    expect(completion.json).toBeUndefined()
    expect(server.requests).toHaveLength(1)
  })

  it('keeps the words of a refusal', async () => {
    const server = await serve([{ refusal: 'I cannot help with that.' }])
    expect((await modelAt(server.baseUrl).complete(draftRequest, patient)).text).toBe(
      'I cannot help with that.',
    )
  })

  it('is whole when it ends exactly at the token limit', async () => {
    const server = await serve([{ fill: { sql }, finish: 'length' }])
    expect(await modelAt(server.baseUrl).complete(draftRequest, patient)).toMatchObject({
      json: draft,
      outcome: 'ok',
    })
  })

  it('may come as a list of parts, and without the JSON content type', async () => {
    const parts = [
      { type: 'text', text: '{"sql": ' },
      { type: 'text', text: '"select 1"}' },
    ]
    const body = JSON.stringify({ choices: [{ message: { role: 'assistant', content: parts } }] })
    const server = await serve([{ status: 200, body }])
    expect(await modelAt(server.baseUrl).complete(draftRequest, patient)).toMatchObject({
      json: { sql: 'select 1' },
    })
  })
})

describe('usage', () => {
  it('is what the endpoint counted, cached tokens apart', async () => {
    const usage = { prompt_tokens: 900, completion_tokens: 40, prompt_tokens_details: { cached_tokens: 512 } }
    const server = await serve([{ fill: { sql }, usage }])
    expect(await modelAt(server.baseUrl).complete(draftRequest, patient)).toMatchObject({
      inputTokens: 900,
      outputTokens: 40,
      cachedInputTokens: 512,
    })
  })

  it.each<[string, unknown]>([
    ['is missing', null],
    ['is odd', { prompt_tokens: -1, completion_tokens: 'many' }],
    ['is zero', { prompt_tokens: 0, completion_tokens: 0 }],
    ['is not an object', 'free'],
  ])('is estimated at 4 characters a token when it %s', async (_, usage) => {
    const text = JSON.stringify(draft)
    const server = await serve([{ text, usage }])
    const prompt = `You write SQL.\nHow many orders are there?\n${JSON.stringify(draftRequest.reply.schema)}`
    expect(await modelAt(server.baseUrl).complete(draftRequest, patient)).toMatchObject({
      inputTokens: Math.ceil(prompt.length / 4),
      outputTokens: Math.ceil(text.length / 4),
      cachedInputTokens: 0,
    })
  })
})

describe('a server that does not know a form', () => {
  const always = () => ({ fill: { sql } })

  it('is asked for JSON mode with the schema in words, once and for all', async () => {
    const server = await serve(always, { rejects: ['json_schema'] })
    const model = modelAt(server.baseUrl)
    expect(await model.complete(draftRequest, patient)).toMatchObject({ json: draft })
    expect(await model.complete(draftRequest, patient)).toMatchObject({ json: draft })
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      'json_object',
    ])
    expect(server.requests[1]?.body.messages).toHaveLength(2)
    expect(server.requests[1]?.prompt).toContain(JSON.stringify(draftRequest.reply.schema))
  })

  it('is asked in words alone when it knows no JSON mode either', async () => {
    const server = await serve(always, { rejects: ['json_schema', 'json_object'] })
    const model = modelAt(server.baseUrl)
    expect(await model.complete(draftRequest, patient)).toMatchObject({ json: draft })
    await model.complete(draftRequest, patient)
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual([
      'json_schema',
      'json_object',
      undefined,
      undefined,
    ])
  })

  it('is asked without temperature, as reasoning models want it', async () => {
    const server = await serve(always, { rejects: ['temperature', 'max_tokens'] })
    const model = modelAt(server.baseUrl)
    await model.complete(draftRequest, patient)
    await model.complete(draftRequest, patient)
    const last = server.requests.at(-1)?.body
    expect(last).toMatchObject({ max_completion_tokens: 500, response_format: { type: 'json_schema' } })
    expect(last).not.toHaveProperty('temperature')
    expect(last).not.toHaveProperty('max_tokens')
    expect(server.requests).toHaveLength(4)
  })

  it.each<[string, number, unknown]>([
    [
      'FastAPI',
      422,
      {
        detail: [
          {
            type: 'extra_forbidden',
            loc: ['body', 'response_format'],
            msg: 'Extra inputs are not permitted',
          },
        ],
      },
    ],
    [
      'an older vLLM',
      400,
      { object: 'error', message: 'guided decoding: json_schema is not supported', code: 400 },
    ],
    ['a plain text', 404, 'response_format: unknown field'],
  ])('is understood in the words of %s', async (_, status, body) => {
    const server = await serve([{ status, body }, { fill: { sql } }])
    expect(await modelAt(server.baseUrl).complete(draftRequest, patient)).toMatchObject({ json: draft })
    expect(server.requests[1]?.body.response_format?.type).toBe('json_object')
  })
})

describe('createOpenAiModel', () => {
  it.each(['nonsense', 'ftp://host/v1', '', 'localhost:11434/v1'])('refuses %o as a base URL', (baseUrl) => {
    expect(() => modelAt(baseUrl)).toThrow(expect.objectContaining({ code: 'invalid_base_url', exitCode: 2 }))
  })

  it('does not print the password of a URL it cannot read', () => {
    expect(() => modelAt('htp://ana:hunter22@host/v1?token=t0ps3cret')).toThrow(/^'htp:\/\/host\/v1' is not/)
  })

  it('refuses a key that no header can carry, without printing it', () => {
    expect(() => modelAt('http://127.0.0.1:1/v1', { apiKey: 'sk-first\nsk-second' })).toThrow(
      expect.objectContaining({ code: 'invalid_key', message: expect.not.stringContaining('sk-first') }),
    )
  })

  it('refuses two ways to sign in at once', () => {
    expect(() => modelAt('http://ana:secret@127.0.0.1:1/v1', { apiKey: 'sk-1' })).toThrow(
      /only one can be sent/,
    )
  })
})
