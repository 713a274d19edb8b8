import type { Catalog } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'

/** "shipping lines with headquarters in Norway": those based there, unless a column is called headquarters itself. */
export function seatedIn(question: string, { tables }: Catalog): string {
  const called = () =>
    tables.some(({ columns }) =>
      columns.some(({ lemmas }) => lemmas.length === 1 && seats.has(lemmas[0] ?? '')),
    )
  return question.replace(said, (all, has?: string) => (called() ? all : has ? 'are based in' : 'based in'))
}

const seats: ReadonlySet<string> = new Set(['headquarters', 'headquarter', 'hq'].map(lemma))

const said =
  /\b(?:(have|has) (?:their |its )?|with (?:their |its |a )?)(?:headquarters?|head ?office|hq) in\b/gi
