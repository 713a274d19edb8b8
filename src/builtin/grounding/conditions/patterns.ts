import type { Filter } from '../../grammar/sketch.js'
import { columnOf, type Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { onColumn } from './on-column.js'

/** "whose name starts with B": of the named column of text, else of the one compared last. */
export function likeCondition(draft: Draft, filter: Extract<Filter, { kind: 'like' }>): Condition {
  const column = filter.slot ? columnOf(draft, filter.slot) : draft.compared
  if (column?.kind !== 'text') throw new Ungrounded('a pattern without a column of text')
  draft.compared = column
  const escaped = filter.text.replace(/[\\%_]/g, (sign) => `\\${sign}`)
  const pattern = { start: `${escaped}%`, end: `%${escaped}`, contain: `%${escaped}%` }[filter.mode]
  const verb = { start: 'starts with', end: 'ends with', contain: 'contains' }[filter.mode]
  return onColumn(
    draft,
    column,
    (of) => ({
      kind: 'like',
      of,
      pattern,
      negated: filter.negated,
      anyCase:
        draft.matching.anyCase || filter.text === filter.text.toLowerCase() || filter.mode !== 'contain',
    }),
    `${column.words.join(' ')} ${verb} '${filter.text}'`,
  )
}
