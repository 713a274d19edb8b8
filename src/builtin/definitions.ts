/** A question with its definitions put in the place of the words they define. */
export interface Defined {
  readonly text: string
  /** Definitions that were used, in plain words. */
  readonly notes: readonly string[]
  /** A definition the question depends on that is not read; null when there is none. */
  readonly notUnderstood: string | null
}

const pattern =
  /^(?:the |an? )?["'“]?([\p{L}][\p{L}\d _-]{0,40}?)["'”]?(?:\s*\(([^)]{2,60})\))?\s*(?:=|refers? to|means?|mean|is defined as|are defined as|stands for|denotes?|is calculated as|are considered to be)\s+(.+?)[.\s]*$/iu

interface Definition {
  readonly term: string
  readonly body: string
}

/** "revenue refers to the sum of sale_price" and "ASP = average sale price"; null when a line defines nothing. */
export function definitionOf(line: string): Definition | null {
  const found = pattern.exec(line.trim())
  const [, term, , body] = found ?? []
  if (!term || !body || term.trim().split(/\s+/).length > 4) return null
  return { term: term.trim(), body: body.trim() }
}

/**
 * Puts definitions into the question. A definition of something the question does not speak of changes nothing; one
 * that computes with signs, or that repeats conditions of the question, is not read.
 */
export function withDefinitions(text: string, definitions: readonly Definition[]): Defined {
  let current = text
  const notes: string[] = []
  for (const { term, body } of definitions) {
    if (!wordPattern(term).test(current)) continue
    const made = conditionOf(body) ? adjective(current, term, body) : phrase(current, term, body)
    if (made === null) return { text: current, notes, notUnderstood: `${term} = ${body}` }
    current = made
    notes.push(`'${term}' read as '${plain(body)}'`)
  }
  return { text: current, notes, notUnderstood: null }
}

function wordPattern(term: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\d_])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\d_])`, 'iu')
}

/** Only words: anything with signs or functions is arithmetic, and not read. */
function phrase(text: string, term: string, body: string): string | null {
  if (
    /[+*/<>=()%]|\s-\s|\b(?:current_date|interval|date_trunc|divided|minus|plus|times|multiplied|join|joined|where|ratio)\b/i.test(
      body,
    )
  )
    return null
  const numbers = body.match(/\d+/g) ?? []
  if (numbers.some((number) => new RegExp(`\\b${number}\\b`).test(text))) return null
  const words = plain(body)
  const summed = /^(?:the )?(?:total|sum|average|mean|number|count)\b/i.test(words)
  const before = new RegExp(`\\b(?:total|sum of|overall)\\s+(?=${wordPattern(term).source})`, 'iu')
  return (summed ? text.replace(before, '') : text).replace(wordPattern(term), words.replace(/^the /i, ''))
}

/** "table.column_name" as words. */
function plain(body: string): string {
  return body.replace(/([\p{L}\d])[._](?=[\p{L}\d])/gu, '$1 ')
}

/** status = 'A' */
function conditionOf(body: string): { column: string; value: string } | null {
  const found =
    /^(?:[\p{L}\d_]+\.)?([\p{L}][\p{L}\d_ ]{0,40}?)\s*(?:=|is|equals)\s*['"“]([^'"”]{1,60})['"”]$/iu.exec(
      body,
    )
  return found?.[1] && found[2] ? { column: found[1].replaceAll('_', ' '), value: found[2] } : null
}

/** "active customers" -> "customers whose status is 'A'". */
function adjective(text: string, term: string, body: string): string | null {
  const condition = conditionOf(body)
  const found = new RegExp(`${wordPattern(term).source}\\s+([\\p{L}]{3,})`, 'iu').exec(text)
  if (!condition || !found?.[1]) return null
  return text.replace(found[0], `${found[1]} whose ${condition.column} is '${condition.value}'`)
}
