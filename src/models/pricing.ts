import { isLoopback } from './endpoint.js'
import table from './prices.json' with { type: 'json' }

/** What a model costs, in USD for a million tokens. */
export interface Price {
  readonly inputUsdPerMillion: number
  readonly outputUsdPerMillion: number
  /** For input read from the vendor's cache; null when there is no such price: it is counted as other input. */
  readonly cachedInputUsdPerMillion: number | null
}

/** The price of a model by its name; null when it is unknown. */
export type Prices = (model: string) => Price | null

/** Token counts of one call; the cached ones are among the input ones. */
export interface TokenCounts {
  readonly inputTokens: number
  readonly outputTokens: number
  readonly cachedInputTokens: number
}

/**
 * The prices of one endpoint: `overrides` by model name first, then the table in prices.json. A model on this machine
 * has no listed price: it may well be named like one that has.
 *
 * @example
 * const prices = pricesOf({ baseUrl: 'https://api.openai.com/v1', overrides: {} })
 * prices('gpt-4.1-mini-2025-04-14') // the price of gpt-4.1-mini
 */
export function pricesOf(endpoint: {
  readonly baseUrl: string
  readonly overrides: { readonly [model: string]: Price }
}): Prices {
  const overrides = new Map(Object.entries(endpoint.overrides))
  const listed = isLoopback(endpoint.baseUrl) ? new Map<string, Price>() : listedPrices()
  return (model) =>
    overrides.get(model) ??
    overrides.get(withoutDate(model)) ??
    listed.get(model) ??
    listed.get(withoutDate(model)) ??
    null
}

/** What the tokens cost at a price, in USD. */
export function costUsd(price: Price, { inputTokens, outputTokens, cachedInputTokens }: TokenCounts): number {
  const cachedPrice = price.cachedInputUsdPerMillion ?? price.inputUsdPerMillion
  const perMillion =
    (inputTokens - cachedInputTokens) * price.inputUsdPerMillion +
    cachedInputTokens * cachedPrice +
    outputTokens * price.outputUsdPerMillion
  return perMillion / 1_000_000
}

function listedPrices(): Map<string, Price> {
  return new Map(
    table.models.map(({ model, input, output, cachedInput }) => [
      model,
      { inputUsdPerMillion: input, outputUsdPerMillion: output, cachedInputUsdPerMillion: cachedInput },
    ]),
  )
}

/** `gpt-4.1-mini-2025-04-14` and `claude-sonnet-4-20250514` are dated editions; a fine-tuned or size suffix is not. */
function withoutDate(model: string): string {
  return model.replace(/-(20\d{2}-\d{2}-\d{2}|20\d{6})$/, '')
}
