import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import type { Noun, Slot } from '../../grammar/sketch.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { MeasureSpec } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { addValue } from './add-condition.js'
import { piecesSold } from './pieces-sold.js'
import { tellsKind } from './tells-kind.js'
import { valueEntity } from './value-entity.js'

/** "how many …": the rows of a thing, the different values of a column, or the sum of an amount. */
export function countSpec(draft: Draft, noun: Noun): MeasureSpec {
  const link = linkOf(draft, noun.slot)
  if (link.kind === 'value') {
    addValue(draft, noun.slot)
    return { kind: 'countRows', table: valueEntity(draft, noun.slot) }
  }
  const sold = piecesSold(draft, noun.slot)
  if (sold) {
    draft.notes.push(`'${noun.slot.text}' counted by ${sold.words.join(' ')}`)
    return { kind: 'aggregate', fn: 'sum', column: sold }
  }
  if (link.kind === 'table') {
    if (
      noun.distinct &&
      noun.slot.mention.links.some((other) => other.kind === 'column' && other.score >= 0.95)
    )
      draft.penalty += 0.45
    return { kind: 'countRows', table: link.table, ...(noun.distinct ? { different: true } : {}) }
  }
  const column = columnOf(draft, noun.slot)
  if (tellsKind(draft, noun, column.id)) return { kind: 'countRows', table: column.table }
  return countOfColumn(draft, noun.slot, column)
}

function countOfColumn(draft: Draft, slot: Slot, column: CatalogColumn): MeasureSpec {
  const link = linkOf(draft, slot)
  const synonym = link.kind === 'column' && link.reason === 'synonym'
  const loose = synonym || link.score < 0.8
  if ((synonym && isDoneOn(column) && !events.test(slot.text)) || (loose && column.category === 'decimal'))
    throw new Ungrounded(`'${slot.text}' is no thing to count here`, [slot.text])
  if (isTemporal(column)) {
    if (/(?:ed|id|wn|en|lt|nt|ld)$/.test(slot.text.toLowerCase()))
      throw new Ungrounded(`'${slot.text}' is no thing to count`, [slot.text])
    draft.verbs = [...column.words.map(stem), ...draft.verbs]
    draft.notes.push(`'${slot.text}' counted as rows with a ${column.words.join(' ')}`)
    return { kind: 'countRows', table: column.table }
  }
  if (column.kind === 'number' && column.role === 'measure' && !column.lemmas.includes('year'))
    return { kind: 'aggregate', fn: 'sum', column }
  if (column.kind === 'boolean')
    throw new Ungrounded(`'${slot.text}' is a yes or no, not a thing to count`, [slot.text])
  return { kind: 'countValues', column }
}

/** "shipped_on": boats are ships, and no shipping. */
function isDoneOn(column: CatalogColumn): boolean {
  return isTemporal(column) && column.words.some((word) => /ed$/.test(word))
}

const events = /(?:ups?|ings?|ions?|als?|ments?)$/i
