import type { Mention } from '../../../linking/link.js'
import { tableIdOf } from '../reach.js'

interface MentionFacts {
  readonly exactTable: boolean
  readonly tableToo: boolean
  /** Tables that have a column of exactly this name. */
  readonly exactColumnsOf: ReadonlySet<string>
}

const facts = new WeakMap<Mention, MentionFacts>()

/** What is asked of a mention for each of its links, found once; entries die with their mentions. */
export function factsOf(mention: Mention): MentionFacts {
  const known = facts.get(mention)
  if (known) return known
  const tables = mention.links.filter((link) => link.kind === 'table')
  const made = {
    exactTable: tables.some((link) => link.score >= 0.95),
    tableToo: tables.some((link) => link.score >= 0.7),
    exactColumnsOf: new Set(
      mention.links.filter((link) => link.kind === 'column' && link.score >= 0.95).map(tableIdOf),
    ),
  }
  facts.set(mention, made)
  return made
}
