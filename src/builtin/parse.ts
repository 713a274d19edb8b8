import type { ValueMatch } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog, CatalogColumn } from '../linking/catalog.js'
import { applyDefinitions, type TermDefinition } from '../linking/definitions.js'
import { linkNames, type Mention } from '../linking/link.js'
import { compareText } from '../linking/text-order.js'
import { type Token, tokenise } from '../linking/tokens.js'
import { confidenceOf } from './confidence.js'
import { explain } from './explain.js'
import { makeChart } from './grammar/chart.js'
import { phraseAt, wordClass } from './grammar/phrase-book.js'
import { furthest, readSentences } from './grammar/sentence.js'
import type { Sketch } from './grammar/sketch.js'
import { type Assignment, assignments } from './grounding/assign.js'
import { checkAll, checkContradictions, checkValues, checkVerbs, unsupportedCue } from './grounding/gates.js'
import { checkHints, type GroundedHint, groundHint } from './grounding/hints.js'
import type { Matching } from './grounding/matching.js'
import { personMentions } from './grounding/persons.js'
import { isLost, tableIdOf, withinReach } from './grounding/reach.js'
import { baseOf, roleValues, withRoles } from './grounding/roles.js'
import { slotUses } from './grounding/slots.js'
import { type Spec, tableOfSpec, Ungrounded } from './grounding/spec.js'
import { understand } from './grounding/understand.js'
import { mergeMentions, valueMentions } from './grounding/value-mentions.js'
import type { Answered, Outcome } from './outcome.js'
import type { JoinTree } from './planning/joins.js'
import type { Plan } from './planning/plan.js'
import { printExpr, printPlan } from './planning/print.js'
import { shape } from './planning/shape.js'
import { spellAdjectives } from './questions/defined-adjectives.js'
import { marks } from './questions/formula-text.js'
import { splitInstructions } from './questions/instructions.js'

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
interface Told {
  readonly matching: Matching
  readonly hints: readonly GroundedHint[]
  readonly notes: readonly string[]
}

const margin = 0.12
/** A reading this much worse than one that failed is no answer: the better reading failed for a reason. */
const fallback = 0.2

/**
 * English question -> SQL over this catalogue, or a reason why not. Pure and deterministic: the same question,
 * catalogue, values and clock give the same outcome, byte for byte.
 * @param values what `findValues` found in the question
 */
export function parse(
  question: string,
  schema: Catalog,
  values: readonly ValueMatch[],
  clock: Clock,
): Outcome {
  const { text, definitions, matching, hints, notUnderstood: unread } = splitInstructions(question)
  const spelled = spellAdjectives(text, definitions)
  const notUnderstood = unread ?? spelled.notUnderstood
  const meant = applyDefinitions(spelled.text, spelled.definitions)
  const tokens = tokenise(saidOnce(meant.question, meant.used))
  const { catalog, mentions: roles } = withRoles(schema, tokens)
  const linked = mergeMentions(
    linkNames(tokens, schema),
    roles,
    roleValues(valueMentions(tokens, values, schema), catalog),
  )
  const all = mergeMentions(linked, personMentions(tokens, linked, schema))
  const mentions = withinReach(all, catalog)
  const abstain = (reason: string, ungrounded: readonly string[]): Outcome => ({
    kind: 'abstain',
    reason,
    ungrounded,
    understood: understoodWords(tokens, mentions),
  })
  if (tokens.length === 0) return abstain('the question is empty', [])
  if (tokens.length > 120) return abstain('the question is longer than this model reads', [])
  if (notUnderstood !== null)
    return abstain(`an instruction was not understood: ${notUnderstood}`, [notUnderstood])
  const told = hints.map((hint) => groundHint(hint, schema, values, clock))
  const unclear = told.find((hint) => hint.unknown !== null)?.unknown
  if (unclear) return abstain(`an instruction was not understood: ${unclear}`, [unclear])
  const cue = unsupportedCue(tokens, (start, end) =>
    mentions.some(
      (mention) => mention.start <= start && mention.end >= end && (mention.links[0]?.score ?? 0) >= 0.9,
    ),
  )
  if (cue !== null) return abstain(`'${cue}' asks for something this model does not compute`, [cue])
  const chart = makeChart(tokens, mentions, clock, catalog)
  const sketches = readSentences(chart)
  const far = all.find((mention) => !chart.mentionsAt(mention.start).some((kept) => kept.end === mention.end))
  if (sketches.length === 0 && far) {
    const text = textOf(tokens, far)
    return abstain(
      `'${text}' is in ${far.links.length} columns, none of them in or next to a table that the question names`,
      [text],
    )
  }
  if (sketches.length === 0)
    return abstain('these words name nothing in this database', notRead(tokens, mentions, furthest(chart)))
  const { readings, failures } = ground(sketches, catalog, mentions, tokens, {
    matching,
    hints: told,
    notes: [
      ...spelled.notes,
      ...meant.used.map(({ term, meaning }) => `'${term}' read as ${spoken(meaning)}, as told`),
    ],
  })
  let best = readings[0]
  const blocked = failures[0]
  if (!best || (blocked && blocked.score - best.score > fallback)) return failed(failures, abstain)
  const first = best
  const rival = readings.find((reading) => reading.sql !== first.sql)
  if (rival && best.score - rival.score < margin) {
    const tables = tablesOf(readings.filter((reading) => first.score - reading.score < margin))
    if (tables.size > (isLost(all) ? 1 : mostTables))
      return abstain(
        `too many tables match, among them ${[...tables].slice(0, 3).join(', ')}: name the one that is meant`,
        [],
      )
    if (rivals(best, rival)) return clarify([best, rival], catalog)
    if (rival.plan.select.length > best.plan.select.length) best = rival
  }
  return answerOf(best, rival ? best.score - rival.score : null, catalog)
}

