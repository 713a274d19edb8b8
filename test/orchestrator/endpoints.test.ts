import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SettingsInput } from '../../src/config.js'
import { createDatabase, type TestDatabase } from '../support/database.js'
import { serverDialects } from '../support/model-dialects.js'
import { type ModelScript, type ModelServer, startModelServer } from '../support/model-server.js'
import { makeHome, openIn } from '../support/open-agentdb.js'

let database: TestDatabase

beforeAll(async () => {
  database = await createDatabase(
    'create table orders (id int primary key); insert into orders values (1), (2)',
  )
})

afterAll(() => database.drop())

const said = { outcome: 'query', sql: 'select count(*) as orders from orders', reading: 'count of orders' }

/** Asks the same question `times` times, each time as a new process would. */
async function ask(script: ModelScript, settings: (server: ModelServer) => SettingsInput, times = 1) {
  const home = makeHome()
  const server = await startModelServer(script)
  const answers = []
  const counts = []
  try {
    for (let time = 0; time < times; time++) {
      const before = server.requests.length
      const given = { databaseUrl: database.readerUrl, model: 'scripted', ...settings(server) }
      const db = await openIn(home, given)
      try {
        answers.push(await db.answer('How many orders are there?'))
      } finally {
        await db.close()
      }
      counts.push(server.requests.length - before)
    }
  } finally {
    await server.close()
    home.remove()
  }
  const [answer] = answers
  if (answer === undefined) throw new Error('nothing was asked')
  return { answer, answers, counts, server }
}

const at = ({ baseUrl }: ModelServer): SettingsInput => ({ baseUrl })

describe('a question is answered in one call', () => {
  it.each(Object.entries(serverDialects).map(([name, dialect]) => ({ name, ...dialect })))(
    'by $name: $about',
    async ({ reply, refusals, counts: counted }) => {
      const { answers, counts, server } = await ask((request, index) => reply(request, said, index), at, 2)
      for (const answer of answers) {
        expect(answer).toMatchObject({
          status: 'answered',
          rows: [{ orders: 2 }],
          interpretation: said.reading,
        })
        expect(answer.cost).toMatchObject({ calls: 1, estimated: !counted })
        if (counted) expect(answer.cost).toMatchObject({ inputTokens: 800, outputTokens: 60 })
        else expect(answer.cost.inputTokens).toBeGreaterThan(100)
      }
      // What the server does not know is found out once, also over the end of the process.
      expect(counts).toEqual([refusals + 1, 1])
      for (const { headers } of server.requests) expect(headers).not.toHaveProperty('authorization')
    },
  )

  it('by Azure: the deployment in the path, the version in the query, the key in its own header', async () => {
    const filters = { hate: { filtered: false, severity: 'safe' } }
    const message = { role: 'assistant', content: JSON.stringify(said), refusal: null }
    const body = {
      choices: [{ index: 0, message, finish_reason: 'stop', content_filter_results: filters }],
      prompt_filter_results: [{ prompt_index: 0, content_filter_results: filters }],
      usage: { prompt_tokens: 800, completion_tokens: 60, total_tokens: 860 },
    }
    const { answer, server } = await ask(
      () => ({ status: 200, body }),
      ({ baseUrl }) => ({
        baseUrl: baseUrl.replace('/v1', ''),
        apiKey: 'azure-key-1234',
        apiVersion: '2025-01-01-preview',
        model: 'our deployment',
      }),
    )
    expect(answer).toMatchObject({ status: 'answered', rows: [{ orders: 2 }] })
    const [request] = server.requests
    expect(request?.path).toBe(
      '/openai/deployments/our%20deployment/chat/completions?api-version=2025-01-01-preview',
    )
    expect(request?.headers['api-key']).toBe('azure-key-1234')
    expect(request?.headers).not.toHaveProperty('authorization')
  })

  it('after thoughts that are not among the output tokens, which are added', async () => {
    const usage = {
      prompt_tokens: 800,
      completion_tokens: 60,
      total_tokens: 960,
      completion_tokens_details: { reasoning_tokens: 100 },
    }
    const { answer } = await ask([{ fill: said, usage }], at)
    expect(answer.cost.outputTokens).toBe(160)
  })
})

