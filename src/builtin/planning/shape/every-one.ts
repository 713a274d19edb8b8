import { type Catalog, mustTable } from '../../../linking/catalog.js'
import type { Having } from '../../grounding/spec.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import type { Expr } from '../plan.js'

/** "all of the courses": how many there are, of those that meet what is said of them. @throws {Ungrounded} where other rows tell */
export function everyOne({ table: id, conditions }: Having, catalog: Catalog): Expr {
  const table = mustTable(catalog, id)
  if (conditions.some(({ related, needs }) => related !== null || needs.some((need) => need.table !== id)))
    throw new Ungrounded('which ones all of them are is told by other rows')
  const alias = `${table.name}_all`
  return {
    kind: 'scalar',
    plan: {
      from: { alias, table },
      joins: [],
      distinct: false,
      where: conditions.map(({ make }) => make((column) => ({ kind: 'column', alias, column }))),
      group: [],
      having: [],
      order: [],
      limit: null,
      ties: false,
      set: null,
      select: [
        { expr: { kind: 'count', of: null, distinct: false, filter: null }, label: 'count', part: 'asked' },
      ],
    },
  }
}
