import type { Condition } from '../grounding/spec.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import { type Block, relation } from './block.js'
import type { Cond } from './plan.js'

/** A condition over tables the block already joins; anything else must have been made a `related` of a joined table. */
export function condIn(block: Block, condition: Condition): Cond {
  if (condition.related) return relation(block.request, condition.related, block.sources)
  if (!condition.needs.every((need) => block.sources.has(need.table)))
    throw new Ungrounded(`'${condition.text}' is about rows that are not joined`)
  return condition.make(block.ref)
}
