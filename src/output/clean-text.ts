/**
 * Text from the database as a terminal may safely show it: escape sequences, control, bidi and zero-width characters
 * become visible escapes, so that a row can neither repaint the screen nor reorder what is read.
 */
export function cleanText(text: string, keep: 'one-line' | 'lines' = 'one-line'): string {
  return text.replace(unsafeCharacters, (character) => {
    if (character === '\n') return keep === 'lines' ? '\n' : '\\n'
    if (character === '\t') return keep === 'lines' ? '\t' : '\\t'
    if (character === '\r') return '\\r'
    const code = character.codePointAt(0) ?? 0
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`
  })
}

/**
 * What a terminal shows is made by us: text for it may hold colours and nothing else that it would obey.
 * For a whole output; whatever came from the database has been cleaned before, where its format allows.
 */
export function onlyColours(text: string): string {
  return text
    .split(colour)
    .map((part, at) => (at % 2 === 1 ? part : cleanText(part, 'lines')))
    .join('')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the codes are what is looked for
const colour = /(\u001B\[[\d;]*m)/

// C0 and C1 controls; soft hyphen; Arabic letter mark; zero-width, bidi and line separators; word joiner and the
// invisible operators and isolates; byte order mark; interlinear annotations; tag characters; halves of a surrogate
// pair. Zero-width joiner (200D) stays: emoji are written with it.
/** What no text from elsewhere may bring to a terminal; global, for `replace`. */
export const unsafeCharacters =
  /[\p{Cc}\u00AD\u061C\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}]/gu
