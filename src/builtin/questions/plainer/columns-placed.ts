import { lemma } from '../../../linking/stem.js'

/**
 * "…, with the month in the first column and the count in the second": where what was asked for stands adds nothing to
 * what it is. Only where each thing was spoken of before, or is the number of what was.
 */
export function columnsPlaced(question: string): string {
  return question.replace(placed, (all, clause: string, at: number) => {
    const before = new Set(
      (question.slice(0, at).match(/[a-z]+/gi) ?? []).map((word) => lemma(word.toLowerCase())),
    )
    const things = [...clause.matchAll(thing)].flatMap((found) =>
      (found[1] ?? '').trim().toLowerCase().split(/\s+/),
    )
    const known = things.every((word) => before.has(lemma(word)) || measures.has(word))
    return things.length > 0 && known ? '' : all
  })
}

const nth = '(?:first|second|third|fourth|last|left|right|other|next)'
const one = `(?:the |its |their )?(?:[a-z]+ ){1,3}(?:in|as) (?:the |a )?(?:${nth}|separate)(?: (?:column|one))?`
const placed = new RegExp(
  `,? (?:with|having|showing|putting|put) (${one}(?:(?:, and|,| and) ${one})*)(?=\\s*(?:[.?!;]|$))`,
  'gi',
)
const thing = new RegExp(
  `(?:^|, and |, | and )(?:the |its |their )?((?:[a-z]+ ){1,3}?)(?:in|as) (?:the |a )?(?:${nth}|separate)`,
  'gi',
)
const measures: ReadonlySet<string> = new Set(
  'count number total sum average share percentage ratio amount of'.split(' '),
)
