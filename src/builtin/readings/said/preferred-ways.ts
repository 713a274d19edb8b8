import type { Catalog, Edge } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** What a reference says that is of a person's liking, and of nothing that happened. */
const liked: ReadonlySet<string> = new Set(
  'favorite favourite preferred home usual nearest default primary main previous former original'
    .split(' ')
    .map(stem),
)

/**
 * "Tickets refunded per theatre" are told by where they were shown, and not by the favourite theatre of who bought them.
 * @throws {PassedOver} where such a reference is taken that nobody spoke of, and there is another way
 */
export function checkPreferredWays({ reading, catalog, tokens }: Said): void {
  if (reading.tree.tables.size < 3) return
  const spoken = new Set(tokens.map((token) => token.stem))
  for (const { edge } of reading.tree.hops) {
    const columns = catalog.tableById.get(edge.from.table)?.columns ?? []
    const said = columns
      .filter(({ name }) => edge.from.columns.includes(name))
      .flatMap(({ words }) => words.map((word) => stem(word)).filter((word) => liked.has(word)))
    if (said.length === 0 || said.some((word) => spoken.has(word))) continue
    if (isReached(catalog, reading.plan.from.table.id, edge))
      throw new PassedOver(`nobody spoke of what is ${said[0]}`)
  }
}

/** Some way leads down references to the same table without this one. */
function isReached({ edgesOf }: Catalog, start: string, without: Edge): boolean {
  const seen = new Set([start])
  let open = [start]
  for (let hops = 0; hops < 4 && open.length > 0; hops++) {
    const next = open.flatMap((table) =>
      (edgesOf.get(table) ?? []).flatMap((edge) =>
        edge.from.table === table && edge.id !== without.id && !seen.has(edge.to.table)
          ? [edge.to.table]
          : [],
      ),
    )
    if (next.includes(without.to.table)) return true
    for (const table of next) seen.add(table)
    open = next
  }
  return false
}
