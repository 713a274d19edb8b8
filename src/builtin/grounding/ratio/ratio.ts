import type { Draft } from '../draft.js'
import type { RatioSpec } from '../spec.js'
import { against } from './against.js'
import { partOfWhole } from './part-of-whole.js'
import type { RatioTerm } from './side.js'

/** One number over another, with the conditions of either side kept apart. */
export function ratioSpec(draft: Draft, term: RatioTerm): RatioSpec {
  return term.under ? against(draft, term, term.under) : partOfWhole(draft, term)
}
