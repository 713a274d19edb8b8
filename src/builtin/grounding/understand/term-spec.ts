import type { Term } from '../../grammar/sketch.js'
import { columnOf, type Draft } from '../draft.js'
import { formulaSpec, placeSpec } from '../formula.js'
import { moneyMeasure } from '../money.js'
import { ratioSpec } from '../ratio/ratio.js'
import { spanSpec } from '../span.js'
import type { KeySpec, MeasureSpec, RatioSpec } from '../spec.js'
import { tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { trendSpec } from '../trend.js'
import { amountSpec } from './amount-spec.js'
import { countSpec } from './count-spec.js'
import { measuredSpec } from './measured-spec.js'
import { nounSpec } from './noun-spec.js'
import {
  earlierCount,
  earlierMeasure,
  earlierOfKind,
  earlierRatio,
  earlierTime,
  spokenPeriod,
} from './spoken-before.js'

/** A term as something to show, group or order by; conditions that it brings along are added to the draft. */
export function specOf(draft: Draft, term: Term): KeySpec | MeasureSpec {
  switch (term.kind) {
    case 'noun':
      return nounSpec(draft, term.noun)
    case 'count':
      return countSpec(draft, term.noun)
    case 'aggregate': {
      if (term.of.kind !== 'noun') throw new Ungrounded('an average of counts is not read yet', ['average'])
      return { kind: 'aggregate', fn: term.fn, column: columnOf(draft, term.of.noun.slot) }
    }
    case 'measured':
      return measuredSpec(draft, term)
    case 'money':
      return moneyMeasure.spec(draft, term.word, term.fn, term.made)
    case 'amount':
      return amountSpec(draft, term)
    case 'same':
      if (term.counts) return earlierCount(draft)
      if (term.lasting) return earlierTime(draft, term.fn ?? null)
      if (term.ratio) return earlierRatio(draft)
      return term.fn ? earlierOfKind(draft, term.fn) : earlierMeasure(draft)
    case 'grain':
      return term.noun
        ? { kind: 'grain', grain: term.grain, column: columnOf(draft, term.noun.slot) }
        : spokenPeriod(draft, term.grain)
    case 'span':
      return spanSpec(draft, term)
    case 'trend':
      return trendSpec(draft, term)
    case 'place':
      return placeSpec(draft, term)
    case 'formula':
      // Told apart by its own signs, a ratio in an expression is narrowed by whatever narrows the question.
      if (term.of.kind === 'clause' && term.of.clause.term.kind === 'ratio')
        return toldRatio(draft, ratioSpec(draft, term.of.clause.term))
      return formulaSpec(draft, term)
    case 'ratio':
      return sealed(draft, ratioSpec(draft, term))
    default:
      return term satisfies never
  }
}

/** What narrows one side of a ratio of different things may or may not narrow the other. */
function toldRatio(draft: Draft, ratio: RatioSpec): RatioSpec {
  if (tableOfSpec(ratio.over.measure) !== tableOfSpec(ratio.under.measure)) draft.sealed = 0
  return ratio
}

/** Whatever narrows a ratio is part of it; what comes later would change one side only. */
function sealed(draft: Draft, ratio: RatioSpec): RatioSpec {
  draft.sealed = draft.conditions.length + draft.having.length
  return ratio
}
