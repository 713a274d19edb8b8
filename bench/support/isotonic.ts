/** Scores from `from` on mean `probability`, up to the next step's `from`. */
export interface IsotonicStep {
  readonly from: number
  readonly probability: number
  readonly samples: number
}

interface Pool {
  readonly from: number
  readonly right: number
  readonly samples: number
}

/**
 * A rising step function from score to frequency: neighbours are pooled while a lower score has the higher frequency,
 * or a step holds too few samples (pool adjacent violators, Ayer et al. 1955). Frequencies are (right + 1) / (n + 2),
 * so that no step promises 0 or 1.
 */
export function fitIsotonic(
  scored: readonly { readonly score: number; readonly right: boolean }[],
  fewestSamples: number,
): readonly IsotonicStep[] {
  const pools: Pool[] = []
  for (const { score, right } of scored.toSorted((a, b) => a.score - b.score)) {
    pools.push({ from: score, right: right ? 1 : 0, samples: 1 })
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last && before && mustJoin(before, last, fewestSamples);
      last = pools.at(-1), before = pools.at(-2)
    ) {
      pools.splice(-2, 2, {
        from: before.from,
        right: before.right + last.right,
        samples: before.samples + last.samples,
      })
    }
  }
  const last = pools.at(-1)
  const before = pools.at(-2)
  if (last && before && last.samples < fewestSamples) {
    pools.splice(-2, 2, {
      from: before.from,
      right: before.right + last.right,
      samples: before.samples + last.samples,
    })
  }
  return pools.map((pool) => ({ from: pool.from, probability: frequency(pool), samples: pool.samples }))
}

/** What a score means; scores below the first step mean what the first step does. */
export function applyIsotonic(steps: readonly IsotonicStep[], score: number): number {
  return (steps.findLast((step) => step.from <= score) ?? steps[0])?.probability ?? score
}

function mustJoin(before: Pool, last: Pool, fewestSamples: number): boolean {
  const sameScore = before.from === last.from
  return sameScore || before.samples < fewestSamples || frequency(before) >= frequency(last)
}

function frequency({ right, samples }: Pool): number {
  return (right + 1) / (samples + 2)
}
