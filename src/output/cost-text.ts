import type { Cost } from '../events.js'

/** What a run took of a model, in parts to be joined: "1 call", "1 180 tokens", "$0.0004"; none when no model was asked. */
export function costParts({ calls, inputTokens, outputTokens, estimated, usd }: Cost): readonly string[] {
  if (calls === 0) return []
  return [
    `${calls} ${calls === 1 ? 'call' : 'calls'}`,
    `${grouped(inputTokens + outputTokens)} tokens${estimated ? ' (estimated)' : ''}`,
    usd === null ? 'price unknown' : `$${usd.toFixed(4)}`,
  ]
}

/** A whole number with a space between its thousands. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ' ')
}
