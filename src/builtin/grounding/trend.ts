import { isYear } from '../../linking/catalog.js'
import type { Term } from '../grammar/sketch.js'
import type { Expr, Order, Output } from '../planning/plan.js'
import { dateKey } from './dates/date-key.js'
import type { Draft } from './draft.js'
import type { KeySpec, SimpleMeasure, TrendSpec } from './spec.js'
import { isMeasure } from './spec-tables.js'
import { Ungrounded } from './ungrounded.js'
import { specOf } from './understand/term-spec.js'

/** A measure followed through time: added up so far, or compared with the period before. */
export function trendSpec(draft: Draft, term: Extract<Term, { kind: 'trend' }>): TrendSpec {
  const found = specOf(draft, term.of)
  if (term.grain) draft.period = term.grain
  return { kind: 'trend', how: term.how, percent: term.percent, of: measureOf(found) }
}

function measureOf(found: KeySpec | ReturnType<typeof specOf>): SimpleMeasure {
  if (found.kind === 'trend') return found.of
  if (found.kind === 'entity') return { kind: 'countRows', table: found.table }
  if (found.kind === 'column' && found.column.kind === 'number')
    return { kind: 'aggregate', fn: 'sum', column: found.column }
  if (!isMeasure(found) || found.kind === 'ratio' || found.kind === 'formula' || found.kind === 'place')
    throw new Ungrounded('nothing that can be followed through time')
  return found
}

/** "compared with the year before" makes a trend of the one number shown, and says which periods are meant. */
export function settleTrend(draft: Draft): void {
  const at = draft.outputs.findIndex((output) => output.kind === 'trend')
  if (draft.period === null && at < 0) return
  if (at < 0) {
    const measures = draft.outputs.filter(isMeasure)
    const only = measures[0]
    if (measures.length !== 1 || !only)
      throw new Ungrounded('what is compared with the period before is not clear')
    draft.outputs.push({
      kind: 'trend',
      how: 'change',
      percent: 'both',
      of: measureOf(only),
      directive: only.directive,
    })
  }
  const timed = draft.groups.filter(isTime)
  const shown = draft.outputs.filter((output) => !isMeasure(output) && isTime(output))
  if (timed.length + shown.length === 0) {
    if (draft.period === null) throw new Ungrounded('nothing says over which periods')
    draft.groups.push(dateKey(draft, draft.period))
  } else if (draft.period !== null && timed.some((key) => key.kind === 'grain' && key.grain !== draft.period))
    throw new Ungrounded('two different periods')
}

function isTime(key: KeySpec | ReturnType<typeof specOf>): boolean {
  return key.kind === 'grain' || (key.kind === 'column' && isYear(key.column))
}

/** The plain measure beside what becomes of it. */
export function trendOutputs(
  trend: TrendSpec,
  measure: Expr,
  plainLabel: string,
  keys: readonly { readonly key: KeySpec; readonly exprs: readonly Expr[] }[],
): readonly Output[] {
  const times = keys.filter(({ key }) => isTime(key))
  const time = times[0]?.exprs[0]
  if (times.length !== 1 || !time) throw new Ungrounded('nothing says over which periods')
  const partition = keys.filter(({ key }) => !isTime(key)).flatMap(({ exprs }) => exprs)
  const order: readonly Order[] = [{ by: time, descending: false }]
  const plain: Output = { expr: measure, label: plainLabel, part: 'context' }
  if (trend.how === 'running')
    return [
      plain,
      {
        expr: { kind: 'window', fn: 'sum', of: measure, partition, order },
        label: 'running_total',
        part: 'asked',
      },
    ]
  const before: Expr = { kind: 'window', fn: 'lag', of: measure, partition, order }
  const change: Expr = { kind: 'arithmetic', op: '-', left: measure, right: before }
  const absolute: Output = { expr: change, label: 'change', part: 'asked' }
  const relative: Output = {
    expr: { kind: 'ratio', over: change, under: before, percent: true },
    label: 'change_percent',
    part: 'asked',
  }
  return [
    plain,
    ...(trend.percent === 'pct' ? [] : [absolute]),
    ...(trend.percent === 'abs' ? [] : [relative]),
  ]
}