describe('a remembered way of asking', () => {
  it('is given up when another server took the address', async () => {
    let plain = true
    const { counts, answers } = await ask(
      ({ body }) => {
        const format = body.response_format?.type
        if (plain && format !== undefined)
          return { status: 400, body: { error: 'response_format is not known' } }
        if (!plain && format === undefined)
          return { status: 400, body: { error: 'this server speaks schemas only' } }
        plain = false
        return { fill: said }
      },
      at,
      2,
    )
    expect(answers.map(({ status }) => status)).toEqual(['answered', 'answered'])
    expect(counts).toEqual([3, 2])
  })
})

describe('a reply that is cut off', () => {
  it('is asked for once more with more room', async () => {
    const { answer, server } = await ask([{ fill: said, as: 'broken', finish: 'length' }, { fill: said }], at)
    expect(answer).toMatchObject({ status: 'answered', cost: { calls: 2 } })
    const limits = server.requests.map(({ body }) => body.max_tokens ?? 0)
    expect(limits[1]).toBeGreaterThan(limits[0] ?? 0)
  })

  it('is an error when more room is not enough either', async () => {
    const { answer, server } = await ask(() => ({ text: '', finish: 'length' }), at)
    expect(answer.error).toMatchObject({ code: 'reply_truncated' })
    expect(answer.error?.message).toContain('cut off at its limit of 16000 tokens')
    expect(server.requests).toHaveLength(2)
  })

  it('says so when the budget has no more room', async () => {
    const { answer } = await ask(
      () => ({ text: '', finish: 'length' }),
      (server) => ({ ...at(server), maxCalls: 1 }),
    )
    expect(answer.error?.code).toBe('budget_calls')
    expect(answer.error?.message).toContain('cut off at its limit of 4000 tokens')
  })
})

describe('a model that will not answer', () => {
  it.each<[string, string, string, ModelScript]>([
    ['refuses', 'model_refused', 'I cannot help with that', [{ refusal: 'I cannot help with that.' }]],
    [
      'is cut off by a filter',
      'content_filtered',
      'content filter',
      [{ text: '', finish: 'content_filter' }],
    ],
    [
      "is kept from the question by Azure's filter",
      'content_filtered',
      'management policy',
      [
        {
          status: 400,
          body: {
            error: {
              message:
                "The response was filtered due to the prompt triggering Azure OpenAI's content management policy.",
              code: 'content_filter',
              status: 400,
              innererror: { code: 'ResponsibleAIPolicyViolation' },
            },
          },
        },
      ],
    ],
  ])('is told apart from a database without the answer when it %s', async (_, code, words, script) => {
    const { answer, server } = await ask(script, at)
    expect(answer).toMatchObject({ status: 'failed', error: { code } })
    expect(answer.error?.message).toContain(words)
    expect(answer.error?.hint).toContain('--model builtin')
    expect(server.requests).toHaveLength(1)
  })
})

describe('the temperature', () => {
  it('is what the settings say, for the analyst by itself where they do', async () => {
    const { server } = await ask([{ fill: said }, { fill: said }], (one) => ({
      ...at(one),
      temperature: 0.3,
    }))
    expect(server.requests[0]?.body.temperature).toBe(0.3)
    const own = await ask([{ fill: said }], (one) => ({
      ...at(one),
      temperature: 0.3,
      analystTemperature: 1,
    }))
    expect(own.server.requests[0]?.body.temperature).toBe(1)
  })

  it('is left to the endpoint by "default"', async () => {
    const { server } = await ask([{ fill: said }], (one) => ({ ...at(one), temperature: 'default' }))
    expect(server.requests[0]?.body).not.toHaveProperty('temperature')
  })
})
