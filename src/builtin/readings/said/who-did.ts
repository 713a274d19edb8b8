import type { CatalogColumn, CatalogTable, Edge } from '../../../linking/catalog.js'
import { isDoerOf } from '../../../linking/doers.js'
import { stem } from '../../../linking/stem.js'
import { whoTables } from '../../grammar/who-tables.js'
import { baseOf } from '../../grounding/roles.js'
import { slotUses } from '../../grounding/slots.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const auxiliaries: ReadonlySet<string> = new Set([
  'has',
  'have',
  'had',
  'did',
  'does',
  'do',
  'was',
  'were',
  'is',
  'are',
])

/**
 * "Who reported the most tickets": their reporter, where a ticket refers to several who could be meant.
 * @throws {Unfit} where a reference that is called after something else tells who did it
 */
export function checkWhoDid(said: Said): void {
  const { tokens, reading, catalog } = said
  const at = tokens.findIndex(({ low }) => low === 'who')
  const asked = slotUses(reading.sketch).find(({ slot }) => slot.mention.start === at)
  const link = asked && reading.assignment.links.get(asked.slot)
  if (at < 0 || link?.kind !== 'table') return
  const verb = tokens.slice(at + 1).find(({ low }) => !auxiliaries.has(low))
  if (verb?.kind !== 'word' || slotUses(reading.sketch).some(({ slot }) => slot.mention.start === verb.index))
    return
  const persons = new Set(whoTables(catalog).map(({ id }) => id))
  for (const { edge } of reading.tree.hops) {
    const target = baseOf(edge.to.table) ?? edge.to.table
    if (edge.to.table !== link.table && target !== link.table) continue
    const from = catalog.tableById.get(edge.from.table)
    const rivals = from ? referencesOf(from, catalog.edgesOf.get(from.id) ?? [], persons) : []
    if (!from || rivals.length < 2) continue
    const doers = rivals.filter(({ columns }) => columns.some((column) => isCalledAfter(column, verb.stem)))
    const used = edge.from.columns.join()
    if (doers.length > 0 && !doers.some(({ columns }) => columns.map(({ name }) => name).join() === used))
      throw new Unfit(`who did so is told by ${doers[0]?.columns[0]?.words.join(' ') ?? ''}`, [verb.text])
    const tied = rivals.find(({ to }) => to !== target && rivals.filter((each) => each.to === to).length > 1)
    if (doers.length === 0 && tied) throw new Unfit(`nothing says who '${verb.text}'`, [verb.text])
  }
}

interface Reference {
  readonly columns: readonly CatalogColumn[]
  readonly to: string
}

/** The columns of a table that refer to somebody. */
function referencesOf(
  table: CatalogTable,
  edges: readonly Edge[],
  persons: ReadonlySet<string>,
): readonly Reference[] {
  const seen = new Set<string>()
  return edges.flatMap(({ from, to }): readonly Reference[] => {
    const key = from.columns.join()
    if (from.table !== table.id || !persons.has(baseOf(to.table) ?? to.table) || seen.has(key)) return []
    seen.add(key)
    const columns = table.columns.filter(({ name }) => from.columns.includes(name))
    return [{ columns, to: baseOf(to.table) ?? to.table }]
  })
}

/** "reporter", "reported_by", of "reported". */
function isCalledAfter({ lemmas, words }: CatalogColumn, verb: string): boolean {
  return lemmas.some((word) => isDoerOf(word, verb)) || words.some((word) => stem(word) === verb)
}
