/** What a column needs: all of its text, and the least that still says something. */
export interface ColumnNeed {
  readonly natural: number
  readonly least: number
}

/**
 * Widths that fit into `available` cells: the widest columns give way first, none below its least.
 * @returns null when even the least of all is too much.
 */
export function columnWidths(needs: readonly ColumnNeed[], available: number): readonly number[] | null {
  const total = (widths: readonly number[]) => widths.reduce((sum, width) => sum + width, 0)
  const atMost = (level: number) =>
    needs.map(({ natural, least }) => Math.max(Math.min(natural, level), Math.min(natural, least)))
  if (total(atMost(0)) > available) return null
  let [low, high] = [0, Math.max(0, ...needs.map(({ natural }) => natural))]
  while (low < high) {
    const level = Math.ceil((low + high) / 2)
    if (total(atMost(level)) <= available) low = level
    else high = level - 1
  }
  return handOut(atMost(low), needs, available)
}

/** What the common level left over goes to the columns that are still cut, from the left. */
function handOut(
  widths: readonly number[],
  needs: readonly ColumnNeed[],
  available: number,
): readonly number[] {
  let left = available - widths.reduce((sum, width) => sum + width, 0)
  return widths.map((width, i) => {
    const more = Math.min(left, (needs[i]?.natural ?? width) - width, 1)
    left -= Math.max(0, more)
    return width + Math.max(0, more)
  })
}
