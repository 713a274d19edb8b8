import type { Reading } from './reading.js'

/** A first, simple and honest score: what was inferred rather than said costs. Fitted weights replace it later. */
export function confidenceOf(reading: Reading, lead: number | null): number {
  let score = 0.95
  for (const link of reading.assignment.links.values()) {
    if (link.kind === 'value') score -= link.exact ? 0 : 0.04
    else score -= link.reason === 'synonym' ? 0.05 : link.score < 0.75 ? 0.05 : link.score < 0.9 ? 0.02 : 0
  }
  score -= 0.02 * reading.tree.hops.length
  score -= 0.03 * reading.tree.hops.filter((hop) => hop.edge.kind !== 'declared').length * 0.5
  score -= 0.01 * reading.spec.notes.length
  if (lead !== null && lead < 0.3) score -= 0.1
  return Math.max(0.05, Math.min(0.99, Math.round(score * 1000) / 1000))
}
