import { describe, expect, it } from 'vitest'
import table from '../../src/models/prices.json' with { type: 'json' }
import { costUsd, pricesOf } from '../../src/models/pricing.js'

const vendor = 'https://api.openai.com/v1'

describe('pricesOf', () => {
  it('knows a listed model, and its dated editions', () => {
    const prices = pricesOf({ baseUrl: vendor, overrides: {} })
    const price = { inputUsdPerMillion: 0.4, outputUsdPerMillion: 1.6, cachedInputUsdPerMillion: 0.1 }
    expect(prices('gpt-4.1-mini')).toEqual(price)
    expect(prices('gpt-4.1-mini-2025-04-14')).toEqual(price)
    expect(prices('claude-sonnet-4-20250514')).toMatchObject({ outputUsdPerMillion: 15 })
  })

  it('prefers the price of the edition itself', () => {
    expect(pricesOf({ baseUrl: vendor, overrides: {} })('gpt-4o-2024-05-13')).toMatchObject({
      inputUsdPerMillion: 5,
    })
  })

  it.each(['gpt-9', 'gpt-4.1-mini-turbo', 'ft:gpt-4.1-mini:me::1', 'constructor', ''])(
    'does not guess the price of %o',
    (model) => {
      expect(pricesOf({ baseUrl: vendor, overrides: {} })(model)).toBeNull()
    },
  )

  it.each(['http://localhost:11434/v1', 'http://127.0.0.1:1/v1', 'http://[::1]:1/v1'])(
    'knows no price at %s unless told',
    (baseUrl) => {
      const own = { inputUsdPerMillion: 0, outputUsdPerMillion: 0, cachedInputUsdPerMillion: null }
      expect(pricesOf({ baseUrl, overrides: {} })('gpt-4.1-mini')).toBeNull()
      expect(pricesOf({ baseUrl, overrides: { qwen3: own } })('qwen3')).toEqual(own)
    },
  )

  it('takes a price it is told over the listed one', () => {
    const own = { inputUsdPerMillion: 1, outputUsdPerMillion: 2, cachedInputUsdPerMillion: null }
    expect(pricesOf({ baseUrl: vendor, overrides: { 'gpt-4.1': own } })('gpt-4.1-2025-04-14')).toEqual(own)
  })
})

describe('the table', () => {
  it('gives each price once, with its day and source', () => {
    expect(new Set(table.models.map(({ model }) => model)).size).toBe(table.models.length)
    for (const entry of table.models) {
      expect(entry.asOf).toMatch(/^20\d\d-\d\d-\d\d$/)
      expect(entry.source).toMatch(/^https:\/\//)
      expect(entry.input).toBeGreaterThan(0)
      expect(entry.output).toBeGreaterThan(entry.input)
      if (entry.cachedInput !== null) expect(entry.cachedInput).toBeLessThan(entry.input)
    }
  })
})

describe('costUsd', () => {
  const price = { inputUsdPerMillion: 2, outputUsdPerMillion: 8, cachedInputUsdPerMillion: 0.5 }
  it('prices cached input apart from the rest', () => {
    expect(
      costUsd(price, { inputTokens: 1_000_000, outputTokens: 500_000, cachedInputTokens: 400_000 }),
    ).toBeCloseTo(1.2 + 0.2 + 4, 10)
  })
  it('counts cached input as any other when it has no price', () => {
    const counts = { inputTokens: 1_000_000, outputTokens: 0, cachedInputTokens: 400_000 }
    expect(costUsd({ ...price, cachedInputUsdPerMillion: null }, counts)).toBe(2)
  })
})
