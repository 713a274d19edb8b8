import type { Catalog } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'
import type { ValueMatch } from '../../../linking/briefing.js'

/**
 * "The largest single payment": one of them, as the largest one is. Not where something is called single: "the cheapest
 * single room" among rooms of that kind.
 * @param values what was found in the question
 */
export function singleOne(question: string, { tables }: Catalog, values: readonly ValueMatch[]): string {
  const stored = values.some(({ text, value }) => /\bsingle\b/i.test(`${text} ${value}`))
  const called = tables.some(({ lemmas, columns }) =>
    [...lemmas, ...columns.flatMap((column) => column.lemmas)].includes(lemma('single')),
  )
  return stored || called ? question : question.replace(said, '$1')
}

const said =
  /\b((?:largest|biggest|highest|lowest|smallest|longest|shortest|heaviest|greatest|lightest|busiest|oldest|latest|earliest|most expensive|most costly) )single (?=[a-z])/gi
