import { unsafeCharacters } from './clean-text.js'

/**
 * JSON that no terminal obeys: control, bidi and invisible characters inside strings are written as numbers, which
 * every parser reads as the same text.
 */
export function jsonText(value: unknown, indent?: number): string {
  return escapedInvisible(JSON.stringify(value, null, indent) ?? 'null')
}

/** Line feeds stand between the parts of JSON; within its strings they are escaped already. */
export function escapedInvisible(json: string): string {
  return json.replace(unsafeCharacters, (sign) =>
    sign === '\n'
      ? sign
      : Array.from({ length: sign.length }, (_, at) => `\\u${hex(sign.charCodeAt(at))}`).join(''),
  )
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}
