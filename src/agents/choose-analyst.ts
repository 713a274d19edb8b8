import { UsageError } from '../errors.js'
import type { ModelCall } from '../events.js'
import type { Analyst } from './sql-analyst.js'

/** The settings that decide who writes the SQL. */
export interface AnalystSettings {
  /** `auto`, `builtin`, or a model of the endpoint. */
  readonly model: string
  readonly apiKey: string | null
  /** Null for OpenAI's own. */
  readonly baseUrl: string | null
  readonly timeoutMs: number
  readonly maxUsd: number | null
  readonly maxCalls: number | null
  /** By model name, in USD a million tokens; they come before the table's. */
  readonly prices: { readonly [model: string]: { readonly input: number; readonly output: number } }
}

/** Makes a fresh analyst for each run, because budget and calls are counted by run. */
export type NewAnalyst = () => Analyst

const openAiUrl = 'https://api.openai.com/v1'
const defaultModel = 'gpt-4.1-mini'
const maxCallMs = 60_000
const maxRetries = 3

/** The model an endpoint would be asked for, and where. */
export interface ChosenEndpoint {
  readonly model: string
  readonly baseUrl: string
}

/**
 * Which endpoint the settings come to, without reaching for it; null when the built-in model answers.
 * @throws {UsageError} `no_endpoint` when a model is named and no endpoint is configured.
 */
export function chooseEndpoint(
  settings: Pick<AnalystSettings, 'model' | 'apiKey' | 'baseUrl'>,
): ChosenEndpoint | null {
  const { model, apiKey, baseUrl } = settings
  const configured = apiKey !== null || baseUrl !== null
  if (model === 'builtin' || (model === 'auto' && !configured)) return null
  if (!configured) {
    throw new UsageError('no_endpoint', `Model "${model}" needs an endpoint, and none is configured.`, {
      hint: 'Set OPENAI_API_KEY, or OPENAI_BASE_URL for a local server; or use --model builtin.',
    })
  }
  return { model: model === 'auto' ? defaultModel : model, baseUrl: baseUrl ?? openAiUrl }
}

/**
 * Chooses the SQL analyst: the built-in parser, the endpoint's model, or the endpoint with the parser as its net.
 * Only the code of the chosen one is loaded.
 * @throws {UsageError} `no_endpoint` when a model is named and no endpoint is configured.
 */
export async function chooseAnalyst(settings: AnalystSettings): Promise<NewAnalyst> {
  const endpoint = chooseEndpoint(settings)
  const newEndpointAnalyst = endpoint === null ? null : await endpointAnalysts(endpoint, settings)
  if (newEndpointAnalyst !== null && settings.model !== 'auto') return newEndpointAnalyst
  const { builtinAnalyst } = await import('./builtin-analyst.js')
  if (newEndpointAnalyst === null) return builtinAnalyst
  const { autoAnalyst } = await import('./auto-analyst.js')
  return () => autoAnalyst(newEndpointAnalyst(), builtinAnalyst())
}

async function endpointAnalysts(endpoint: ChosenEndpoint, settings: AnalystSettings): Promise<NewAnalyst> {
  const [{ createOpenAiModel }, { meter }, { openBudget }, { pricesOf }, { modelAnalyst }] =
    await Promise.all([
      import('../models/openai-model.js'),
      import('../models/metering.js'),
      import('../models/budget.js'),
      import('../models/pricing.js'),
      import('./model-analyst.js'),
    ])
  const { apiKey, maxUsd, maxCalls } = settings
  const { model: name, baseUrl } = endpoint
  const timeoutMs = Math.min(settings.timeoutMs, maxCallMs)
  const model = createOpenAiModel({ name, baseUrl, apiKey, timeoutMs, maxRetries })
  const prices = pricesOf({ baseUrl, overrides: priceOverrides(settings.prices) })
  return () => {
    const calls: ModelCall[] = []
    const budget = openBudget({ maxUsd, maxCalls })
    const metered = meter(model, { prices, budget, onCall: (call) => calls.push(call) })
    return modelAnalyst({ ...metered, takeCalls: () => calls.splice(0) })
  }
}

function priceOverrides(prices: AnalystSettings['prices']) {
  return Object.fromEntries(
    Object.entries(prices).map(([model, { input, output }]) => [
      model,
      { inputUsdPerMillion: input, outputUsdPerMillion: output, cachedInputUsdPerMillion: null },
    ]),
  )
}
