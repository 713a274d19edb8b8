import type { CatalogColumn } from '../../../linking/catalog.js'
import type { KeySpec, MeasureSpec } from '../../grounding/spec.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/** Numbers that say which one it is, not how many: the lap of a pit stop, the floor of a room. */
const which: ReadonlySet<string> = new Set(
  'order lap round floor storey position rank place seq sequence level season step stage grid version chapter page week weekday'.split(
    ' ',
  ),
)

/** "Total laps" are not the laps of pit stops added up. @throws {PassedOver} where numbers of places or turns are */
export function checkOrdinals({ reading: { spec } }: Said): void {
  const measures: readonly (KeySpec | MeasureSpec)[] = [
    ...spec.outputs,
    ...(spec.rank ? [spec.rank.by] : []),
    ...spec.orders.map(({ by }) => by),
  ]
  for (const each of measures)
    if (each.kind === 'aggregate' && each.fn === 'sum' && isOrdinal(each.column))
      throw new PassedOver(`${each.column.words.join(' ')} says which one it is, not how many`)
}

/** `laps` counts them, `lap` is one of them. */
function isOrdinal({ words }: CatalogColumn): boolean {
  const last = words.at(-1) ?? ''
  return (
    which.has(last) &&
    !(last === 'number' && words.length === 1) &&
    !(words.length > 1 && ['number', 'count', 'total'].includes(words[0] ?? ''))
  )
}
