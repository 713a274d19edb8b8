import { mustTable } from '../../../linking/catalog.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const places: ReadonlySet<string> = new Set(['country', 'nation', 'nationality', 'state', 'city', 'town'])
const origins: ReadonlySet<string> = new Set([
  'nationality',
  'citizenship',
  'origin',
  'hometown',
  'birthplace',
])

/**
 * "How many drivers come from each country" is told by their own nationality, not by the country of their team.
 * @throws {PassedOver} where people who have an origin of their own are split by the place of something else
 */
export function checkOrigins({ catalog, reading: { spec } }: Said): void {
  const [counted] = spec.outputs
  if (!counted || (counted.kind !== 'countRows' && counted.kind !== 'entity')) return
  const own = mustTable(catalog, counted.table).columns.find((column) =>
    column.lemmas.some((word) => origins.has(word)),
  )
  if (!own) return
  for (const key of spec.groups)
    if (
      key.kind === 'column' &&
      tableOfSpec(key) !== counted.table &&
      key.column.lemmas.some((word) => places.has(word))
    )
      throw new PassedOver(`${key.column.words.join(' ')} of what: they have a ${own.words.join(' ')}`)
}
