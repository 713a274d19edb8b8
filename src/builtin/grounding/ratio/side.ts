import type { Clause, Filter, Noun, Term } from '../../grammar/sketch.js'
import { columnOf, type Draft, linkOf } from '../draft.js'
import type { Shown, SimpleMeasure } from '../spec.js'
import { isMeasure } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { specOf } from '../understand/term-spec.js'

/** A ratio as the grammar reads it. */
export type RatioTerm = Extract<Term, { kind: 'ratio' }>

/** What one side of a ratio or a formula measures. */
export interface Side {
  readonly measure: SimpleMeasure
  /** A number of the row, named without a word for how it is added up. */
  readonly plain: boolean
  /** Filters before the noun. */
  readonly pre: readonly Filter[]
}

/** What a clause measures, and the filters before its noun. @throws {Ungrounded} where it is no single amount. */
export function side(draft: Draft, clause: Clause): Side {
  const { term } = clause
  if (term.kind === 'noun') {
    const column = columnOf(draft, term.noun.slot)
    if (term.noun.pre.length > 0 || !ownsColumn(draft, term.noun))
      throw new Ungrounded('conditions on a number of the row')
    return { measure: { kind: 'aggregate', fn: 'sum', column }, plain: true, pre: [] }
  }
  if (term.kind === 'money') return { measure: amount(specOf(draft, term)), plain: false, pre: [] }
  if (term.kind === 'formula' && clause.pieces.length === 0) {
    const spec = specOf(draft, term)
    if (spec.kind === 'formula' && spec.of.kind === 'part' && spec.of.part.only.length === 0)
      return { measure: spec.of.part.measure, plain: false, pre: [] }
  }
  const noun =
    term.kind === 'count'
      ? term.noun
      : term.kind === 'aggregate' && term.of.kind === 'noun'
        ? term.of.noun
        : null
  if (!noun || noun.extreme || (noun.owner && (term.kind === 'count' || !ownsColumn(draft, noun))))
    throw new Ungrounded('a ratio of something else than amounts')
  if (term.kind === 'count' && linkOf(draft, noun.slot).kind === 'value')
    throw new Ungrounded('a value is not counted')
  return { measure: amount(specOf(draft, term)), plain: false, pre: noun.pre }
}

/** What is itself computed from several measures is no side. */
function amount(spec: Shown): SimpleMeasure {
  if (
    !isMeasure(spec) ||
    spec.kind === 'ratio' ||
    spec.kind === 'trend' ||
    spec.kind === 'formula' ||
    spec.kind === 'place'
  )
    throw new Ungrounded('a ratio of something else than amounts')
  return spec
}

/** "the sale's price" is the price where sales have one. */
function ownsColumn(draft: Draft, noun: Noun): boolean {
  if (!noun.owner) return true
  const owner = linkOf(draft, noun.owner.slot)
  return (
    owner.kind === 'table' && owner.table === columnOf(draft, noun.slot).table && noun.owner.pre.length === 0
  )
}
