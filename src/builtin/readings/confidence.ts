import fitted from '../lexicon/confidence.json' with { type: 'json' }
import type { Evidence } from './evidence.js'

/** Of answers past all gates, more than half were right however little spoke for them. */
const leastSure = 0.5

/** No answer is surer than a set of questions of any size could show. */
const surest = 0.99

/**
 * The probability that an answer with this evidence is right: a logistic regression on the first runs of question
 * blocks that the parser had never seen. `bench/calibrate.ts` fits the weights and says how true they are.
 */
export function confidenceOf(evidence: Evidence): number {
  const logOdds = fitted.features.reduce(
    (sum, { name, mean, scale, weight }) => sum + (weight * ((evidence[name] ?? 0) - mean)) / scale,
    fitted.intercept,
  )
  const probability = 1 / (1 + Math.exp(-logOdds))
  return Math.min(surest, Math.max(leastSure, Math.round(probability * 1000) / 1000))
}
