import type { TermDefinition } from '../../linking/definitions.js'

/** A question in which adjectives defined by a condition say the condition itself. */
export interface Spelled {
  readonly text: string
  readonly definitions: readonly TermDefinition[]
  readonly notes: readonly string[]
  /** A defined adjective that the question uses in a way that is not read. */
  readonly notUnderstood: string | null
}

/** "active means status = 'A'": "active customers" becomes "customers whose status is 'A'". */
export function spellAdjectives(text: string, definitions: readonly TermDefinition[]): Spelled {
  let current = text
  const rest: TermDefinition[] = []
  const notes: string[] = []
  for (const definition of definitions) {
    const condition =
      /^(?:[\p{L}\d_]+\.)?([\p{L}][\p{L}\d_ ]{0,40}?)\s*(?:=|is|equals)\s*['"“]([^'"”]{1,60})['"”]$/iu.exec(
        definition.meaning.trim(),
      )
    if (!condition?.[1] || !condition[2]) {
      rest.push(definition)
      continue
    }
    const term = definition.term.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (!new RegExp(`(?<![\\p{L}\\d_])${term}(?![\\p{L}\\d_])`, 'iu').test(current)) continue
    const used = new RegExp(`(?<![\\p{L}\\d_])${term}\\s+([\\p{L}]{3,})`, 'iu').exec(current)
    const said = `${definition.term} = ${definition.meaning}`
    if (!used?.[1]) return { text: current, definitions: rest, notes, notUnderstood: said }
    current = current.replace(
      used[0],
      `${used[1]} whose ${condition[1].replaceAll('_', ' ')} is '${condition[2]}'`,
    )
    notes.push(`'${definition.term}' read as ${definition.meaning}, as told`)
  }
  return { text: current, definitions: rest, notes, notUnderstood: null }
}
