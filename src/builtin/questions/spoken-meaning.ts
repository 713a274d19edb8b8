import type { TermDefinition } from '../../linking/definitions.js'
import { marks } from './formula-text.js'

/** "total" before a term that is itself a sum says it twice: the text without it. */
export function saidOnce(text: string, used: readonly TermDefinition[]): string {
  return used.reduce((all, { meaning }) => {
    const sum = /^(?:the )?(?:sum|total|number|count)\b/i.test(meaning)
    return sum
      ? all.replaceAll(new RegExp(`\\btotal (?=${meaning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`, 'gi'), '')
      : all
  }, text)
}

/** The meaning of a term as a person would write it, its marks turned back into signs. */
export function spokenMeaning(meaning: string): string {
  const signs: readonly (readonly [string, string])[] = [
    [' of_ ', '.'],
    [marks.highest, 'place by the highest'],
    [marks.lowest, 'place by the lowest'],
    [marks.open, '('],
    [marks.close, ')'],
    [marks.times, '*'],
    [marks.over, '/'],
    [marks.plus, '+'],
    [marks.minus, '-'],
  ]
  return signs.reduce(
    (text, [mark, sign]) => text.replaceAll(mark, sign),
    meaning.startsWith('rank') ? meaning.replace(` ${marks.close}`, '') : meaning,
  )
}
