/** The looks of a piece of text. The eight basic colours alone: a terminal's theme makes them fit its background. */
export type Look = 'plain' | 'bold' | 'dim' | 'red' | 'green' | 'magenta'

const codes: Readonly<Record<Exclude<Look, 'plain'>, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  magenta: [35, 39],
}

/** Gives text a look. */
export type Paint = (look: Look, text: string) => string

/** Paints with escape codes where colour is wanted, and leaves text as it is where it is not. */
export function paintFor(colour: boolean): Paint {
  return (look, text) => {
    if (!colour || look === 'plain' || text === '') return text
    const [on, off] = codes[look]
    return `\u001B[${on}m${text}\u001B[${off}m`
  }
}
