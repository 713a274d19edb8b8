import { stem } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import { Ungrounded } from '../../grounding/ungrounded.js'
import { lowOf, plansOf, type Said } from './said.js'

const doers: ReadonlySet<string> = new Set(['who', 'that', 'have', 'has', 'had'])
const objects: ReadonlySet<string> = new Set(['both', 'a', 'an', 'the', 'either', 'every', 'each'])

/**
 * "Customers who have rented both a van and a luxury car" did so: where there are rentals, it is no state of the cars.
 * @throws {Ungrounded} where what somebody did is read as a stored value
 */
export function checkDoneVerbs(said: Said): void {
  const joined = joinedStems(said)
  for (const [{ mention, text }, link] of said.reading.assignment.links) {
    if (link.kind !== 'value' || mention.end !== mention.start + 1 || !isParticiple(text.toLowerCase()))
      continue
    if (!objects.has(lowOf(said, mention.end))) continue
    if (!doers.has(lowOf(said, mention.start - 1)) && !isDoer(said, mention.start, link.column)) continue
    const column = said.catalog.columnById.get(link.column)
    const happened = said.catalog.tables.some(
      ({ id, lemmas }) =>
        id !== column?.table && lemmas.some((word) => stem(word) === stem(text.toLowerCase())),
    )
    if (happened || joined.has(stem(text.toLowerCase())))
      throw new Ungrounded(`'${text}' is what somebody did`, [text])
  }
}

/** Of the tables that are joined. */
function joinedStems({ reading }: Said): ReadonlySet<string> {
  const joined = plansOf(reading.plan).flatMap(({ from, joins }) => [
    from,
    ...joins.map(({ source }) => source),
  ])
  return new Set(joined.flatMap(({ table }) => table.lemmas.map(stem)))
}

/** "Customers rented a van": a thing of another table stands before it. */
function isDoer({ reading, catalog }: Said, end: number, column: string): boolean {
  return [...reading.assignment.links].some(
    ([{ mention }, link]) =>
      mention.end === end && link.kind === 'table' && link.table !== catalog.columnById.get(column)?.table,
  )
}
