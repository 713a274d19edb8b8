import type { Catalog } from '../../linking/catalog.js'
import { isLost } from '../grounding/reach.js'
import type { Answered, Outcome } from '../outcome.js'
import type { LinkedQuestion } from '../questions/link-question.js'
import { confidenceOf } from './confidence.js'
import { evidenceOf } from './evidence.js'
import { explain } from './explain.js'
import { type Failure, fallback, type Grounded } from './ground.js'
import type { Reading } from './reading.js'
import type { Refusal } from './refusals.js'
import { rivals } from './rivals.js'

/** Readings that differ by less could both be meant. */
const margin = 0.12

/** More than these are no choice to offer a person. */
const mostTables = 5

/** The best reading as an answer; two as a choice where either could be meant; else why there is none. */
export function decide(
  { readings, failures }: Grounded,
  { catalog, allMentions }: LinkedQuestion,
  abstain: (refusal: Refusal) => Outcome,
): Outcome {
  const best = readings[0]
  const blocked = failures[0]
  if (!best || (blocked && blocked.score - best.score > fallback)) return failed(blocked, abstain)
  const rival = readings.find((reading) => reading.sql !== best.sql)
  if (!rival) return answerOf(best, null, catalog)
  const lead = best.score - rival.score
  if (lead >= margin) return answerOf(best, lead, catalog)
  const tables = tablesOf(readings.filter((reading) => best.score - reading.score < margin))
  if (tables.size > (isLost(allMentions) ? 1 : mostTables)) return abstain(tooManyTables(tables))
  if (rivals(best, rival)) return clarify([best, rival], catalog)
  return rival.plan.select.length > best.plan.select.length
    ? answerOf(rival, 0, catalog)
    : answerOf(best, lead, catalog)
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
    template: words.template,
    asked: reading.plan.select.flatMap((output, at) => (output.part === 'asked' ? [at] : [])),
  }
}

function clarify(readings: readonly Reading[], catalog: Catalog): Outcome {
  const options = readings.map((reading) => {
    const answer = answerOf(reading, null, catalog)
    const { interpretation } = answer
    return { label: interpretation.split(' · ')[0] ?? interpretation, interpretation, answer }
  })
  return { kind: 'clarify', question: 'The question can be read in two ways. Which is meant?', options }
}

function failed(failure: Failure | undefined, abstain: (refusal: Refusal) => Outcome): Outcome {
  if (!failure) return abstain({ reason: 'no way to combine these words was found', words: [] })
  const { error } = failure
  if (error.options.length <= 1) return abstain({ reason: error.message, words: error.words })
  return {
    kind: 'clarify',
    question: `${error.message}. Which is meant?`,
    options: error.options.map((option) => ({ label: option, interpretation: option, answer: null })),
  }
}
