import { baseOf } from '../../grounding/roles.js'
import type { Shown, Spec } from '../../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../../grounding/spec-tables.js'
import { Unfit, Ungrounded } from '../../grounding/ungrounded.js'
import { keyOf } from './sameness.js'

/**
 * A later "return the …" says what to show; of the first sentence only what it does not repeat stays.
 * @throws {Ungrounded} where one sentence asks for the same thing twice
 */
export function chosenOutputs(spec: Spec): readonly Shown[] {
  const directive = spec.outputs.filter((output) => output.directive)
  const plain = spec.outputs.filter((output) => !output.directive)
  const replaces = directive.some((output) => !isMeasure(output))
  const kept =
    directive.length === 0
      ? plain
      : replaces
        ? [...directive, ...plain.filter((output) => output.kind !== 'entity')]
        : [...plain, ...directive]
  const seen = new Set<string>()
  const out: Shown[] = []
  for (const output of kept) {
    const key = keyOf(output)
    if (seen.has(key)) {
      if (directive.length === 0) throw twice(spec)
      continue
    }
    seen.add(key)
    out.push(output)
  }
  return out
}

/** Beside another of its kind, of which one of the two must be meant, it is no reading at all. */
function twice({ requires }: Spec): Ungrounded {
  const message = 'the same thing is asked for twice'
  return requires.some((need) => baseOf(need.table) !== null) ? new Unfit(message) : new Ungrounded(message)
}

/** "the total points of the youngest gymnast": of one row an aggregate is the value itself. */
export function ofTheBest(spec: Spec, outputs: readonly Shown[]): readonly Shown[] {
  return ofOneRow(spec, ranked(spec, outputs))
}

/** "which type has the most seats, and the number of seats": what each row is ranked by is its own number, not a sum. */
function ranked(spec: Spec, outputs: readonly Shown[]): readonly Shown[] {
  const by = spec.rank?.by
  if (by?.kind !== 'column' || spec.groups.length > 0) return outputs
  const rest = outputs.filter((output) => !isSumOf(output, by.column.id))
  return rest.length > 0 &&
    rest.every((output) => !isMeasure(output) && tableOfSpec(output) === by.column.table)
    ? outputs.map((output) => (isSumOf(output, by.column.id) ? by : output))
    : outputs
}

function isSumOf(output: Shown, column: string): boolean {
  return output.kind === 'aggregate' && output.fn === 'sum' && output.column.id === column
}

function ofOneRow(spec: Spec, outputs: readonly Shown[]): readonly Shown[] {
  const single =
    spec.rank !== null && !isMeasure(spec.rank.by) && spec.rank.limit === 1 && spec.groups.length === 0
  if (!single || !outputs.every((output) => output.kind === 'aggregate')) return outputs
  return outputs.map((output) =>
    output.kind === 'aggregate' ? { kind: 'column', column: output.column } : output,
  )
}
