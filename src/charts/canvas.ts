/** A grid of cells to put dots on. Dots have finer places than cells where the screen has braille. */
export interface Canvas {
  readonly across: number
  readonly down: number
  /** Marks a dot, counted from the lower left; a later mark takes the colour of its cell. */
  mark(x: number, y: number, series: number): void
  /** From top to bottom, each cell with its sign and whose it is. */
  rows(): readonly (readonly CanvasCell[])[]
}

/** One place of the screen, as wide as one letter. */
export interface CanvasCell {
  readonly sign: string
  /** Null where nothing is drawn. */
  readonly series: number | null
}

/** Eight dots a cell, in braille: for one series, or where colours tell several apart. */
export function brailleCanvas(columns: number, lines: number): Canvas {
  const bits = new Uint8Array(columns * lines)
  const owners = new Int16Array(columns * lines).fill(-1)
  return {
    across: columns * 2,
    down: lines * 4,
    mark(x, y, series) {
      const top = lines * 4 - 1 - y
      if (x < 0 || x >= columns * 2 || top < 0 || top >= lines * 4) return
      const cell = Math.floor(top / 4) * columns + Math.floor(x / 2)
      bits[cell] = (bits[cell] ?? 0) | (dots[x % 2]?.[top % 4] ?? 0)
      owners[cell] = series
    },
    rows: () => grid(columns, lines, owners, (cell) => String.fromCodePoint(0x2800 + (bits[cell] ?? 0))),
  }
}

/** Bits of a braille sign, column by column, from the top. */
const dots = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const

/** One dot a cell, with a sign for each series. */
export function signCanvas(columns: number, lines: number): Canvas {
  const owners = new Int16Array(columns * lines).fill(-1)
  return {
    across: columns,
    down: lines,
    mark(x, y, series) {
      const top = lines - 1 - y
      if (x >= 0 && x < columns && top >= 0 && top < lines) owners[top * columns + x] = series
    },
    rows: () => grid(columns, lines, owners, (cell) => seriesSign(owners[cell] ?? 0)),
  }
}

/** The sign of a series where no colours tell them apart. */
export function seriesSign(series: number): string {
  return signs[series % signs.length] ?? '*'
}

const signs = ['*', 'o', '+', 'x', '#', '@'] as const

function grid(columns: number, lines: number, owners: Int16Array, sign: (cell: number) => string) {
  return Array.from({ length: lines }, (_, line) =>
    Array.from({ length: columns }, (_, column) => {
      const cell = line * columns + column
      const owner = owners[cell] ?? -1
      return owner < 0 ? { sign: ' ', series: null } : { sign: sign(cell), series: owner }
    }),
  )
}

/** Marks every dot on the way from one place to another. */
export function markLine(
  canvas: Canvas,
  from: { readonly x: number; readonly y: number },
  to: { readonly x: number; readonly y: number },
  series: number,
): void {
  const steps = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y), 1)
  for (let n = 0; n <= steps; n++) {
    const share = n / steps
    canvas.mark(
      Math.round(from.x + (to.x - from.x) * share),
      Math.round(from.y + (to.y - from.y) * share),
      series,
    )
  }
}
