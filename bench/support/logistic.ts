import type { Evidence } from '../../src/builtin/readings/evidence.js'
import { mean } from './figures.js'

/** One answer that was judged. `group` is left out as a whole when another's probability is estimated. */
export interface Sample {
  readonly features: Evidence
  readonly right: boolean
  readonly group: string
}

export interface LogisticModel {
  readonly intercept: number
  /** Each feature is centred and scaled before it is weighed. */
  readonly features: readonly {
    readonly name: string
    readonly mean: number
    readonly scale: number
    readonly weight: number
  }[]
}

const steps = 800
const stepSize = 0.5

/**
 * Logistic regression by full-batch gradient descent; the same samples give the same weights.
 * @param ridge penalty on squared weights (not on the intercept), as if that many samples spoke for 0
 */
export function fitLogistic(samples: readonly Sample[], ridge: number): LogisticModel {
  const names = Object.keys(samples[0]?.features ?? {}).sort()
  const scales = names.map((name) => {
    const values = samples.map(({ features }) => features[name] ?? 0)
    const centre = mean(values)
    const spread = Math.sqrt(mean(values.map((value) => (value - centre) ** 2)))
    return { name, mean: centre, scale: spread > 1e-9 ? spread : 1 }
  })
  const rows = samples.map(({ features }) =>
    scales.map((each) => ((features[each.name] ?? 0) - each.mean) / each.scale),
  )
  const weights = names.map(() => 0)
  let intercept = 0
  for (let step = 0; step < steps; step += 1) {
    const gradient = weights.map((weight) => (ridge * weight) / rows.length)
    let shift = 0
    for (const [at, row] of rows.entries()) {
      const error = (sigmoid(intercept + dot(weights, row)) - (samples[at]?.right ? 1 : 0)) / rows.length
      shift += error
      for (const [feature, value] of row.entries())
        gradient[feature] = (gradient[feature] ?? 0) + error * value
    }
    intercept -= stepSize * shift
    for (const [at, slope] of gradient.entries()) weights[at] = (weights[at] ?? 0) - stepSize * slope
  }
  return { intercept, features: scales.map((each, at) => ({ ...each, weight: weights[at] ?? 0 })) }
}

/** The probability that an answer is right. */
export function predict(model: LogisticModel, features: Evidence): number {
  const sum = model.features.reduce(
    (total, { name, mean: centre, scale, weight }) =>
      total + (weight * ((features[name] ?? 0) - centre)) / scale,
    model.intercept,
  )
  return sigmoid(sum)
}

/** Probabilities of samples, each by a model that has seen nothing of its group. */
export function predictLeavingOut(
  samples: readonly Sample[],
  train: (kept: readonly Sample[]) => (sample: Sample) => number,
): readonly number[] {
  const models = new Map<string, (sample: Sample) => number>()
  for (const { group } of samples) {
    if (!models.has(group)) models.set(group, train(samples.filter((sample) => sample.group !== group)))
  }
  return samples.map((sample) => models.get(sample.group)?.(sample) ?? Number.NaN)
}

function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}
