import type { Noun } from '../../grammar/sketch.js'
import { type Draft, linkOf } from '../draft.js'

/** "gold medals": rows of that kind, for the noun names the very column whose value stands before it. */
export function tellsKind(draft: Draft, noun: Noun, column: string): boolean {
  return noun.pre.some((filter) => {
    const link = filter.kind === 'value' && filter.slot.literal === null ? linkOf(draft, filter.slot) : null
    return link?.kind === 'value' && link.column === column
  })
}
