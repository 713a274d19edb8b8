import type { Cell } from '../events.js'

/**
 * The elements of a Postgres array literal, nested as written; the bounds of `[0:1]={…}` are dropped.
 * @example parseArray('{{1,2},{3,NULL}}', ',', Number) // [[1, 2], [3, null]]
 */
export function parseArray(text: string, delimiter: string, element: (text: string) => Cell): Cell[] {
  const top: Cell[] = []
  const open: Cell[][] = []
  let at = text.startsWith('[') ? text.indexOf('=') + 1 : 0
  while (at < text.length) {
    const character = text[at]
    if (character === '{') {
      open.push(open.length === 0 ? top : [])
      at += 1
    } else if (character === '}') {
      const closed = open.pop()
      if (closed && open.length > 0) open.at(-1)?.push(closed)
      at += 1
    } else if (character === delimiter) {
      at += 1
    } else {
      const { value, end } = character === '"' ? quoted(text, at) : bare(text, at, delimiter)
      open.at(-1)?.push(value === null ? null : element(value))
      at = end
    }
  }
  return top
}

/**
 * An array literal of these texts, to be bound as one parameter.
 * @example arrayLiteral(['a', null, 'b"c']) // '{"a",NULL,"b\\"c"}'
 */
export function arrayLiteral(elements: readonly (string | null)[]): string {
  const quote = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
  return `{${elements.map((text) => (text === null ? 'NULL' : quote(text))).join(',')}}`
}

interface Token {
  readonly value: string | null
  readonly end: number
}

function quoted(text: string, start: number): Token {
  let value = ''
  let at = start + 1
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\') at += 1
    value += text[at] ?? ''
    at += 1
  }
  return { value, end: at + 1 }
}

function bare(text: string, start: number, delimiter: string): Token {
  let end = start
  while (end < text.length && text[end] !== delimiter && text[end] !== '}') end += 1
  const value = text.slice(start, end)
  return { value: value === 'NULL' ? null : value, end }
}
