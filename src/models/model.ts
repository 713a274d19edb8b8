import type { AgentRole, SentRequest } from '../events.js'

/** A JSON Schema document, as endpoints take it. */
export type JsonSchema = { readonly [key: string]: unknown }

/** One question of an agent to a language model, whichever the endpoint. */
export interface ModelRequest {
  /** The agent that asks, for the bill and the history. */
  readonly role: AgentRole
  readonly messages: readonly { readonly role: 'system' | 'user' | 'assistant'; readonly content: string }[]
  /** The shape the reply must have: every property required, no others (OpenAI's strict subset). */
  readonly reply: { readonly name: string; readonly schema: JsonSchema }
  /** Null leaves the endpoint's own default. */
  readonly temperature: number | null
  readonly maxOutputTokens: number
}

/** What came back, before anyone trusts it: `json` is what could be read of the text, still to be validated. */
export interface Completion {
  readonly text: string
  /** The reply as JSON, taken from the text by the fallbacks of the contract; undefined when none was found. */
  readonly json: unknown
  readonly outcome: 'ok' | 'unreadable' | 'refused' | 'truncated'
  /** The endpoint's own count, else an estimate of 4 characters a token. */
  readonly inputTokens: number
  readonly outputTokens: number
  /** How many of `inputTokens` the endpoint read from its cache (they cost less); 0 when it does not say. */
  readonly cachedInputTokens: number
  /** The endpoint left out a count, and it is an estimate. */
  readonly estimated: boolean
  /** The whole call: every try and every wait between them. */
  readonly latencyMs: number
}

/** A language model behind one method. */
export interface Model {
  readonly name: string
  /**
   * One request, one reply, also where the server only streams. Rejects with `signal.reason` once the signal is aborted.
   * `onSend` is told of all that leaves the machine, before it does.
   * @throws {ModelError} when the endpoint cannot be used; {BudgetError} from a metered model.
   */
  complete(
    request: ModelRequest,
    signal: AbortSignal,
    onSend?: (sent: SentRequest) => void,
  ): Promise<Completion>
}
