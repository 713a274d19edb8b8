import { ModelError } from '../errors.js'
import type { Cost, ModelCall, SentRequest } from '../events.js'
import type { Budget } from './budget.js'
import type { Completion, Model, ModelRequest } from './model.js'
import { costUsd, type Price, type Prices } from './pricing.js'
import { estimateTokens, mostPromptTokens, promptText } from './tokens.js'

interface Metering {
  readonly prices: Prices
  readonly budget: Budget
  /** Told of every call that was sent, also of one that failed. */
  onCall(call: ModelCall): void
}

/**
 * The model with its calls counted, priced and held within a budget, which is asked before each call for the most the
 * call can cost: the whole prompt and `maxOutputTokens`. `spent` is all that the budget has paid, for every model that shares it.
 *
 * @throws {BudgetError} `budget_usd`, `budget_calls` and {UsageError} `price_unknown` from `complete`, before anything is sent
 */
export function meter(model: Model, { prices, budget, onCall }: Metering): Model & { spent(): Cost } {
  async function complete(request: ModelRequest, signal: AbortSignal): Promise<Completion> {
    signal.throwIfAborted()
    const price = prices(model.name)
    const settle = budget.reserve({ model: model.name, mostUsd: price && mostUsd(price, request) })
    const startedAt = performance.now()
    const sent: SentRequest[] = []
    const record = (call: Billed) => {
      const billed = { role: request.role, model: model.name, usd: price && costUsd(price, call.tokens) }
      const { inputTokens, outputTokens, estimated } = call.tokens
      settle({ usd: billed.usd, inputTokens, outputTokens, estimated })
      onCall({
        ...billed,
        inputTokens,
        outputTokens,
        latencyMs: call.latencyMs,
        outcome: call.outcome,
        error: call.error,
        estimated,
        sent,
      })
    }
    let completion: Completion
    try {
      completion = await model.complete(request, signal, (one) => sent.push(one))
    } catch (error) {
      record(failed(error, request, performance.now() - startedAt))
      throw error
    }
    record({
      tokens: completion,
      latencyMs: completion.latencyMs,
      outcome: completion.outcome,
      error: complaint(completion),
    })
    return completion
  }

  return { name: model.name, complete, spent: budget.spent }
}

interface Billed extends Pick<ModelCall, 'latencyMs' | 'outcome' | 'error'> {
  readonly tokens: Pick<Completion, 'inputTokens' | 'outputTokens' | 'cachedInputTokens' | 'estimated'>
}

function mostUsd(price: Price, request: ModelRequest): number {
  return costUsd(price, {
    inputTokens: mostPromptTokens(request),
    outputTokens: request.maxOutputTokens,
    cachedInputTokens: 0,
  })
}

/** A refused request is not billed; one that was given up while the server worked on it may be, at least its prompt. */
function failed(error: unknown, request: ModelRequest, latencyMs: number): Billed {
  const givenUp = !(error instanceof ModelError) || error.code === 'endpoint_silent'
  return {
    tokens: {
      inputTokens: givenUp ? estimateTokens(promptText(request)) : 0,
      outputTokens: 0,
      cachedInputTokens: 0,
      estimated: givenUp,
    },
    latencyMs,
    outcome: 'failed',
    error: error instanceof Error ? error.message : String(error),
  }
}

function complaint({ outcome }: Completion): string | null {
  switch (outcome) {
    case 'ok':
      return null
    case 'unreadable':
      return 'The reply holds no JSON object.'
    case 'refused':
      return 'The model refused to answer.'
    case 'truncated':
      return 'The reply was cut off at its token limit.'
    default:
      return outcome satisfies never
  }
}
