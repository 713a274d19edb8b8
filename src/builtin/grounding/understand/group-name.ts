import { mustTable } from '../../../linking/catalog.js'
import type { Draft } from '../draft.js'
import type { Output } from '../spec.js'
import { isMeasure } from '../spec-tables.js'

/** "for each printer, return the name and the number of print runs": the name is what it is split by. */
export function dropGroupName(draft: Draft): void {
  const [group, more] = draft.groups
  if (group?.kind !== 'column' || more || draft.rank || !draft.outputs.some(isMeasure)) return
  if (group.column.kind !== 'text') return
  const others = draft.outputs.filter((output) => !isBareName(draft, output))
  if (others.length === draft.outputs.length - 1) draft.outputs.splice(0, draft.outputs.length, ...others)
}

/** A name that rows are called by, of which nothing but "name" is said. */
function isBareName({ catalog, links }: Draft, output: Output): boolean {
  if (output.kind !== 'column') return false
  const { id, table } = output.column
  if (!mustTable(catalog, table).titles.some((title) => title.id === id)) return false
  return [...links].some(
    ([slot, link]) => link.kind === 'column' && link.column === id && slot.text.toLowerCase() === 'name',
  )
}
