import { stem } from '../../../linking/stem.js'
import { everyPiece } from '../../grammar/every-piece.js'
import { baseOf } from '../../grounding/roles.js'
import { slotUses } from '../../grounding/slots.js'
import { tableOfSpec } from '../../grounding/spec-tables.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
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
  checkHomes(said)
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

const customers: ReadonlySet<string> = new Set(
  'customer client guest patron member subscriber visitor donor employee student patient buyer owner passenger donor artist author singer actor director player driver agent'.split(
    ' ',
  ),
)
const homes: ReadonlySet<string> = new Set(
  'address location residence contact home site branch store office'.split(' '),
)

/**
 * "Customers in London" are no customers that something was sent to in London, and "cities that are home to more than
 * ten customers" not those of the warehouses it came from.
 * @throws {PassedOver} where a place is that of something that happened to them
 */
function checkHomes(said: Said): void {
  const { assignment, sketch } = said.reading
  const uses = slotUses(sketch)
  const spoken = uses.flatMap(({ slot }) => {
    const link = assignment.links.get(slot)
    return link?.kind === 'table' ? [baseOf(link.table) ?? link.table] : []
  })
  const [people, other] = [...new Set(spoken)]
  if (people === undefined || other !== undefined || !isOfPeople(said, people)) return
  const reached = new Set(toOneTables(said.catalog, people, 3).map(({ id }) => baseOf(id) ?? id))
  const stems = new Set(said.tokens.map((token) => token.stem))
  for (const { slot } of uses) {
    const link = assignment.links.get(slot)
    const column = link && link.kind !== 'table' ? said.catalog.columnById.get(link.column) : undefined
    if (!column?.lemmas.some((word) => places.has(word))) continue
    const table = said.catalog.tableById.get(baseOf(column.table) ?? column.table)
    const named = [...(table?.lemmas ?? []), ...column.lemmas.filter((word) => !places.has(word))].some(
      (word) => homes.has(word) || (word.length > 3 && stems.has(stem(word))),
    )
    if (table && !reached.has(table.id) && !named)
      throw new PassedOver(`${column.words.join(' ')} is not where they are`, [slot.text])
  }
}

/** Whether the rows of a table are persons, by its columns or by what it is called. */
export function isOfPeople(said: Said, table: string): boolean {
  return (
    isPerson(said, table) ||
    (said.catalog.tableById.get(table)?.lemmas.some((word) => customers.has(word)) ?? false)
  )
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
