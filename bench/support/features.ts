import * as z from 'zod'
import type { Outcome } from '../../src/builtin/outcome.js'
import type { Cond, Expr, Plan } from '../../src/builtin/planning/plan.js'
import { tokenise } from '../../src/linking/tokens.js'

/** Evidence about one answer, by name. Every answer has the same names. */
export type Features = Readonly<Record<string, number>>

type Answer = Extract<Outcome, { kind: 'answer' }>

const Evidence = z.object({ evidence: z.record(z.string(), z.number()) })

/**
 * What speaks for and against an answer: the parser's own `evidence` when its outcome states one, else what can be
 * read off the plan and the assumptions from outside.
 */
export function featuresOf(question: string, answer: Answer): Features {
  const stated = Evidence.safeParse(answer)
  return {
    ...(stated.success ? stated.data.evidence : fromOutside(question, answer)),
    statedLogit: logit(answer.confidence),
  }
}

/** Log odds; kept finite. */
export function logit(probability: number): number {
  const kept = Math.min(0.995, Math.max(0.005, probability))
  return Math.log(kept / (1 - kept))
}

function fromOutside(question: string, { plan, assumptions, asked }: Answer): Features {
  const tokens = tokenise(question)
  const plans = allPlans(plan)
  const conditions = plans.flatMap((each) => [...each.where, ...each.having])
  const about = (words: RegExp) => assumptions.filter((assumption) => words.test(assumption)).length
  return {
    questionWords: Math.log(1 + tokens.length),
    sentences: 1 + (tokens.at(-1)?.sentence ?? 0),
    joins: plans.reduce((sum, each) => sum + each.joins.length, 0),
    subqueries: plans.length - 1,
    conditions: conditions.length,
    grouped: flag(plan.group.length > 0),
    having: flag(plan.having.length > 0),
    ranked: flag(plan.limit !== null),
    distinct: flag(plan.distinct),
    aggregates: plan.select.filter(({ expr }) => expr.kind === 'aggregate').length,
    counts: plan.select.filter(({ expr }) => expr.kind === 'count').length,
    outputs: asked.length,
    context: plan.select.length - asked.length,
    readAs: about(/ read as /),
    inferredJoins: about(/no foreign key says so/),
    otherNotes: assumptions.length - about(/ read as |no foreign key says so|tie /),
  }
}

function flag(claim: boolean): number {
  return claim ? 1 : 0
}

function allPlans(plan: Plan): readonly Plan[] {
  const inside = [...plan.where, ...plan.having].flatMap(plansOfCond)
  const shown = plan.select.flatMap(({ expr }) => plansOfExpr(expr))
  return [plan, ...[...inside, ...shown, ...(plan.set ? [plan.set.right] : [])].flatMap(allPlans)]
}

function plansOfCond(cond: Cond): readonly Plan[] {
  switch (cond.kind) {
    case 'and':
    case 'or':
      return cond.of.flatMap(plansOfCond)
    case 'not':
      return plansOfCond(cond.of)
    case 'exists':
      return [cond.plan]
    case 'compare':
      return [...plansOfExpr(cond.left), ...plansOfExpr(cond.right)]
    default:
      return []
  }
}

function plansOfExpr(expr: Expr): readonly Plan[] {
  switch (expr.kind) {
    case 'scalar':
      return [expr.plan]
    case 'ratio':
      return [...plansOfExpr(expr.over), ...plansOfExpr(expr.under)]
    case 'arithmetic':
      return [...plansOfExpr(expr.left), ...plansOfExpr(expr.right)]
    default:
      return []
  }
}
