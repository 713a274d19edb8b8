/** The next round number: 1, 2 or 5 times a power of ten. */
export function niceStep(atLeast: number): number {
  if (!(atLeast > 0) || !Number.isFinite(atLeast)) return 1
  const power = 10 ** Math.floor(Math.log10(atLeast))
  const factor = [1, 2, 5, 10].find((each) => each * power >= atLeast * (1 - 1e-9)) ?? 10
  return factor * power
}

/** Round values from at most `low` to at least `high`, about `wanted` of them. */
export function niceTicks(low: number, high: number, wanted: number): readonly number[] {
  const span = high - low || Math.abs(high) || 1
  const step = niceStep(span / Math.max(1, wanted))
  const first = Math.floor(low / step + 1e-9)
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9))
  return Array.from({ length: last - first + 1 }, (_, n) => Number(((first + n) * step).toPrecision(12)))
}

/** The ticks of one axis as text: in the scale of the largest, and with as many decimals as tell neighbours apart. */
export function tickTexts(ticks: readonly number[]): readonly string[] {
  const [first = 0, second = first + 1] = ticks
  const step = Math.abs(second - first) || 1
  const largest = ticks.reduce((most, tick) => Math.max(most, Math.abs(tick)), 0)
  if (largest >= 1e15 || step < 1e-9) return ticks.map((tick) => tick.toPrecision(3))
  const { by, sign } = scales.find(({ from }) => largest >= from) ?? { by: 1, sign: '' }
  const decimals = Math.max(0, -Math.floor(Math.log10(step / by) + 1e-9))
  return ticks.map((tick) => (tick === 0 ? '0' : `${(tick / by).toFixed(decimals)}${sign}`))
}

interface Scale {
  readonly from: number
  readonly by: number
  readonly sign: string
}

/** Thousands from ten thousand on: years stay years. */
const scales: readonly Scale[] = [
  { from: 1e12, by: 1e12, sign: 'T' },
  { from: 1e9, by: 1e9, sign: 'B' },
  { from: 1e6, by: 1e6, sign: 'M' },
  { from: 1e4, by: 1e3, sign: 'k' },
]
