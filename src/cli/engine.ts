import { setFlagsFromString } from 'node:v8'

/**
 * Suits V8 to a program that answers a few questions and ends; before anything else is imported. Node 20, 22 and 24
 * know the flags. Measured in docs/performance.md, bench/latency.ts.
 */
export function tuneEngine(): void {
  // V8 optimises WebAssembly as soon as it is a little warm: for the SQL parser that costs a quarter of a second of
  // processor time and 35 MiB in a program that parses a statement or two.
  setFlagsFromString('--wasm-tiering-budget=18000000')
  // A question goes once through thousands of small functions: optimising each after a few calls took half of all
  // processor time, and most of it was thrown away again.
  setFlagsFromString('--interrupt-budget=400000')
  // What a question makes is garbage when it ends: 8 MiB of room for it cost no time, and 16 are held for good.
  setFlagsFromString('--max-semi-space-size=8')
}