/** More than these are no choice to offer a person. */
const mostTables = 5

function tablesOf(readings: readonly Reading[]): ReadonlySet<string> {
  return new Set(readings.map((reading) => reading.plan.from.table.name))
}

/** @param lead how much better this reading is than the next; null when there is no other. */
function answerOf(reading: Reading, lead: number | null, catalog: Catalog): Answered {
  const words = explain(reading, catalog)
  return {
    kind: 'answer',
    sql: reading.sql,
    interpretation: words.interpretation,
    assumptions: words.assumptions,
    confidence: confidenceOf(reading, lead),
    plan: reading.plan,
    template: words.template,
    asked: reading.plan.select.flatMap((output, at) => (output.part === 'asked' ? [at] : [])),
  }
}

/** A reading this much worse than the best neither rivals it nor says how sure it is. */
const horizon = 0.5

interface Candidate {
  readonly sketch: Sketch
  readonly assignment: Assignment
  /** No reading of it scores more: trees and penalties only cost. */
  readonly bound: number
}

interface Failure {
  readonly error: Ungrounded
  readonly score: number
}

/** Readings best first, one for each statement, and failures best first; what could change no outcome is not read. */
function ground(
  sketches: readonly Sketch[],
  catalog: Catalog,
  mentions: readonly Mention[],
  tokens: readonly Token[],
  told: Told,
): { readings: readonly Reading[]; failures: readonly Failure[] } {
  const candidates: readonly Candidate[] = sketches
    .flatMap((sketch) =>
      assignments(slotUses(sketch), catalog).map((assignment) => ({
        sketch,
        assignment,
        bound: assignment.score - sketch.cost,
      })),
    )
    .sort((a, b) => b.bound - a.bound)
  const readings: Reading[] = []
  const failures: Failure[] = []
  let best = Number.NEGATIVE_INFINITY
  for (const { sketch, assignment, bound } of candidates) {
    const blocked = failures[0]
    if (bound < best - horizon || (readings.length === 0 && blocked && bound < blocked.score - fallback))
      break
    try {
      checkValues(mentions, sketch, tokens)
      const reading = readingOf(sketch, assignment, catalog, bound, told)
      checkAll(tokens, mentions, reading.plan, reading.tree)
      readings.push(reading)
      best = Math.max(best, reading.score)
    } catch (error) {
      if (!(error instanceof Ungrounded)) throw error
      failures.push({ error, score: bound })
    }
  }
  const bySql = new Map<string, Reading>()
  for (const reading of readings) {
    const other = bySql.get(reading.sql)
    if (!other || other.score < reading.score) bySql.set(reading.sql, reading)
  }
  return {
    readings: [...bySql.values()].sort((a, b) => b.score - a.score || compareText(a.sql, b.sql)),
    failures,
  }
}

