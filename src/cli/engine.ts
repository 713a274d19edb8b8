import { setFlagsFromString } from 'node:v8'

/**
 * Suits V8 to a program that answers some questions and ends; to be called before anything large is imported. What each
 * setting buys is measured in bench/latency.ts. V8 complains of a setting it does not know; Node 20, 22 and 24 know these.
 */
export function tuneEngine(): void {
  for (const setting of settings) setFlagsFromString(setting)
  if (process.versions.v8.startsWith('11.')) setFlagsFromString(lateOptimising)
}

const settings: readonly string[] = [
  // V8 optimises WebAssembly as soon as it is a little warm: for the SQL parser that costs a quarter of a second of
  // processor time and 35 MiB in a program that parses a statement or two.
  '--wasm-tiering-budget=18000000',
  // The space for new objects grows to 32 MiB while a catalogue is built and is then kept; grown old, the heap may be
  // a quarter as large again before it is cleared up, and not twice. Together about 50 MiB for about a tenth of the processor time.
  '--semi-space-growth-factor=1',
  '--heap-growing-percent=25',
]

/**
 * A question passes through thousands of small functions a few times each. Optimising them as early as V8 11 does took
 * half of all processor time, and much of it was thrown away again; later ones count calls by themselves.
 */
const lateOptimising = '--interrupt-budget=400000'
