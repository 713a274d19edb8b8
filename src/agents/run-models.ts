import type { ModelCall } from '../events.js'
import { openBudget } from '../models/budget.js'
import { meter } from '../models/metering.js'
import type { Model } from '../models/model.js'
import { createOpenAiModel } from '../models/openai-model.js'
import { pricesOf } from '../models/pricing.js'
import type { EndpointSettings, Wiring } from './endpoint-settings.js'
import type { MeteredModel } from './model-analyst.js'

const maxCallMs = 60_000
const maxRetries = 3

/** The models of one run: whatever agent asks whichever of them, one purse pays. */
export interface RunModels {
  /** The model of the endpoint with this name. */
  model(name: string): MeteredModel
}

/**
 * Makes the models of an endpoint, kept as long as the function returned lives; each call of it opens a run with a
 * budget of its own.
 */
export function openRunModels(
  settings: EndpointSettings & { readonly baseUrl: string },
  { record, replay, memory, purse }: Wiring,
): () => RunModels {
  const { baseUrl, apiVersion, maxUsd, maxCalls } = settings
  const timeoutMs = Math.min(settings.timeoutMs, maxCallMs)
  const made = new Map<string, Model>()
  const modelNamed = (name: string): Model => {
    const known = made.get(name)
    if (known) return known
    const model = createOpenAiModel({
      name,
      baseUrl,
      apiKey: replay ? null : settings.apiKey,
      apiVersion,
      timeoutMs,
      maxRetries,
      ...(replay ? { through: () => replay.send } : record ? { through: record } : {}),
      // A recording begins where a replay does: knowing nothing.
      ...(memory && !record && !replay ? { memory } : {}),
    })
    made.set(name, model)
    return model
  }
  const prices = pricesOf({ baseUrl, overrides: priceOverrides(settings.prices) })
  return () => {
    const calls: ModelCall[] = []
    const budget = openBudget({ maxUsd, maxCalls }, purse)
    const takeCalls = () => calls.splice(0)
    return {
      model: (name) => ({
        ...meter(modelNamed(name), { prices, budget, onCall: (call) => calls.push(call) }),
        takeCalls,
      }),
    }
  }
}

function priceOverrides(prices: EndpointSettings['prices']) {
  return Object.fromEntries(
    Object.entries(prices).map(([model, { input, output }]) => [
      model,
      { inputUsdPerMillion: input, outputUsdPerMillion: output, cachedInputUsdPerMillion: null },
    ]),
  )
}
