import type { Catalog, CatalogTable } from '../../linking/catalog.js'
import { isTemporal } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { namesOfVerb } from '../grounding/verbs.js'

const things = new Set(['anything', 'something', 'things'])
const nobody = new Set(['nobody', 'noone'])
const particles = new Set(['out', 'up', 'in', 'off', 'from', 'to'])
const auxiliaries = new Set(['has', 'have', 'had', 'ever', 'yet', 'currently'])
const empty = new Set(['use', 'have', 'want', 'need', 'take', 'choose', 'pick'].map(stem))
const own = new Set([
  'do',
  'did',
  'does',
  'done',
  'doing',
  'has',
  'have',
  'had',
  'is',
  'are',
  'was',
  'were',
  'be',
])

/**
 * "borrowed anything", "booked something", "(tariffs) nobody uses": what is done stands for the rows that record it,
 * in the table that the verb names, or that alone refers to the thing it is done to.
 * @param mentions names already found
 */
export function verbObjects(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  return tokens.flatMap((token): readonly Mention[] => {
    if (token.kind !== 'word' || own.has(token.low)) return []
    const end = objectEnd(tokens, token.index)
    if (end !== null) return mentionOf(token.index, end, recordsOf(token, catalog))
    const subject = subjectBefore(tokens, token.index)
    if (subject === null) return []
    const named = recordsOf(token, catalog)
    const links = named.length > 0 || !empty.has(token.stem) ? named : onlyChild(subject, mentions, catalog)
    return mentionOf(token.index, token.index + 1, links)
  })
}

function mentionOf(start: number, end: number, links: readonly Link[]): readonly Mention[] {
  return links.length === 0 ? [] : [{ start, end, links }]
}

/** Where "anything" ends after the verb and its particle; null when nothing of the kind follows. */
function objectEnd(tokens: readonly Token[], at: number): number | null {
  const next = particles.has(tokens[at + 1]?.low ?? '') ? at + 2 : at + 1
  if (!things.has(tokens[next]?.low ?? '')) return null
  const after = tokens[next + 1]?.low ?? ''
  return after === 'at' && tokens[next + 2]?.low === 'all' ? next + 3 : next + 1
}

/** The token before "nobody has ever"; null when the verb at `at` has no such subject. */
function subjectBefore(tokens: readonly Token[], at: number): number | null {
  let back = at - 1
  while (auxiliaries.has(tokens[back]?.low ?? '')) back--
  if (nobody.has(tokens[back]?.low ?? '')) return back - 1
  return tokens[back]?.low === 'one' && tokens[back - 1]?.low === 'no' ? back - 2 : null
}

/** Tables named as the verb; else those whose rows are dated by it. */
function recordsOf(verb: Token, catalog: Catalog): readonly Link[] {
  const stems = new Set([verb.stem, ...namesOfVerb(verb.stem)])
  const named = catalog.tables.filter((table) => stems.has(stem(table.words.at(-1) ?? '')))
  if (named.length > 0) return named.map((table) => linkTo(table, 0.9))
  return catalog.tables
    .filter((table) =>
      table.columns.some(
        (column) =>
          isTemporal(column) &&
          !column.audit &&
          !column.nullable &&
          column.words.some((word) => stem(word) === verb.stem),
      ),
    )
    .map((table) => linkTo(table, 0.8))
}

/** The one table whose rows refer to the things named before `end`. */
function onlyChild(end: number, mentions: readonly Mention[], catalog: Catalog): readonly Link[] {
  const parents = mentions
    .filter((mention) => mention.end >= end && mention.start <= end && mention.end <= end + 1)
    .flatMap((mention) =>
      mention.links.flatMap((link) => (link.kind === 'table' && link.score >= 0.8 ? [link.table] : [])),
    )
  const children = new Set(
    parents.flatMap((parent) =>
      (catalog.edgesOf.get(parent) ?? []).flatMap(({ from, to }) =>
        to.table === parent && from.table !== parent ? [from.table] : [],
      ),
    ),
  )
  const [only] = children
  const table = children.size === 1 && only ? catalog.tableById.get(only) : undefined
  return table ? [linkTo(table, 0.85)] : []
}

function linkTo(table: CatalogTable, score: number): Link {
  return { kind: 'table', table: table.id, score, reason: 'derived', readAs: null }
}
