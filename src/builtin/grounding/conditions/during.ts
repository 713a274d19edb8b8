import type { DateSpan } from '../../../linking/dates.js'
import type { Cond, Expr } from '../../planning/plan.js'
import type { Draft } from '../draft.js'
import { pairOf } from '../lasting.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'

/** "open on 1 June", "running in March 2023": begun before the period was over, and not ended before it. */
export function duringCondition(draft: Draft, span: DateSpan, word: string): Condition {
  const table = draft.near ?? draft.target
  const pair = table === null ? null : pairOf(draft, table)
  if (!pair || span.from === null || span.to === null)
    throw new Ungrounded(`nothing says when something was '${word}'`, [word])
  const { from, to } = pair
  const [first, end] = [span.from, span.to]
  draft.dated.push(from)
  const bound = (left: Expr, op: '<' | '>=', value: string): Cond => ({
    kind: 'compare',
    left,
    op,
    right: { kind: 'literal', value, as: 'date' },
  })
  return {
    needs: [{ table: from.table, near: draft.near }],
    make: (ref) => {
      const ended = bound(ref(to), '>=', first)
      const open: Cond = { kind: 'null', of: ref(to), negated: false }
      return {
        kind: 'and',
        of: [bound(ref(from), '<', end), to.nullable ? { kind: 'or', of: [ended, open] } : ended],
      }
    },
    text: `${word}: ${from.words.join(' ')} before ${end} and ${to.words.join(' ')} from ${first}${to.nullable ? ' or none' : ''}`,
    related: null,
  }
}
