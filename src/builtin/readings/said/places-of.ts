import { toOneTables } from '../../grounding/to-one-tables.js'
import { baseOf } from '../../grounding/roles.js'
import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { tableOfSpec } from '../../grounding/spec.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const places: ReadonlySet<string> = new Set(
  'country nation state city town county district region village province hometown'.split(' '),
)

/**
 * "How many customers live in each city": where they live themselves, never where something that was sent to them set
 * out; and where "we operate" is not where customers live. @throws {PassedOver} where it is the place of something else
 */
export function checkPlacesOf(said: Said): void {
  const { spec } = said.reading
  checkOurPlaces(said)
  const [counted] = spec.outputs.filter((output) => output.kind === 'countRows')
  const people = counted?.kind === 'countRows' ? counted.table : null
  if (people === null) return
  const reached = new Set(toOneTables(said.catalog, people, 3).map(({ id }) => baseOf(id) ?? id))
  const spoken = new Set(said.tokens.map((token) => token.stem))
  for (const key of spec.groups) {
    if (key.kind !== 'column' || !key.column.lemmas.some((word) => places.has(word))) continue
    const table = tableOfSpec(key)
    const named = said.catalog.tableById.get(table)?.lemmas.some((word) => spoken.has(stem(word)))
    if (!reached.has(baseOf(table) ?? table) && !named)
      throw new PassedOver(`${key.column.words.join(' ')} is not where they are`, [
        key.column.words.join(' '),
      ])
  }
}

function isPerson({ catalog }: Said, table: string): boolean {
  return catalog.persons.some(({ id }) => id === (baseOf(table) ?? table))
}

/** "In which cities do we operate?" */
function checkOurPlaces(said: Said): void {
  const ours = everyPiece(said.reading.sketch).some(
    (piece) => piece.kind === 'verb' && ['operat', 'run', 'trade'].includes(piece.stem),
  )
  const { plan } = said.reading
  if (!ours || !said.tokens.some(({ low }) => low === 'we')) return
  if (isPerson(said, plan.from.table.id))
    throw new PassedOver('where people are is not where we are', ['operate'])
}
