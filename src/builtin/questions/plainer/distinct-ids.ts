import pluralize from 'pluralize'
import type { Catalog } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'

/** "the distinct list of guest IDs that have paid" as it is read: "the distinct IDs of guests that have paid". */
export function distinctIds(question: string, { tables }: Catalog): string {
  return question.replace(said, (whole, listed: string | undefined, noun: string, link: string) => {
    const words = noun.trim().split(/\s+/).map(lemma).join(' ')
    const owns = tables.some(
      ({ lemmas, key }) => lemmas.join(' ') === words && key?.length === 1 && key[0]?.lemmas.at(-1) === 'id',
    )
    if (!owns) return listed ? whole.replace(listed, ' ') : whole
    return `distinct IDs of ${pluralize(noun.trim())} ${link}`
  })
}

const said =
  /\b(?:distinct|unique|different)( (?:list|set) of (?:the |all )?| )((?:[a-z]+ )?[a-z]+) ids? (?=(that|who|which|with) )\3/gi
