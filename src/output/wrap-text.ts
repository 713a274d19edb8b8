import { textWidth } from './text-width.js'

/** Text broken at its spaces into lines of at most `maxWidth` cells; a longer word keeps its line to itself. */
export function wrapText(text: string, maxWidth: number): string {
  const width = textWidth()
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, maxWidth, width.of))
    .join('\n')
}

function wrapLine(text: string, maxWidth: number, widthOf: (text: string) => number): readonly string[] {
  if (widthOf(text) <= maxWidth) return [text]
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer) > maxWidth) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line]
}
