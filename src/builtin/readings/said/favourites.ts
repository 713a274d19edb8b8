import type { Catalog, Edge } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const liked: ReadonlySet<string> = new Set(
  ['favorite', 'favourite', 'preferred', 'default', 'usual', 'home', 'birth', 'previous', 'former'].map(stem),
)
const best: ReadonlySet<string> = new Set(['favorite', 'favourite', 'preferred'].map(stem))
const furthest = 4

/**
 * "Revenue per theater" is taken where the tickets were sold for, and not in the favourite theater of whoever bought
 * them, unless those are spoken of. @throws {PassedOver} where rows are told apart by the other one
 */
export function checkFavourites({ reading, catalog, tokens }: Said): void {
  const said = new Set(tokens.map((token) => token.stem))
  const from = reading.plan.from.table.id
  const used = new Set(reading.tree.hops.map(({ edge }) => edge.id))
  for (const { id, stems, to } of catalog.edges) {
    const word = stems.find((each) => best.has(each) && said.has(each))
    if (word !== undefined && reading.tree.tables.has(to.table) && !used.has(id))
      throw new PassedOver(`nothing read says that it is the ${word} one`)
  }
  for (const { edge } of reading.tree.hops) {
    const [word] = edge.stems.filter((each) => liked.has(each))
    if (word === undefined || said.has(word) || edge.from.table === from) continue
    if (reaches(catalog, from, edge.to.table))
      throw new PassedOver(`of their own, or the ${word} one of somebody?`)
  }
}

/** Over references that nobody's liking is kept in. */
function reaches(catalog: Catalog, from: string, to: string): boolean {
  const isPlain = (edge: Edge) => !edge.stems.some((each) => liked.has(each))
  const seen = new Set([from])
  let open: readonly string[] = [from]
  for (let round = 0; round < furthest && open.length > 0; round++) {
    const next = open.flatMap((table) =>
      (catalog.edgesOf.get(table) ?? [])
        .filter((edge) => edge.from.table === table && isPlain(edge))
        .map((edge) => edge.to.table),
    )
    if (next.includes(to)) return true
    open = [...new Set(next)].filter((table) => !seen.has(table))
    for (const table of open) seen.add(table)
  }
  return false
}
