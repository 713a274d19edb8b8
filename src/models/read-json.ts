/** A JSON object as a model wrote it, not yet validated. */
export type JsonObject = { readonly [key: string]: unknown }

/**
 * The JSON object in a model's text: the text itself, else a fenced block, else the first balanced object in prose.
 * Undefined when there is none, or when it was cut off: half an object is never passed on.
 *
 * @example readJson('Sure!\n{"sql": "select 1"}') // { sql: 'select 1' }
 */
export function readJson(text: string): JsonObject | undefined {
  const spoken = withoutThinking(text)
  return readWholeJson(spoken) ?? fencedObject(spoken) ?? firstObject(spoken)
}

/** The object that the whole text is, also when it was encoded twice; undefined otherwise. */
export function readWholeJson(text: string): JsonObject | undefined {
  const value = parse(withoutThinking(text))
  return asObject(typeof value === 'string' ? parse(value) : value)
}

/** Local reasoning models put their thoughts before the reply, braces and all. */
function withoutThinking(text: string): string {
  return text.replace(/^\s*<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/i, '').trim()
}

function fencedObject(text: string): JsonObject | undefined {
  for (const [, inside = ''] of text.matchAll(/^[ \t]*```[^\n]*\n([\s\S]*?)^[ \t]*```/gm)) {
    const found = asObject(parse(inside))
    if (found !== undefined) return found
  }
  return undefined
}

function firstObject(text: string): JsonObject | undefined {
  const opening = /\{\s*"/g
  for (let match = opening.exec(text); match !== null; match = opening.exec(text)) {
    const end = closingBrace(text, match.index)
    if (end === null) return undefined
    const found = asObject(parse(text.slice(match.index, end)))
    if (found !== undefined) return found
    opening.lastIndex = end
  }
  return undefined
}

/** The offset just after the brace that closes the one at `start`, braces inside strings aside. */
function closingBrace(text: string, start: number): number | null {
  let depth = 0
  let quoted = false
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (quoted) {
      if (character === '\\') at++
      else if (character === '"') quoted = false
    } else if (character === '"') quoted = true
    else if (character === '{') depth++
    else if (character === '}' && --depth === 0) return at + 1
  }
  return null
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined
}
