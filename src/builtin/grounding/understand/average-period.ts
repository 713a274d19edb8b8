import { keepDated } from '../conditions/keep-dated.js'
import { dateKey } from '../dates/date-key.js'
import type { Draft } from '../draft.js'
import type { FormulaSpec, KeySpec } from '../spec.js'
import { Ungrounded } from '../ungrounded.js'

/**
 * "the average number of orders per month": how many there were, by how many months had any.
 * @throws {Ungrounded} for an average over anything else than periods
 */
export function settleAverage(draft: Draft): void {
  if (!draft.averaged) return
  const [output, ...others] = draft.outputs
  const [late, ...more] = draft.lateKeys
  const plain = draft.groups.length + draft.having.length + others.length + more.length === 0
  if (output?.kind !== 'countRows' || !late || !plain || draft.rank || draft.pending)
    throw new Ungrounded('an average of counts is not read yet', ['average'])
  if (late.grain === 'weekday' || late.grain === 'hour')
    throw new Ungrounded(`an average over each ${late.grain}`, ['average'])
  const key = dateKey(draft, late.grain)
  if (key.kind !== 'grain' && key.kind !== 'column')
    throw new Ungrounded('an average over no period', ['average'])
  // A car that was sold in two months is one car, and counts in both.
  if (key.column.table !== output.table)
    throw new Ungrounded('an average of what was met more than once', ['average'])
  draft.lateKeys.length = 0
  draft.outputs[0] = { ...perPeriod(output.table, key), directive: output.directive }
  const { column } = key
  keepDated(draft, column)
  draft.notes.push(`averaged over the ${late.grain}s that have any`)
}

function perPeriod(table: string, key: Extract<KeySpec, { kind: 'grain' | 'column' }>): FormulaSpec {
  const rows = { measure: { kind: 'countRows' as const, table }, only: [], having: [] }
  const grain = key.kind === 'grain' ? { grain: key.grain } : {}
  const periods = {
    measure: { kind: 'countValues' as const, column: key.column, ...grain },
    only: [],
    having: [],
  }
  return {
    kind: 'formula',
    of: { kind: 'op', op: '/', left: { kind: 'part', part: rows }, right: { kind: 'part', part: periods } },
  }
}
