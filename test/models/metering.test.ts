import { describe, expect, it } from 'vitest'
import type { ModelCall } from '../../src/events.js'
import { openBudget } from '../../src/models/budget.js'
import { meter } from '../../src/models/metering.js'
import type { Model } from '../../src/models/model.js'
import type { Prices } from '../../src/models/pricing.js'
import type { ModelScript } from '../support/model-server.js'
import { draftRequest, modelAt, patient, rejection, serve } from './ask.js'

const oneAndTen: Prices = () => ({
  inputUsdPerMillion: 1,
  outputUsdPerMillion: 10,
  cachedInputUsdPerMillion: 0.1,
})
const unpriced: Prices = () => null
const usage = { prompt_tokens: 1000, completion_tokens: 100, prompt_tokens_details: { cached_tokens: 500 } }
const costOfOne = (500 * 1 + 500 * 0.1 + 100 * 10) / 1e6
const always: ModelScript = () => ({ fill: { sql: 'select 1' }, usage })

async function metered(
  script: ModelScript,
  prices: Prices,
  limits: { maxUsd?: number; maxCalls?: number } = {},
) {
  const server = await serve(script)
  const calls: ModelCall[] = []
  const budget = openBudget({ maxUsd: limits.maxUsd ?? null, maxCalls: limits.maxCalls ?? null })
  const wrap = (model: Model) => meter(model, { prices, budget, onCall: (call) => calls.push(call) })
  const model = wrap(modelAt(server.baseUrl, { maxRetries: 0, timeoutMs: 2_000 }))
  return { server, calls, model, wrap }
}

describe('meter', () => {
  it('records each call as it was billed, and adds them up', async () => {
    const { model, calls, server } = await metered(always, oneAndTen)
    await model.complete(draftRequest, patient)
    await model.complete({ ...draftRequest, role: 'critic' }, patient)
    expect(calls[0]).toEqual({
      role: 'sql-analyst',
      model: 'scripted',
      inputTokens: 1000,
      outputTokens: 100,
      usd: costOfOne,
      latencyMs: expect.any(Number),
      outcome: 'ok',
      error: null,
      estimated: false,
      sent: [{ url: server.baseUrl, text: server.requests[0]?.text }],
    })
    expect(calls[1]?.role).toBe('critic')
    expect(model.spent()).toEqual({
      usd: costOfOne * 2,
      inputTokens: 2000,
      outputTokens: 200,
      calls: 2,
      estimated: false,
    })
  })

  it('says that the cost is unknown as soon as one price is', async () => {
    const { model, calls } = await metered(always, unpriced)
    expect(model.spent().usd).toBe(0)
    await model.complete(draftRequest, patient)
    expect(calls[0]?.usd).toBeNull()
    expect(model.spent()).toEqual({
      usd: null,
      inputTokens: 1000,
      outputTokens: 100,
      calls: 1,
      estimated: false,
    })
  })

  it('records a call that failed, and passes its error on', async () => {
    const { model, calls } = await metered(() => ({ status: 401 }), oneAndTen)
    const error = await rejection(model.complete(draftRequest, patient))
    expect(error).toMatchObject({ code: 'wrong_key' })
    expect(calls).toMatchObject([
      { outcome: 'failed', error: (error as Error).message, usd: 0, inputTokens: 0 },
    ])
    expect(model.spent().calls).toBe(1)
  })

  it('counts the prompt of a call given up, which the endpoint may bill', async () => {
    const { model, calls } = await metered(() => ({ silence: 'at-once' }), oneAndTen)
    await rejection(model.complete(draftRequest, AbortSignal.timeout(200)))
    expect(calls[0]).toMatchObject({ outcome: 'failed', outputTokens: 0 })
    expect(calls[0]?.inputTokens).toBeGreaterThan(0)
    expect(model.spent().usd).toBeGreaterThan(0)
  })

  it.each<[ModelCall['outcome'], ModelScript]>([
    ['unreadable', [{ text: 'no' }]],
    ['refused', [{ refusal: 'no' }]],
    ['truncated', [{ text: '{"sql": "sel', finish: 'length' }]],
  ])('records a reply that is %s, with what is wrong', async (outcome, script) => {
    const { model, calls } = await metered(script, oneAndTen)
    await model.complete(draftRequest, patient)
    expect(calls).toMatchObject([{ outcome, error: expect.any(String) }])
  })
})

