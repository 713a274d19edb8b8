import type { Catalog } from '../../linking/catalog.js'
import type { Link, Mention } from '../../linking/link.js'
import type { Token } from '../../linking/tokens.js'

const plain = new Set(['people', 'persons', 'person', 'everyone', 'everybody', 'individuals', 'headcount'])
const workers = new Set(['employee', 'staff', 'worker', 'personnel', 'workforce', 'member', 'colleague'])
const working = new Set([
  'work',
  'works',
  'worked',
  'working',
  'employ',
  'employs',
  'employed',
  'headcount',
  'staff',
  'payroll',
])

/** "people", "everyone": rows of a table of persons; who works somewhere is one of the workers, where the schema has such. */
export function personMentions(
  tokens: readonly Token[],
  mentions: readonly Mention[],
  catalog: Catalog,
): readonly Mention[] {
  const tables = catalog.persons
  if (tables.length === 0) return []
  const staff = tokens.some((token) => working.has(token.low))
    ? tables.filter((table) => table.lemmas.some((word) => workers.has(word) && word !== 'member'))
    : []
  const meant = staff.length > 0 ? staff : tables
  const links: readonly Link[] = meant.map((table) => ({
    kind: 'table',
    table: table.id,
    score: 0.8,
    reason: 'derived',
    readAs: null,
  }))
  const named = (at: number) =>
    mentions.some(
      (mention) =>
        mention.start <= at &&
        mention.end > at &&
        mention.links.some((link) => link.kind === 'table' && link.score >= 0.75),
    )
  return tokens
    .filter((token) => token.kind === 'word' && plain.has(token.low) && !named(token.index))
    .map((token) => ({ start: token.index, end: token.index + 1, links }))
}
