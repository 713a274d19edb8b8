import { factorTo, type Unit } from '../grammar/units.js'
import { spanUnitOf } from '../grammar/spans/span-opening.js'
import type { Draft } from './draft.js'
import type { SpanSpec } from './span-spec.js'
import { Ungrounded } from './ungrounded.js'

/** "in minutes" is of the amounts shown: said already by their column, or to be converted into. */
export function settleUnits(draft: Draft): void {
  for (const unit of draft.units) {
    let used = ranksIn(draft, unit)
    draft.outputs.forEach((output, at) => {
      if (output.kind === 'span' || output.kind === 'spanOf') {
        draft.outputs[at] = { ...output, span: inUnit(output.span, unit) }
        used = true
      } else if (output.kind === 'aggregate') {
        const factor = factorTo(output.column, unit)
        draft.outputs[at] = factor === 1 ? output : { ...output, factor }
        draft.notes.push(
          factor === 1
            ? `${output.column.words.join(' ')} is taken to be in ${unit.word}`
            : `${output.column.words.join(' ')} converted to ${unit.word}`,
        )
        used = true
      } else if (
        output.kind === 'column' &&
        output.column.kind === 'number' &&
        output.column.role === 'measure'
      ) {
        if (factorTo(output.column, unit) !== 1)
          throw new Ungrounded(`${output.column.words.join(' ')} is not in ${unit.word}`, [unit.word])
        used = true
      } else if (output.kind === 'product') used = factorTo(output.left, unit) === 1
    })
    if (!used) throw new Ungrounded(`nothing shown is in ${unit.word}`, [unit.word])
  }
}

/** A length of time in the unit it is asked for in. @throws {Ungrounded} for hours between two days */
function inUnit(span: SpanSpec, { word }: Unit): SpanSpec {
  const unit = /^nights?$/.test(word) ? 'day' : spanUnitOf(word)
  if (unit === null) throw new Ungrounded(`nothing shown is in ${word}`, [word])
  const fine = unit === 'hour' || unit === 'minute'
  if (fine && (span.from.kind === 'date' || span.to?.kind === 'date'))
    throw new Ungrounded(`nothing says the ${word} between two days`, [word])
  return { ...span, unit }
}

/** "the cheapest tariff per kWh": by the price that is by the kWh. @throws {Ungrounded} when it is not */
function ranksIn(draft: Draft, unit: Unit): boolean {
  const by = draft.rank?.by
  if (draft.rank && by?.kind === 'span') {
    draft.rank = { ...draft.rank, by: { ...by, span: inUnit(by.span, unit) } }
    return true
  }
  if (by?.kind === 'column' && by.column.kind === 'number' && ['time', 'calendar'].includes(unit.dimension))
    return factorTo(by.column, unit) === 1
  if (by?.kind !== 'column' || by.column.kind !== 'number' || !unit.dimension.startsWith('rate '))
    return false
  return factorTo(by.column, unit) === 1
}
