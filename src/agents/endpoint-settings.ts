import type { Budget } from '../models/budget.js'
import type { DialectMemory } from '../models/openai-model.js'
import type { Recorder } from '../models/record-traffic.js'
import type { Replay } from '../models/replay-traffic.js'

/** How hot a model answers, 0 to 2; `default` leaves it to the endpoint. */
export type Temperature = number | 'default'

/** The settings that say how an endpoint is asked. */
export interface EndpointSettings {
  readonly apiKey: string | null
  /** Null for OpenAI's own. */
  readonly baseUrl: string | null
  /** Azure's; null for any other, or for the newest known to work there. */
  readonly apiVersion: string | null
  readonly temperature: Temperature
  /** For the SQL analyst by itself; null for `temperature`. */
  readonly analystTemperature: Temperature | null
  readonly timeoutMs: number
  readonly maxUsd: number | null
  readonly maxCalls: number | null
  /** By model name, in USD a million tokens; they come before the table's. */
  readonly prices: { readonly [model: string]: { readonly input: number; readonly output: number } }
}

/** What stands between the models and the network. */
export interface Wiring {
  readonly record: Recorder | null
  /** In place of the network. */
  readonly replay: Replay | null
  /** Null learns each server's ways anew. */
  readonly memory: DialectMemory | null
  /** What several runs may spend together, beside what each may; absent is no such limit. */
  readonly purse?: Budget | undefined
}

/** Straight to the endpoint. */
export const plainWiring: Wiring = { record: null, replay: null, memory: null }
