import type { Filter } from '../../grammar/sketch.js'
import { versusCondition } from '../../grammar/versus.js'
import { columnOf, type Draft } from '../draft.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'
import { averageCondition } from './averages.js'
import { dateCondition, weekdayCondition } from './dates.js'
import { emptyCondition, flagCondition } from './flags.js'
import { duringCondition } from './during.js'
import { lastingCondition } from './lasting.js'
import { compareCondition, degreeCondition } from './numbers.js'
import { likeCondition } from './patterns.js'
import { valueCondition } from './values.js'

/** A filter of the sketch over the columns it was linked to. @throws {Ungrounded} when they cannot be meant so. */
export function conditionOf(draft: Draft, filter: Filter): Condition {
  switch (filter.kind) {
    case 'value':
      return valueCondition(draft, filter)
    case 'compare':
      return compareCondition(draft, filter)
    case 'degree':
      return degreeCondition(draft, filter)
    case 'average':
      return averageCondition(draft, filter)
    case 'versus':
      return versusCondition(draft, filter)
    case 'date':
      return dateCondition(draft, filter.span, filter.column ? columnOf(draft, filter.column) : null)
    case 'weekday':
      return weekdayCondition(draft, filter)
    case 'during':
      return duringCondition(draft, filter.span, filter.word)
    case 'lasting':
      return lastingCondition(draft, filter)
    case 'new':
      throw new Ungrounded("'new' is read with a date only", ['new'])
    case 'flag':
      return flagCondition(draft, filter)
    case 'empty':
      return emptyCondition(draft, filter)
    case 'like':
      return likeCondition(draft, filter)
    default:
      return filter satisfies never
  }
}
