import type { Catalog } from '../../linking/catalog.js'
import { isTemporal } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'

/**
 * "How many prescriptions did each doctor issue?": after "did" and whoever did it the word is what they did, and no
 * name of the date on which it was done.
 * @param mentions names already found
 */
export function verbsAfterDid(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  const verbs = new Set(
    tokens.flatMap(({ low, index }) => (helping.has(low) ? verbAfter(tokens, index, mentions) : [])),
  )
  if (verbs.size === 0) return mentions
  const dates = new Set(
    catalog.tables.flatMap(({ columns }) => columns.filter(isTemporal).map(({ id }) => id)),
  )
  const isDate = (link: Link) => link.kind === 'column' && dates.has(link.column)
  return mentions.filter(
    ({ start, end, links }) => end !== start + 1 || !verbs.has(start) || !links.every(isDate),
  )
}

const helping: ReadonlySet<string> = new Set(['did', 'does', 'do'])
const farthest = 6

/** The last word of the clause that begins with "did", in its plain form, after the name of a thing. */
function verbAfter(tokens: readonly Token[], did: number, mentions: readonly Mention[]): readonly number[] {
  for (let at = did + 2; at <= did + farthest; at++) {
    const token = tokens[at]
    if (token?.kind !== 'word') return []
    const next = tokens[at + 1]
    const last = !next || next.kind === 'mark' || after.has(next.low)
    if (!last) continue
    const named = mentions.some(
      ({ start, end, links }) => start > did && end === at && links.some(({ kind }) => kind === 'table'),
    )
    return named && token.low === token.lemma ? [at] : []
  }
  return []
}

const after: ReadonlySet<string> = new Set(
  'in on during since before after between from to for and per by at'.split(' '),
)