function readingOf(
  sketch: Sketch,
  assignment: Assignment,
  catalog: Catalog,
  score: number,
  told: Told,
): Reading {
  const spec = joinedAsTold(understand(sketch, assignment, catalog, told.matching), told.hints)
  const { plan: shaped, tree, notes } = shape(withBases(spec), catalog)
  const plan = told.hints.some(({ hint }) => hint.kind === 'distinct') ? withoutDuplicates(shaped) : shaped
  checkHints(told.hints, plan, tree, catalog)
  checkRoles(tree, assignment)
  checkContradictions(plan)
  checkVerbs(
    sketch,
    plan,
    tree,
    catalog,
    (word) => wordClass({ low: word, kind: 'word' } as Token) === 'relation',
  )
  return {
    sql: printPlan(plan),
    plan,
    spec,
    tree,
    sketch,
    assignment,
    notes: [...told.notes, ...spec.notes, ...notes],
    score: score - 0.02 * tree.cost - spec.penalty,
  }
}

/** The rows a role is of are always there: managers are those whom somebody refers to. */
function withBases(spec: Spec): Spec {
  const named = [
    spec.target,
    ...spec.outputs.map(tableOfSpec),
    ...spec.groups.map(tableOfSpec),
    ...spec.requires.map((need) => need.table),
    ...spec.conditions.flatMap((condition) => condition.needs.map((need) => need.table)),
  ]
  const bases = [...new Set(named)].flatMap((table) =>
    baseOf(table) ? [{ table: baseOf(table) as string, near: table }] : [],
  )
  return bases.length === 0
    ? spec
    : { ...spec, requires: [...spec.requires, ...bases.filter((need) => need.table !== spec.target)] }
}

/** A second use of a table is only meant where it is called by its name. */
function checkRoles(tree: JoinTree, assignment: Assignment): void {
  for (const table of tree.tables)
    if (
      baseOf(table) !== null &&
      ![...assignment.links.values()].some((link) => link.kind === 'table' && link.table === table)
    ) {
      if (
        ![...assignment.links].some(
          ([slot, link]) =>
            link.kind === 'column' &&
            tableIdOf(link) === table &&
            slot.mention.links.some(
              (each) => each.kind === 'column' && tableIdOf(each) === table && each.score > 1,
            ),
        )
      )
        throw new Ungrounded('a row referred to that nobody spoke of')
    }
}

/** Everything of a ranking within groups but what is shown. */
function rankedRest({ plan }: Reading): string {
  const ranking = [...(plan.best?.partition ?? []), ...(plan.best?.order.map((order) => order.by) ?? [])]
  const rows = printPlan({ ...plan, select: [], group: [], best: undefined })
  return [
    rows,
    ...plan.group.map(printExpr).sort(),
    ...ranking.map(printExpr),
    String(plan.best?.limit),
  ].join('\n')
}

/** Readings that differ only in what is shown beside the answer are no rivals. */
function rivals(best: Reading, other: Reading): boolean {
  const ranked = best.plan.best !== undefined && other.plan.best !== undefined
  const rest = ranked ? rankedRest : (reading: Reading) => reading.sql.replace(/^select .*$/m, '')
  if (sameByReference(best, other)) return false
  const grouped = best.plan.group.length > 0 && !ranked
  if (rest(best) !== rest(other) || grouped || best.plan.distinct !== other.plan.distinct) return true
  const shown = (reading: Reading) => new Set(reading.plan.select.map((output) => printExpr(output.expr)))
  const [mine, theirs] = [shown(best), shown(other)]
  return ![...mine].every((column) => theirs.has(column)) && ![...theirs].every((column) => mine.has(column))
}

