import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { plansOf, type Said } from './said.js'

/** What tells that somebody won, or what there is to be won. */
const won: ReadonlySet<string> = new Set(
  'win won winner victory champion award prize medal trophy cup honour honor title elected outcome gold bounty contract tender bid auction lot'
    .split(' ')
    .map(stem),
)

/** "Who won the Gulf Grand Prix" is not whoever took part. @throws {PassedOver} where nothing of what is used tells of winning */
export function checkWins(said: Said): void {
  const { sketch, plan, tree, assignment } = said.reading
  const verb = everyPiece(sketch).find((piece) => piece.kind === 'verb' && piece.stem === stem('win'))
  if (verb?.kind !== 'verb') return
  const plans = plansOf(plan)
  const tables = plans.flatMap((each) => [each.from, ...each.joins.map(({ source }) => source)])
  const words = [
    ...plans.flatMap(usedColumns).flatMap(({ words }) => words),
    ...tables.flatMap(({ table }) => table.words),
    ...[...tree.tables].flatMap((id) => said.catalog.tableById.get(id)?.words ?? []),
    ...tree.hops.flatMap(({ edge }) =>
      edge.from.columns.flatMap(
        (name) => said.catalog.columnById.get(`${edge.from.table}.${name}`)?.words ?? [],
      ),
    ),
    ...[...assignment.links.values()].flatMap((link) =>
      link.kind === 'value' && /^(?:win|won|gold|1st|first|champion|victor)/i.test(link.value) ? ['won'] : [],
    ),
  ]
  if (!words.some((word) => won.has(stem(word))))
    throw new PassedOver(`nothing says who '${verb.text}'`, [verb.text])
}
