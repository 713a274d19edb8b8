import { eastAsianWidth } from 'get-east-asian-width'

/** Measures and cuts text in terminal cells. */
export interface TextWidth {
  of(text: string): number
  /** The text, or as many whole signs of it as fit before an ellipsis. */
  clip(text: string, maxWidth: number): string
  /** The text in pieces of at most so many cells, broken after a space where there is one; never none. */
  fold(text: string, maxWidth: number): readonly string[]
}

/**
 * Signs that take two cells (Chinese, Japanese, Korean, emoji) or none (accents of their own) are counted as terminals
 * draw them. Nothing is loaded or built for plain ASCII, which is nearly every table: a segmenter costs 30 ms.
 */
export function textWidth(): TextWidth {
  let segmenter: Intl.Segmenter | null = null
  const signs = (text: string) => {
    segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
    return segmenter.segment(text)
  }
  const of = (text: string): number => {
    if (plain.test(text)) return text.length
    let width = 0
    for (const { segment } of signs(text)) width += signWidth(segment)
    return width
  }
  return {
    of,
    clip(text, maxWidth) {
      if (text.length <= maxWidth && plain.test(text)) return text
      // No sign of common writing takes more than a few units; a row of bare marks must not go on for ever.
      const bounded = text.slice(0, 8 * maxWidth)
      if (bounded === text && of(text) <= maxWidth) return text
      let clipped = ''
      let width = 0
      for (const { segment } of signs(bounded)) {
        width += signWidth(segment)
        if (width > maxWidth - 1) break
        clipped += segment
      }
      return `${clipped}…`
    },
    fold(text, maxWidth) {
      if (text.length <= maxWidth && plain.test(text)) return [text]
      const pieces: string[] = []
      let piece = ''
      let width = 0
      for (const { segment } of signs(text)) {
        const cells = signWidth(segment)
        if (width + cells > maxWidth && piece !== '') {
          const space = piece.lastIndexOf(' ') + 1
          // A word that began late goes to the next line; one that fills most of the line is broken.
          const cut = segment !== ' ' && space > piece.length / 2 ? space : piece.length
          pieces.push(piece.slice(0, cut).trimEnd())
          piece = piece.slice(cut)
          width = of(piece)
        }
        // The space at which a line was broken has done its work.
        if (piece === '' && segment === ' ' && pieces.length > 0) continue
        piece += segment
        width += cells
      }
      return [...pieces, piece]
    },
  }
}

const plain = /^[\x20-\x7e]*$/
const invisible = /^[\p{Mark}\p{Control}\p{Format}\p{Surrogate}]+$/u
const emoji = /^\p{Emoji_Presentation}|^\p{Regional_Indicator}{2}|\uFE0F/u

function signWidth(sign: string): number {
  if (invisible.test(sign)) return 0
  return emoji.test(sign) ? 2 : eastAsianWidth(sign.codePointAt(0) ?? 0)
}
