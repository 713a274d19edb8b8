import type { Catalog } from '../../../linking/catalog.js'
import { wordsOfNames } from '../../../linking/names-used.js'
import { lemma } from '../../../linking/stem.js'
import type { ValueMatch } from '../../../linking/briefing.js'

/**
 * "The largest single payment": one of them, as the largest one is. Not where something is called single: "the cheapest
 * single room" among rooms of that kind.
 * @param values what was found in the question
 */
export function singleOne(question: string, { tables }: Catalog, values: readonly ValueMatch[]): string {
  return question.replace(said, (all, superlative: string) => {
    const stored = values.some(({ text, value }) => /\bsingle\b/i.test(`${text} ${value}`))
    return stored || wordsOfNames(tables).has(lemma('single')) ? all : superlative
  })
}

const said =
  /\b((?:largest|biggest|highest|lowest|smallest|longest|shortest|heaviest|greatest|lightest|busiest|oldest|latest|earliest|most expensive|most costly) )single (?=[a-z])/gi
