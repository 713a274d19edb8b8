import { shareOf } from '../../src/evaluation/wilson.js'

/** The smallest value that `share` of the values do not exceed; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** `94.1 %`, or `-` of nothing. */
export function percent(count: number, of: number, digits = 1): string {
  return of === 0 ? '-' : `${((100 * count) / of).toFixed(digits)} %`
}

/** `94.1 % [89-97]` with the 95 % interval. */
export function percentWithInterval(count: number, of: number, digits = 1): string {
  const share = shareOf(count, of)
  if (share === null) return '-'
  const bound = (value: number) => (100 * value).toFixed(Math.max(0, digits - 1))
  return `${percent(count, of, digits)} [${bound(share.low)}-${bound(share.high)}]`
}

/** A Markdown table; the first column is text, the others are figures. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) =>
    `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}
