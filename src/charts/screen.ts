/** Where a chart is drawn with signs. */
export interface Screen {
  /** Cells across. */
  readonly width: number
  /** Blocks, dots and bars of Unicode; else ASCII alone. */
  readonly unicode: boolean
  readonly colour: boolean
  readonly widthOf: (text: string) => number
  /** The text, or what fits of it into so many cells. */
  readonly clip: (text: string, maxWidth: number) => string
  /** A value as the reader's locale writes it. */
  readonly number: (value: number) => string
}

/** Text followed by spaces up to `width` cells, cut where it is longer. */
export function padEnd(text: string, width: number, screen: Screen): string {
  const shown = screen.clip(text, width)
  return shown + ' '.repeat(Math.max(0, width - screen.widthOf(shown)))
}

/** Spaces and then the text, `width` cells in all; text that is longer is cut. */
export function padStart(text: string, width: number, screen: Screen): string {
  const shown = screen.clip(text, width)
  return ' '.repeat(Math.max(0, width - screen.widthOf(shown))) + shown
}

/** The text in one of six colours that can be read on light and on dark. */
export function coloured(text: string, n: number, { colour }: Screen): string {
  if (!colour || text.trim() === '') return text
  return `\u001B[${colours[n % colours.length]}m${text}\u001B[39m`
}

const colours = [36, 33, 35, 32, 34, 31] as const

/** The text dimmed, for axes and notes; as it is where there are no colours. */
export function faint(text: string, { colour }: Screen): string {
  return colour ? `\u001B[2m${text}\u001B[22m` : text
}
