import type { TermDefinition } from '../../linking/definitions.js'

/** "the monthly recurring revenue (MRR)" where MRR was told: it is said once. */
export function saidByAcronym(text: string, definitions: readonly TermDefinition[]): string {
  return definitions.reduce((current, { term }) => {
    if (!/^[A-Z][A-Z0-9]{1,7}$/.test(term)) return current
    const words = [...term].map((letter) => `${letter}[a-z]*`).join('[ -](?:(?:of|per|to|the|and|in) )?')
    return current.replace(new RegExp(`\\b${words}\\s*\\(${term}\\)`, 'gi'), term)
  }, text)
}
