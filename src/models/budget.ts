import { BudgetError, UsageError } from '../errors.js'
import type { Cost } from '../events.js'

/** What may be spent; null is no limit. */
export interface BudgetLimits {
  readonly maxUsd: number | null
  readonly maxCalls: number | null
}

/** What one call came to. `usd` is null when its price is unknown. */
export interface Spending {
  readonly usd: number | null
  readonly inputTokens: number
  readonly outputTokens: number
  readonly estimated: boolean
}

/** A purse for one run; models that share it are limited together. */
export interface Budget {
  /**
   * Sets aside the most a call can cost, so that calls under way at the same time cannot pass the limit together.
   * The function returned puts what it really cost in its place; call it once, whatever happened.
   * @throws {BudgetError} `budget_usd`, `budget_calls`; {UsageError} `price_unknown`
   */
  reserve(call: { readonly model: string; readonly mostUsd: number | null }): (spending: Spending) => void
  spent(): Cost
}

/**
 * Opens a budget with nothing spent.
 * @param purse a further budget that pays every call as well, and may refuse it.
 * @example openBudget({ maxUsd: 0.05, maxCalls: null })
 */
export function openBudget({ maxUsd, maxCalls }: BudgetLimits, purse?: Budget): Budget {
  let cost: Cost = { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false }
  let reservedUsd = 0
  let underWay = 0

  return {
    reserve({ model, mostUsd }) {
      const calls = cost.calls + underWay
      if (maxCalls !== null && calls >= maxCalls) throw callsSpent(maxCalls, calls)
      if (maxUsd !== null && mostUsd === null) throw priceUnknown(model, maxUsd)
      const committedUsd = (cost.usd ?? 0) + reservedUsd
      if (maxUsd !== null && mostUsd !== null && committedUsd + mostUsd > maxUsd) {
        throw moneySpent(maxUsd, committedUsd, mostUsd, model)
      }
      const settlePurse = purse?.reserve({ model, mostUsd })
      reservedUsd += mostUsd ?? 0
      underWay += 1
      return (spending) => {
        settlePurse?.(spending)
        underWay -= 1
        // Repeated subtraction leaves dust that would refuse a call which just fits.
        reservedUsd = underWay === 0 ? 0 : reservedUsd - (mostUsd ?? 0)
        cost = add(cost, spending)
      }
    },
    spent: () => cost,
  }
}

function add(cost: Cost, { usd, inputTokens, outputTokens, estimated }: Spending): Cost {
  return {
    usd: cost.usd === null || usd === null ? null : cost.usd + usd,
    inputTokens: cost.inputTokens + inputTokens,
    outputTokens: cost.outputTokens + outputTokens,
    calls: cost.calls + 1,
    estimated: cost.estimated || estimated,
  }
}

function callsSpent(maxCalls: number, calls: number): BudgetError {
  return new BudgetError(
    'budget_calls',
    `The next model call would be number ${calls + 1}, and ${maxCalls} may be made. It was not sent.`,
    {
      hint: 'Raise --max-calls, or ask with --model builtin.',
    },
  )
}

function moneySpent(maxUsd: number, committedUsd: number, mostUsd: number, model: string): BudgetError {
  return new BudgetError(
    'budget_usd',
    `${dollars(committedUsd)} is spent and the next call to '${model}' may cost ${dollars(mostUsd)}: more than the ${dollars(maxUsd)} allowed. It was not sent.`,
    { hint: 'Raise --max-usd, use a cheaper model, or ask with --model builtin.' },
  )
}

function priceUnknown(model: string, maxUsd: number): UsageError {
  return new UsageError(
    'price_unknown',
    `A limit of ${dollars(maxUsd)} is set, but the price of model '${model}' is unknown: the limit could not be kept.`,
    {
      hint: 'State its price in the configuration (0 for a local model), or limit the calls with --max-calls instead of --max-usd.',
    },
  )
}

function dollars(usd: number): string {
  return `$${Number(usd.toFixed(8))}`
}
