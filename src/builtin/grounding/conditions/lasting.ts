import type { Filter } from '../../grammar/sketch.js'
import type { Draft } from '../draft.js'
import { pairOf } from '../lasting.js'
import { spanExpr, spanSpec, spanWords } from '../span.js'
import type { SpanSpec } from '../span-spec.js'
import type { Condition } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'

type Lasting = Extract<Filter, { kind: 'lasting' }>

/** "closed within 30 days", "stayed more than 5 nights": how long it was between two dates of a row. */
export function lastingCondition(draft: Draft, filter: Lasting): Condition {
  return spanCondition(draft, spanOf(draft, filter), filter)
}

/** A length of time compared with a number of its unit. */
export function spanCondition(
  draft: Draft,
  span: SpanSpec,
  { op, amount }: Pick<Lasting, 'op' | 'amount'>,
): Condition {
  return {
    needs: [{ table: span.from.table, near: draft.near }],
    make: (ref) => ({
      kind: 'compare',
      left: spanExpr(span, ref, true),
      op,
      right: { kind: 'literal', value: amount, as: 'number' },
    }),
    text: `${spanWords(span)} ${op} ${amount}`,
    related: null,
  }
}

function spanOf(draft: Draft, { of, unit }: Lasting): SpanSpec {
  if (of) {
    const spec = spanSpec(draft, of)
    if (spec.kind === 'span') return spec.span
  }
  const table = draft.near ?? draft.target
  const pair = table === null ? null : pairOf(draft, table)
  if (!pair) throw new Ungrounded('nothing says from when to when')
  return { ...pair, unit, today: '' }
}
