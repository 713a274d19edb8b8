import type { Catalog } from '../../linking/catalog.js'
import type { Token } from '../../linking/tokens.js'
import { wordClass } from '../grammar/phrase-book.js'
import type { Sketch } from '../grammar/sketch.js'
import type { Assignment } from '../grounding/assign/assign.js'
import { checkContradictions } from '../grounding/contradictions.js'
import { doerStems } from '../grounding/doer-hints.js'
import { directionStems } from '../grounding/direction-hints.js'
import { checkVerbs } from '../grounding/verb-gate.js'
import { checkHints, type GroundedHint } from '../grounding/hints.js'
import { listsEach } from '../grounding/lists-each.js'
import type { Matching } from '../grounding/matching.js'
import type { Spec } from '../grounding/spec.js'
import { Ungrounded } from '../grounding/ungrounded.js'
import { understand } from '../grounding/understand/understand.js'
import type { JoinTree } from '../planning/joins.js'
import type { Plan } from '../planning/plan.js'
import { printExpr, printPlan } from '../planning/print.js'
import { scoped } from '../planning/scoped.js'
import { shape } from '../planning/shape/shape.js'
import { shapedForAll } from './for-all.js'
import { checkRoles, withBases } from './role-tables.js'

/** One complete reading of a question. */
export interface Reading {
  readonly sql: string
  readonly plan: Plan
  readonly spec: Spec
  readonly tree: JoinTree
  readonly sketch: Sketch
  readonly assignment: Assignment
  readonly notes: readonly string[]
  /** Higher is better; only differences mean anything. */
  readonly score: number
}

/** What the question says of how it is to be answered. */
export interface Told {
  readonly tokens: readonly Token[]
  readonly matching: Matching
  readonly hints: readonly GroundedHint[]
  readonly notes: readonly string[]
  /** Rows that lack what is shown beside them are listed too. */
  readonly keepsEmpty: boolean
  /** What rows lack that are left out: a join must do so. Null where nothing was said of them. */
  readonly lacked: readonly string[] | null
}

/**
 * What a sketch comes to with these links.
 * @param score of the sketch and its links, before joins and inferences cost
 * @throws {Ungrounded} where it is no query, or not the one that was told
 */
export function readingOf(
  sketch: Sketch,
  assignment: Assignment,
  catalog: Catalog,
  score: number,
  told: Told,
): Reading {
  const read = joinedAsTold(
    understand(sketch, assignment, catalog, told.matching, addingSentences(told.tokens)),
    told.hints,
  )
  const leavesOut = told.hints.some(({ hint }) => hint.kind === 'leftOut')
  const directions = directionStems(told.tokens, assignment, catalog)
  const spec = {
    ...read,
    listsEach: told.keepsEmpty || (!leavesOut && listsEach(sketch, told.tokens)),
    keepsEmpty: told.keepsEmpty,
    hintStems: new Set([...read.hintStems, ...directions]),
    doerStems: new Set(doerStems(told.tokens, assignment, catalog)),
  }
  const based = withBases(spec)
  const {
    plan: shaped,
    tree,
    notes,
  } = shapedForAll(based, assignment, told.tokens, catalog) ?? shape(based, catalog)
  const scopes = told.hints.flatMap(({ hint }) => (hint.kind === 'scope' ? [hint.scope] : []))
  const narrow = scopes.length > 0 ? scoped(shaped, scopes, catalog) : shaped
  const plan = told.hints.some(({ hint }) => hint.kind === 'distinct') ? withoutDuplicates(narrow) : narrow
  checkHints(told.hints, plan, tree, catalog)
  checkRoles(tree, assignment)
  checkLacked(told.lacked, spec, tree, catalog)
  checkContradictions(plan)
  checkVerbs(
    sketch,
    plan,
    tree,
    catalog,
    (word) => wordClass({ low: word, kind: 'word' } as Token) === 'relation',
    told.tokens,
    directions,
  )
  return {
    sql: printPlan(plan),
    plan,
    spec,
    tree,
    sketch,
    assignment,
    notes: [...told.notes, ...spec.notes, ...notes, ...scopes.map(({ text }) => `as told: ${text}`)],
    score: score - 0.02 * tree.cost - spec.penalty,
  }
}

/** "based on joining A and B": rows of the one that have a row of the other. */
function joinedAsTold(spec: Spec, hints: readonly GroundedHint[]): Spec {
  const joined = hints.flatMap(({ hint, tables }) => (hint.kind === 'method' && hint.inner ? tables : []))
  const needs = joined
    .filter((table) => table !== spec.target && !spec.requires.some((need) => need.table === table))
    .map((table) => ({ table, near: spec.target }))
  return needs.length === 0 ? spec : { ...spec, requires: [...spec.requires, ...needs] }
}

/** "Do not return duplicates": a list shows each row once; groups are unique already. */
function withoutDuplicates(plan: Plan): Plan {
  const listed =
    plan.group.length === 0 &&
    plan.limit === null &&
    !plan.best &&
    plan.select.every((output) => output.expr.kind === 'column')
  const visible = plan.order.every((order) =>
    plan.select.some((output) => printExpr(output.expr) === printExpr(order.by)),
  )
  return listed && visible
    ? { ...plan, distinct: true, select: plan.select.filter((output) => output.part === 'asked') }
    : plan
}

/** Sentences that say "as well", "also" or "too". */
function addingSentences(tokens: readonly Token[]): ReadonlySet<number> {
  return new Set(
    tokens.flatMap(({ low, sentence }, at) => {
      const next = tokens[at + 1]
      const ends = (token: Token | undefined) => !token || token.kind === 'mark'
      const adds =
        low === 'also' ||
        (low === 'too' && ends(next)) ||
        (low === 'as' && next?.low === 'well' && ends(tokens[at + 2]))
      return adds ? [sentence] : []
    }),
  )
}

/** "teachers without a mentor can be left out": joining the mentors does so. @throws {Ungrounded} where nothing does */
function checkLacked(
  lacked: readonly string[] | null,
  { target }: Spec,
  { tables }: JoinTree,
  catalog: Catalog,
): void {
  const joined = [...tables].filter((table) => table !== target)
  const told = joined.flatMap((table) => catalog.tableById.get(table)?.lemmas ?? [])
  if (lacked && (joined.length === 0 || !lacked.every((word) => told.includes(word))))
    throw new Ungrounded('those that are to be left out would be listed')
}
