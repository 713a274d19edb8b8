import type { Catalog } from '../../linking/catalog.js'
import type { Token } from '../../linking/tokens.js'
import type { Choice } from '../grounding/choice.js'
import { isLost } from '../grounding/reach.js'
import type { Answered, Outcome } from '../outcome.js'
import type { LinkedQuestion } from '../questions/link-question.js'
import { confidenceOf } from './confidence.js'
import { evidenceOf } from './evidence.js'
import { explain } from './explain.js'
import { type Failure, type Grounded, slackAfter } from './ground.js'
import { type Option, optionsOf } from './options.js'
import type { Reading } from './reading.js'
import type { Refusal } from './refusals.js'
import { type RememberedChoice, rememberedChoices } from './remembered-choice.js'
import { sameAnswer } from './same-answer.js'
import { meant } from './settle.js'

/** Readings that differ by less could both be meant. */
const margin = 0.12

/** More than these are no choice to offer a person. */
const mostTables = 5

/** Nobody reads a longer list of readings. */
const mostOptions = 4

/** What the question comes to where these columns and joins are meant. */
export type Assume = (ids: readonly string[]) => Grounded

/** The best reading as an answer; two as a choice where either could be meant; else why there is none. Without `assume` nothing is left to choose. */
export function decide(
  { readings, failures }: Grounded,
  linked: LinkedQuestion,
  abstain: (refusal: Refusal) => Outcome,
  assume: Assume | null,
): Outcome {
  const { catalog, allMentions, tokens } = linked
  const best = readings[0]
  const blocked = failures[0]
  if (!best || (blocked && blocked.score - best.score > slackAfter(blocked)))
    return failed(blocked, linked, abstain, assume)
  const close = readings.filter((reading) => best.score - reading.score < margin)
  const lead = readings[1] ? best.score - readings[1].score : null
  if (close.length === 1) return answerOf(best, lead, catalog)
  const { chosen, rivals } = settle(close, catalog, tokens)
  if (rivals.length === 0) return answerOf(chosen, lead, catalog)
  const tables = tablesOf([chosen, ...rivals])
  if (tables.size > (isLost(allMentions) ? 1 : mostTables)) return abstain(tooManyTables(tables))
  return clarify([chosen, ...rivals].slice(0, mostOptions), catalog)
}

/** The reading that the question's evidence is for, and those that could be meant as well. */
function settle(
  close: readonly Reading[],
  catalog: Catalog,
  tokens: readonly Token[],
): { readonly chosen: Reading; readonly rivals: readonly Reading[] } {
  const [best, ...others] = close as readonly [Reading, ...Reading[]]
  let chosen = best
  for (const other of others) {
    const better = meant(chosen, other, tokens)
    if (better) chosen = better
    else if (sameAnswer(chosen, other, catalog) && other.plan.select.length > chosen.plan.select.length)
      chosen = other
  }
  const rivals = close.filter(
    (reading) => !sameAnswer(chosen, reading, catalog) && meant(chosen, reading, tokens) !== chosen,
  )
  return { chosen, rivals }
}

function tablesOf(readings: readonly Reading[]): ReadonlySet<string> {
  return new Set(readings.map((reading) => reading.plan.from.table.name))
}

function tooManyTables(tables: ReadonlySet<string>): Refusal {
  const some = [...tables].slice(0, 3).join(', ')
  return { reason: `too many tables match, among them ${some}: name the one that is meant`, words: [] }
}

/** @param lead how much better this reading is than the next; null when there is no other. */
function answerOf(reading: Reading, lead: number | null, catalog: Catalog): Answered {
  const words = explain(reading, catalog)
  const evidence = evidenceOf(reading, lead)
  return {
    kind: 'answer',
    sql: reading.sql,
    interpretation: words.interpretation,
    assumptions: words.assumptions,
    confidence: confidenceOf(evidence),
    evidence,
    plan: reading.plan,
    spec: reading.spec,
    pieces: reading.sketch.pieces,
    template: words.template,
    asked: reading.plan.select.flatMap((output, at) => (output.part === 'asked' ? [at] : [])),
  }
}

function clarify(readings: readonly Reading[], catalog: Catalog): Outcome {
  const remembered = rememberedChoices(readings, catalog)
  const options = optionsOf(readings.map((reading) => answerOf(reading, null, catalog))).map(
    (option, at) => ({ ...option, remember: remembered[at] ?? null }),
  )
  const ways = ['two', 'three', 'four'][options.length - 2] ?? 'several'
  return { kind: 'clarify', question: `The question can be read in ${ways} ways. Which is meant?`, options }
}

/** Why there is no reading; where only a choice is missing, what each of them comes to. */
function failed(
  failure: Failure | undefined,
  linked: LinkedQuestion,
  abstain: (refusal: Refusal) => Outcome,
  assume: Assume | null,
): Outcome {
  if (!failure) return abstain({ reason: 'no way to combine these words was found', words: [] })
  const { error } = failure
  const options = assume === null ? [] : choicesOf(error.options, linked, abstain, assume)
  if (options.length <= 1) return abstain({ reason: error.message, words: error.words })
  return { kind: 'clarify', question: `${sentenceCase(error.message)}. Which is meant?`, options }
}

/** The choices that come to an answer of their own. */
function choicesOf(
  choices: readonly Choice[],
  linked: LinkedQuestion,
  abstain: (refusal: Refusal) => Outcome,
  assume: Assume,
): readonly (Option & { readonly remember: RememberedChoice | null })[] {
  const chosen = choices.slice(0, mostOptions).flatMap(({ ids, label, term }) => {
    const outcome = decide(assume(ids), linked, abstain, null)
    return outcome.kind === 'answer' ? [{ label, term, answer: outcome }] : []
  })
  const apart = chosen.filter(
    ({ answer }, at) => chosen.findIndex((other) => other.answer.sql === answer.sql) === at,
  )
  const told = optionsOf(apart.map(({ answer }) => answer))
  return told.map((option, at) => {
    const { label, term } = apart[at] ?? { label: option.label, term: null }
    return { ...option, label, remember: term === null ? null : { term, meaning: label } }
  })
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
