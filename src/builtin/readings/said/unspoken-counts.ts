import { stem } from '../../../linking/stem.js'
import { tableIdOf } from '../../grounding/reach.js'
import type { KeySpec, MeasureSpec } from '../../grounding/spec.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "The statuses by the number of cities": a column of one table counted by a column of another, where nobody spoke of
 * either table, is found by chance. @throws {PassedOver} where it is counted so
 */
export function checkUnspokenCounts(said: Said): void {
  const { spec, assignment } = said.reading
  const key = [...spec.groups, ...spec.outputs].find((each) => each.kind === 'column')
  const measures: readonly (KeySpec | MeasureSpec)[] = [
    ...spec.outputs,
    ...(spec.rank ? [spec.rank.by] : []),
    ...spec.orders.map(({ by }) => by),
  ]
  const counted = measures.find((each) => each.kind === 'countValues')
  if (key?.kind !== 'column' || counted?.kind !== 'countValues') return
  const [one, other] = [key.column.table, counted.column.table]
  if (one === other) return
  const stems = new Set(said.tokens.map((token) => token.stem))
  const spoken = new Set(
    [...assignment.links.values()].flatMap((link) => (link.kind === 'table' ? [tableIdOf(link)] : [])),
  )
  const isSpoken = (id: string) =>
    spoken.has(id) || (said.catalog.tableById.get(id)?.lemmas.some((word) => stems.has(stem(word))) ?? false)
  if (!isSpoken(one) && !isSpoken(other))
    throw new PassedOver(
      `what relates ${key.column.words.join(' ')} to ${counted.column.words.join(' ')} is not said`,
    )
}