/** The ids of things that have such a row, or the ids such rows refer to: the same ids. */
function sameByReference(best: Reading, other: Reading): boolean {
  const [mine, theirs] = [best, other].map((reading) =>
    reading.plan.distinct && reading.plan.select.length === 1 && reading.plan.limit === null
      ? reading.plan.select[0]?.expr
      : undefined,
  )
  if (mine?.kind !== 'column' || theirs?.kind !== 'column') return false
  const said = (reading: Reading) =>
    reading.spec.conditions
      .map((condition) => condition.text)
      .sort()
      .join()
  const refers = (from: CatalogColumn, to: CatalogColumn) =>
    best.tree.hops
      .concat(other.tree.hops)
      .some(
        ({ edge }) =>
          edge.from.table === from.table &&
          edge.to.table === to.table &&
          edge.from.columns[0] === from.name &&
          edge.to.columns[0] === to.name,
      )
  return (
    said(best) === said(other) && (refers(mine.column, theirs.column) || refers(theirs.column, mine.column))
  )
}

function clarify(readings: readonly Reading[], catalog: Catalog): Outcome {
  const options = readings.map((reading) => {
    const answer = answerOf(reading, null, catalog)
    const { interpretation } = answer
    return { label: interpretation.split(' · ')[0] ?? interpretation, interpretation, answer }
  })
  return { kind: 'clarify', question: 'The question can be read in two ways. Which is meant?', options }
}

function failed(
  failures: readonly { error: Ungrounded }[],
  abstain: (reason: string, ungrounded: readonly string[]) => Outcome,
): Outcome {
  const error = failures[0]?.error
  if (!error) return abstain('no way to combine these words was found', [])
  if (error.options.length > 1) {
    return {
      kind: 'clarify',
      question: `${error.message}. Which is meant?`,
      options: error.options.map((option) => ({ label: option, interpretation: option, answer: null })),
    }
  }
  return abstain(error.message, error.words)
}

/** Content words that no name, value, number or date explains; else the word where reading stopped. */
function notRead(tokens: readonly Token[], mentions: readonly Mention[], reached: number): readonly string[] {
  const explained = new Set<number>()
  for (const mention of mentions) for (let at = mention.start; at < mention.end; at++) explained.add(at)
  const unknown = tokens.filter(
    (token) =>
      wordClass(token) === 'content' &&
      token.number === null &&
      !explained.has(token.index) &&
      !isOperator(tokens, token.index),
  )
  if (unknown.length > 0) return unknown.map((token) => token.text)
  const stopped = tokens[Math.min(reached, tokens.length - 1)]
  return stopped ? [stopped.text] : []
}

function isOperator(tokens: readonly Token[], at: number): boolean {
  const kinds = [
    'aggregate',
    'compare',
    'group',
    'order',
    'direction',
    'not',
    'most',
    'common',
    'extreme',
    'top',
    'distinct',
    'head',
    'framing',
    'howMany',
    'count',
    'between',
    'average',
    'like',
  ] as const
  return kinds.some((kind) => [0, 1, 2].some((back) => (phraseAt(tokens, at - back, kind)?.end ?? 0) > at))
}

function textOf(tokens: readonly Token[], { start, end }: Mention): string {
  return tokens
    .slice(start, end)
    .map((token) => token.text)
    .join(' ')
    .replaceAll(' of_', "'s")
}

function understoodWords(tokens: readonly Token[], mentions: readonly Mention[]): readonly string[] {
  const out = new Set<string>()
  for (const mention of mentions) {
    if ((mention.links[0]?.score ?? 0) < 0.8) continue
    out.add(textOf(tokens, mention))
  }
  return [...out].slice(0, 8)
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

/** "total" before a term that is itself a sum says it twice. */
function saidOnce(text: string, used: readonly TermDefinition[]): string {
  return used.reduce((all, { meaning }) => {
    const sum = /^(?:the )?(?:sum|total|number|count)\b/i.test(meaning)
    return sum
      ? all.replaceAll(new RegExp(`\\btotal (?=${meaning.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')})`, 'gi'), '')
      : all
  }, text)
}

function spoken(meaning: string): string {
  const signs: readonly (readonly [string, string])[] = [
    [' of_ ', '.'],
    [marks.highest, 'place by the highest'],
    [marks.lowest, 'place by the lowest'],
    [marks.open, '('],
    [marks.close, ')'],
    [marks.times, '*'],
    [marks.over, '/'],
    [marks.plus, '+'],
    [marks.minus, '-'],
  ]
  return signs.reduce(
    (text, [mark, sign]) => text.replaceAll(mark, sign),
    meaning.startsWith('rank') ? meaning.replace(` ${marks.close}`, '') : meaning,
  )
}
