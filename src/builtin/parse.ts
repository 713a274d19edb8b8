import type { ValueMatch } from '../linking/briefing.js'
import type { Clock } from '../linking/calendar.js'
import type { Catalog } from '../linking/catalog.js'
import { linkNames, type Mention } from '../linking/link.js'
import { type Token, tokenise } from '../linking/tokens.js'
import { type Assignment, assignments, tableIdOf } from './assign.js'
import { makeChart } from './chart.js'
import { confidenceOf } from './confidence.js'
import { explain } from './explain.js'
import { checkContradictions, checkValues, checkVerbs, unsupportedCue } from './gates.js'
import { splitInstructions } from './instructions.js'
import type { JoinTree } from './joins.js'
import type { Answered, Outcome } from './outcome.js'
import { phraseAt, wordClass } from './phrase-book.js'
import type { Plan } from './plan.js'
import { printExpr, printPlan } from './print.js'
import { furthest, readSentences } from './sentence.js'
import { baseOf, roleValues, withRoles } from './roles.js'
import { shape } from './shape.js'
import type { Sketch } from './sketch.js'
import { slotUses } from './slots.js'
import { type Spec, tableOfSpec, Ungrounded } from './spec.js'
import { understand } from './understand.js'
import { mergeMentions, valueMentions } from './value-mentions.js'

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
  const { text, notUnderstood, notes } = splitInstructions(question)
  const tokens = tokenise(text)
  const { catalog, mentions: roles } = withRoles(schema, tokens)
  const mentions = mergeMentions(
    linkNames(tokens, schema),
    roles,
    roleValues(valueMentions(tokens, values, schema), catalog),
  )
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
  const cue = unsupportedCue(tokens, (start, end) =>
    mentions.some(
      (mention) => mention.start <= start && mention.end >= end && (mention.links[0]?.score ?? 0) >= 0.9,
    ),
  )
  if (cue !== null) return abstain(`'${cue}' asks for something this model does not compute`, [cue])
  const chart = makeChart(tokens, mentions, clock, catalog)
  const sketches = readSentences(chart)
  if (sketches.length === 0)
    return abstain('these words name nothing in this database', notRead(tokens, mentions, furthest(chart)))
  const { readings, failures } = ground(sketches, catalog, mentions, tokens)
  let best = readings[0]
  const blocked = failures[0]
  if (!best || (blocked && blocked.score - best.score > fallback)) return failed(failures, abstain)
  const first = best
  const rival = readings.find((reading) => reading.sql !== first.sql)
  if (rival && best.score - rival.score < margin) {
    if (rivals(best, rival)) return clarify([best, rival], catalog)
    if (rival.plan.select.length > best.plan.select.length) best = rival
  }
  const answer = answerOf(best, rival ? best.score - rival.score : null, catalog)
  return notes.length === 0 ? answer : { ...answer, assumptions: [...notes, ...answer.assumptions] }
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

function ground(
  sketches: readonly Sketch[],
  catalog: Catalog,
  mentions: readonly Mention[],
  tokens: readonly Token[],
): { readings: Reading[]; failures: { error: Ungrounded; score: number }[] } {
  const readings: Reading[] = []
  const failures: { error: Ungrounded; score: number }[] = []
  for (const sketch of sketches) {
    for (const assignment of assignments(slotUses(sketch), catalog)) {
      const score = assignment.score - sketch.cost
      try {
        checkValues(mentions, sketch, tokens)
        readings.push(readingOf(sketch, assignment, catalog, score))
      } catch (error) {
        if (!(error instanceof Ungrounded)) throw error
        failures.push({ error, score })
      }
    }
  }
  const bySql = new Map<string, Reading>()
  for (const reading of readings) {
    const other = bySql.get(reading.sql)
    if (!other || other.score < reading.score) bySql.set(reading.sql, reading)
  }
  return {
    readings: [...bySql.values()].sort((a, b) => b.score - a.score || a.sql.localeCompare(b.sql)),
    failures: failures.sort((a, b) => b.score - a.score),
  }
}

function readingOf(sketch: Sketch, assignment: Assignment, catalog: Catalog, score: number): Reading {
  const spec = understand(sketch, assignment, catalog)
  const { plan, tree, notes } = shape(withBases(spec), catalog)
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
    notes: [...spec.notes, ...notes],
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

/** Readings that differ only in what is shown beside the answer are no rivals. */
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

function rivals(best: Reading, other: Reading): boolean {
  const ranked = best.plan.best !== undefined && other.plan.best !== undefined
  const rest = ranked ? rankedRest : (reading: Reading) => reading.sql.replace(/^select .*$/m, '')
  const grouped = best.plan.group.length > 0 && !ranked
  if (rest(best) !== rest(other) || grouped || best.plan.distinct !== other.plan.distinct) return true
  const shown = (reading: Reading) => new Set(reading.plan.select.map((output) => printExpr(output.expr)))
  const [mine, theirs] = [shown(best), shown(other)]
  return ![...mine].every((column) => theirs.has(column)) && ![...theirs].every((column) => mine.has(column))
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

function understoodWords(tokens: readonly Token[], mentions: readonly Mention[]): readonly string[] {
  const out = new Set<string>()
  for (const mention of mentions) {
    if ((mention.links[0]?.score ?? 0) < 0.8) continue
    out.add(
      tokens
        .slice(mention.start, mention.end)
        .map((token) => token.text)
        .join(' ')
        .replaceAll(' of_', "'s"),
    )
  }
  return [...out].slice(0, 8)
}
