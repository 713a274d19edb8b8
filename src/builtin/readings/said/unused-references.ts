import { isTemporal } from '../../../linking/catalog.js'
import { baseOf } from '../../grounding/roles.js'
import { tableIdOf } from '../../grounding/reach.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { plansOf, type Said } from './said.js'

/**
 * "Instructors who taught Ann in March": lessons that nobody named were joined for their date. They refer to the
 * instructor as well as to Ann, and may be of another than her main instructor.
 * @throws {Ungrounded} where rows that nobody named belong to two things, and are joined to but one of them
 */
export function checkUnusedReferences({ reading, catalog, mentions }: Said): void {
  const { tree, assignment } = reading
  const used = new Set(tree.hops.map(({ edge }) => edge.id))
  const named = new Set([...assignment.links.values()].map(tableIdOf))
  const dated = new Set(
    plansOf(reading.plan)
      .flatMap((plan) => usedColumns({ ...plan, select: [] }))
      .flatMap((column) => (isTemporal(column) ? [column.table] : [])),
  )
  for (const id of tree.tables) {
    if (!dated.has(id) || named.has(id) || baseOf(id) !== null || isSpoken(mentions, id)) continue
    const up = (catalog.edgesOf.get(id) ?? []).filter(
      ({ from, to }) => from.table === id && to.table !== id && tree.tables.has(to.table),
    )
    const joined = new Set(up.filter((edge) => used.has(edge.id)).map(({ to }) => to.table))
    const open = up.find((edge) => !joined.has(edge.to.table))
    if (joined.size === 0 || !open) continue
    const words = catalog.tableById.get(id)?.words ?? []
    throw new Ungrounded(`${words.join(' ')} may tell which of them belong together`, words)
  }
}

function isSpoken(mentions: Said['mentions'], id: string): boolean {
  return mentions.some(({ links }) =>
    links.some((link) => link.kind === 'table' && link.table === id && link.score >= 0.75),
  )
}
