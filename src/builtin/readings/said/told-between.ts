import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { wordClass } from '../../grammar/phrase-book.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "How many players did Kings Cross buy" is told by the transfers, and not by the team that each player is in now.
 * @throws {Ungrounded} where what somebody did is read as a plain reference, while other rows are of both of them
 */
export function checkToldBetween(said: Said): void {
  checkAside(said)
  const { reading, catalog, tokens } = said
  const [hop, more] = reading.tree.hops
  if (!hop || more || hop.from === hop.to) return
  const pieces = everyPiece(reading.sketch)
  if (!pieces.some((piece) => piece.kind === 'verb' && deeds.has(piece.stem))) return
  const others = catalog.tables.filter(
    (table) =>
      table.alias === undefined &&
      !reading.tree.tables.has(table.id) &&
      [hop.from, hop.to].every((end) =>
        (catalog.edgesOf.get(table.id) ?? []).some(
          ({ from, to }) => from.table === table.id && to.table === end,
        ),
      ),
  )
  if (others.length === 0) return
  const names = new Set([
    ...[hop.from, hop.to].flatMap((id) => (catalog.tableById.get(id)?.words ?? []).map(stem)),
    ...hop.edge.stems,
  ])
  for (const piece of pieces) {
    if (piece.kind !== 'verb' || !deeds.has(piece.stem)) continue
    const token = tokens[piece.start]
    if (!token || wordClass(token) === 'light') continue
    if ([piece.stem, ...namesOfVerb(piece.stem)].some((name) => names.has(name))) continue
    throw new Ungrounded(`'${piece.text}' may be told by ${others[0]?.words.join(' ')}`, [piece.text])
  }
}

/**
 * "How many doctors treated each patient" is counted over the treatments: that each doctor of theirs has treated
 * somebody is not what was asked.
 */
function checkAside({ reading: { plan }, catalog }: Said): void {
  const main = [plan.from, ...plan.joins.map(({ source }) => source)].map(({ table }) => table.id)
  const counted = plan.where.flatMap((cond) =>
    cond.kind === 'compare' && cond.left.kind === 'scalar' ? [cond.left.plan.from.table.id] : [],
  )
  if (counted.length === 0 && (plan.group.length === 0 || main.length < 2)) return
  const together = new Set([...main, ...counted])
  for (const cond of plan.where) {
    if (cond.kind !== 'exists' || cond.negated || cond.plan.where.length > 0) continue
    const { table } = cond.plan.from
    if (together.has(table.id)) continue
    const parents = (catalog.edgesOf.get(table.id) ?? []).flatMap(({ from, to }) =>
      from.table === table.id ? [to.table] : [],
    )
    const near = parents.filter((id) => together.has(id))
    const far = parents
      .filter((id) => !near.includes(id))
      .flatMap((id) => toOneTables(catalog, id, 2).map((each) => each.id))
    if (near.length > 1 || (near.length === 1 && far.some((id) => together.has(id) && !near.includes(id))))
      throw new Ungrounded(`${table.words.join(' ')} may tell which of them belong together`, table.words)
  }
}

/** What is done once and written down; who teaches, owns or writes something may just be referred to. */
const deeds: ReadonlySet<string> = new Set(
  'buy bought sell sold purchase treat borrow rent order trade transfer visit ship deliver lend book hire review inspect'
    .split(' ')
    .map(stem),
)
