/**
 * How often a property is tried: few times in every run of the suite, AGENTDB_TEST_RUNS times as often on demand. The
 * seed is fixed, so that a run can be repeated; AGENTDB_TEST_SEED looks elsewhere.
 */
export function runs(few: number): { readonly numRuns: number; readonly seed: number } {
  return {
    numRuns: few * Number(process.env.AGENTDB_TEST_RUNS ?? 1),
    seed: Number(process.env.AGENTDB_TEST_SEED ?? 20_250_615),
  }
}

/** Time enough for as many runs. */
export function timeoutMs(atOnce: number): number {
  return atOnce * Number(process.env.AGENTDB_TEST_RUNS ?? 1)
}
