import { escapedInvisible } from './json-text.js'

/**
 * A JSON value as block YAML 1.2, which YAML 1.1 parsers read alike: what only looks like a number, a date or a truth
 * value is quoted. Forty lines of our own, because a library would be loaded at every start.
 */
export function formatYaml(value: unknown): string {
  return isBranch(value) ? block(value, '') : `${leaf(value, '')}\n`
}

function isBranch(value: unknown): value is readonly unknown[] | Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function block(value: readonly unknown[] | Readonly<Record<string, unknown>>, indent: string): string {
  if (Array.isArray(value)) {
    // The first line of an element stands behind its dash.
    return value
      .map((each) => {
        const text = isBranch(each) ? block(each, `${indent}  `) : `${indent}  ${leaf(each, `${indent}  `)}\n`
        return `${indent}- ${text.slice(indent.length + 2)}`
      })
      .join('')
  }
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([key, each]) =>
      isBranch(each)
        ? `${indent}${keyText(key, indent)}:\n${block(each, `${indent}  `)}`
        : `${indent}${keyText(key, indent)}: ${leaf(each, indent)}\n`,
    )
    .join('')
}

function leaf(value: unknown, indent: string): string {
  if (typeof value === 'string') return isPlain(value) ? value : (lines(value, indent) ?? quoted(value))
  if (Array.isArray(value)) return '[]'
  if (typeof value === 'object' && value !== null) return '{}'
  // YAML 1.1 takes 1e+21 for text: it wants a point.
  return (JSON.stringify(value) ?? 'null').replace(/^(-?\d+)(e)/, '$1.0$2')
}

function keyText(key: string, indent: string): string {
  const text = isPlain(key) ? key : quoted(key)
  // A key of more than 1024 signs must be announced.
  return text.length > longestKey ? `? ${text}\n${indent}` : text
}

const longestKey = 1000

function isPlain(text: string): boolean {
  return plain.test(text) && !reserved.test(text) && text.length <= longestPlain
}

const plain = /^\p{L}(?:[\p{L}\p{N}_ ./()-]*[\p{L}\p{N}_)])?$/u
const reserved = /^(?:true|false|yes|no|on|off|y|n|null|nan|inf|infinity)$/i
const longestPlain = 200

/** Text of several ordinary lines, such as SQL, as a literal block; null when it is no such text. */
function lines(text: string, indent: string): string | null {
  if (!/[^\n]\n./s.test(text) || !/^[^\s]/.test(text) || /[^\n\x20-\x7e\p{L}\p{N}]/u.test(text)) return null
  if (/ (?:\n|$)|\n$/.test(text)) return null
  return `|-\n${text.replace(/^(?=.)/gm, `${indent}  `)}`
}

/** JSON's strings are YAML's; invisible characters are written as numbers, so that no terminal obeys them. */
function quoted(text: string): string {
  return escapedInvisible(JSON.stringify(text)).replace(
    /[\u200d\ufffc-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16)}`,
  )
}
