import { stem } from '../../../linking/stem.js'
import type { Catalog } from '../../../linking/catalog.js'

/**
 * "who rented both a van and a luxury car" as it is read: "who both rented a van and a luxury car", where a state of
 * the cars is called "rented" too and rentals are rows of their own.
 */
export function bothDone(question: string, { tables }: Catalog): string {
  return question.replace(said, (all, verb: string) => {
    const done = verb.toLowerCase()
    const recorded = tables.some(({ lemmas }) => lemmas.some((word) => stem(word) === stem(done)))
    const stored = tables.some(({ columns }) =>
      columns.some(({ samples }) => samples.some((value) => value.toLowerCase() === done)),
    )
    return recorded && stored ? `both ${verb}` : all
  })
}

const said = /(?<=\b(?:who|that|have|has|had|which [a-z]+) )([a-z]+(?:ed|en|ought)) both(?= (?:an?|the) )/gi
