import type { CatalogColumn, Edge } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Slot } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import type { KeySpec } from '../spec.js'

const keyWords = /\b(?:ids?|codes?|no|numbers?|keys?|identifiers?|refs?|references?)\b/i

/**
 * "The captain of NX101" is the pilot that `captain_id` refers to, told by name. Null where the column itself is meant:
 * its number was asked for, rows without one would be lost, or what it refers to has no name.
 */
export function roleReference(draft: Draft, column: CatalogColumn, slot: Slot): KeySpec | null {
  if (column.role !== 'reference' || keyWords.test(slot.text) || /(?:ing|ed)$/i.test(slot.text)) return null
  const edge = edgeOf(draft, column)
  const parent = edge ? draft.catalog.tableById.get(edge.to.table) : undefined
  if (!edge || !parent || parent.titles.length === 0 || parent.id === column.table) return null
  const role = column.lemmas.filter((word) => !keyWords.test(word))
  const plain = role.at(-1) === parent.lemmas.at(-1) && role.length <= parent.lemmas.length
  if (role.length === 0 || plain) return null
  const loses = draft.outputs.length > 0 && slot.role !== 'group'
  if (loses && column.nullable && column.nullFraction !== 0) return null
  const own = role.filter((word) => !parent.lemmas.includes(word))
  for (const word of own.length > 0 ? own : role) draft.hintStems.add(stem(word))
  draft.requires.push({ table: column.table, near: draft.near })
  draft.notes.push(`'${slot.text}' read as the ${parent.words.join(' ')} of ${column.name}`)
  return { kind: 'entity', table: parent.id }
}

function edgeOf(draft: Draft, column: CatalogColumn): Edge | undefined {
  return draft.catalog.edgesOf
    .get(column.table)
    ?.find(
      (edge) =>
        edge.kind !== 'natural' &&
        edge.from.table === column.table &&
        edge.from.columns.length === 1 &&
        edge.from.columns[0] === column.name,
    )
}