describe('a budget', () => {
  it('refuses the call after the last one allowed, before anything is sent', async () => {
    const { model, server, calls } = await metered(always, unpriced, { maxCalls: 1 })
    await model.complete(draftRequest, patient)
    const error = await rejection(model.complete(draftRequest, patient))
    expect(error).toMatchObject({
      code: 'budget_calls',
      exitCode: 7,
      message: expect.stringContaining('number 2, and 1 may be made'),
    })
    expect(server.requests).toHaveLength(1)
    expect(calls).toHaveLength(1)
  })

  it('refuses a call that may cost more than is left, saying what was spent and what it would add', async () => {
    // The most a call can cost is about 0.0051: its prompt and 500 tokens at 10 a million.
    const { model, server } = await metered(always, oneAndTen, { maxUsd: 0.0062 })
    await model.complete(draftRequest, patient)
    const error = await rejection(model.complete(draftRequest, patient))
    expect(error).toMatchObject({ code: 'budget_usd', exitCode: 7 })
    expect((error as Error).message).toMatch(
      /^\$0\.00155 is spent .* may cost \$0\.005\d+: more than the \$0\.0062 allowed/,
    )
    expect(server.requests).toHaveLength(1)
  })

  it('goes by what was really spent, not by what might have been', async () => {
    const { model } = await metered(always, oneAndTen, { maxUsd: 0.0105 })
    for (let call = 0; call < 3; call++) await model.complete(draftRequest, patient)
    expect(model.spent().usd).toBeCloseTo(costOfOne * 3, 12)
  })

  it('is not passed by calls under way at the same time', async () => {
    const { model, server } = await metered(always, oneAndTen, { maxUsd: 0.0062, maxCalls: 5 })
    const results = await Promise.allSettled([1, 2, 3].map(() => model.complete(draftRequest, patient)))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(server.requests).toHaveLength(1)
  })

  it('is shared by the models that are given it', async () => {
    const { model, wrap, server } = await metered(always, unpriced, { maxCalls: 2 })
    const other = wrap(modelAt(server.baseUrl, { name: 'other' }))
    await model.complete(draftRequest, patient)
    await other.complete(draftRequest, patient)
    expect(await rejection(model.complete(draftRequest, patient))).toMatchObject({ code: 'budget_calls' })
    expect(other.spent().calls).toBe(2)
  })

  it('refuses a limit in USD that it cannot check, rather than ignore it', async () => {
    const { model, server } = await metered(always, unpriced, { maxUsd: 1 })
    expect(await rejection(model.complete(draftRequest, patient))).toMatchObject({
      code: 'price_unknown',
      exitCode: 2,
      message: expect.stringContaining("the price of model 'scripted' is unknown"),
    })
    expect(server.requests).toHaveLength(0)
  })

  it('of nothing allows a model that is free', async () => {
    const free: Prices = () => ({
      inputUsdPerMillion: 0,
      outputUsdPerMillion: 0,
      cachedInputUsdPerMillion: null,
    })
    const { model } = await metered(always, free, { maxUsd: 0 })
    await model.complete(draftRequest, patient)
    expect(model.spent().usd).toBe(0)
  })

  it('of no calls sends nothing', async () => {
    const { model, server } = await metered(always, unpriced, { maxCalls: 0 })
    expect(await rejection(model.complete(draftRequest, patient))).toMatchObject({ code: 'budget_calls' })
    expect(server.requests).toHaveLength(0)
  })
})

describe('a budget within another', () => {
  const call = { model: 'scripted', mostUsd: 0.4 }
  const paid = { usd: 0.3, inputTokens: 10, outputTokens: 1, estimated: false }

  it('is paid from both, and refused by either, leaving no reservation behind', () => {
    const purse = openBudget({ maxUsd: 1, maxCalls: null })
    const first = openBudget({ maxUsd: null, maxCalls: 1 }, purse)
    const second = openBudget({ maxUsd: null, maxCalls: 9 }, purse)
    first.reserve(call)(paid)
    // Refused by its own limit: the purse is not touched.
    expect(() => first.reserve(call)).toThrow(/1 may be made/)
    second.reserve(call)(paid)
    expect(purse.spent()).toMatchObject({ usd: 0.6, calls: 2 })
    expect(second.spent()).toMatchObject({ usd: 0.3, calls: 1 })
    const settle = second.reserve(call)
    expect(() => second.reserve(call)).toThrow(/more than the \$1 allowed/)
    settle({ ...paid, usd: 0 })
    expect(() => second.reserve(call)({ ...paid, usd: 0 })).not.toThrow()
  })
})
