import type { TermDefinition } from '../../linking/definitions.js'
import { marks } from './formula-text.js'

/** "total" before a term that is itself a sum says it twice: the text without it. */
export function saidOnce(text: string, used: readonly TermDefinition[]): string {
  return used.reduce((all, { meaning }) => {
    const term = meaning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    if (isOfAmounts(meaning)) return ofAmounts(all, term, meaning)
    const sum = /^(?:the )?(?:sum|total|number|count)\b/i.test(meaning)
    return sum ? all.replaceAll(new RegExp(`\\btotal (?=${term})`, 'gi'), '') : all
  }, text)
}

/** "the average number of (adults + children)" is of each of them, "how many (adults + children)" what they come to. */
function ofAmounts(text: string, term: string, meaning: string): string {
  return text
    .replaceAll(new RegExp(`\\b(?:average|mean) (?:number of )?${term}`, 'gi'), averaged(meaning))
    .replaceAll(new RegExp(`\\bhow many ${term}`, 'gi'), `what is the ${meaning}`)
    .replaceAll(
      new RegExp(`\\b(?:(?:total|overall) (?:number of )?|sum of(?: the)? |number of )(?=${term})`, 'gi'),
      '',
    )
}

/** Of a product the rows' products, of a sum that of each part. */
function averaged(meaning: string): string {
  const first = meaning.replace(`${marks.open} `, `${marks.open} average `)
  return [marks.plus, marks.minus].reduce(
    (all, mark) => all.replaceAll(`${mark} `, `${mark} average `),
    first,
  )
}

/** "kegs * price", "adults + children": of many rows it is added up anyway. */
function isOfAmounts(meaning: string): boolean {
  return (
    meaning.startsWith(`${marks.open} `) &&
    (meaning.includes(marks.times) || meaning.includes(marks.plus) || meaning.includes(marks.minus)) &&
    !meaning.includes(marks.over) &&
    meaning.split(marks.open).length === 2 &&
    !(meaning.includes(marks.times) && (meaning.includes(marks.plus) || meaning.includes(marks.minus))) &&
    !/\d|\b(?:average|mean|number|count|percent|percentage|share|rate|highest|lowest|max|min)\b/i.test(
      meaning,
    )
  )
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
