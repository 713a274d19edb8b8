import { furtherQuestions } from '../builtin/further/further-questions.js'
import type { Answered, Outcome } from '../builtin/outcome.js'
import { parseTold } from '../builtin/parse-told.js'
import type { Plan } from '../builtin/planning/plan.js'
import { spokenMeaning } from '../builtin/questions/spoken-meaning.js'
import { answerInFull } from '../builtin/refine/refine.js'
import type { Cost } from '../events.js'
import type { TermDefinition } from '../linking/definitions.js'
import { type Followed, follow, readerOf } from './follow-up.js'
import type { Analyst, AnalystTask, Draft } from './sql-analyst.js'

/** The SQL analyst over the built-in model: no call, no network, and no second guess. */
export function builtinAnalyst(): Analyst {
  return {
    model: 'builtin',
    revises: false,
    spent: () => free,
    takeCalls: () => [],
    async furtherQuestions(task, answered, count) {
      const plan = planOf(task, answered.sql)
      return plan === null ? [] : furtherQuestions(plan).slice(0, count)
    },
    async draft(task): Promise<Draft> {
      const followed = follow(task)
      if (followed.kind !== 'own') return goneOn(followed, task.meaning)
      const { question } = followed
      const { outcome, used } = read({ ...task, question })
      switch (outcome.kind) {
        case 'answer':
          return {
            kind: 'draft',
            sql: outcome.sql,
            interpretation: outcome.interpretation,
            assumptions: [...used.map(said), ...outcome.assumptions],
            answerTemplate: null,
            confidence: outcome.confidence,
            ...(task.earlier?.length && { inFull: question }),
          }
        case 'clarify':
          return {
            kind: 'ambiguous',
            clarification: {
              question: outcome.question,
              options: outcome.options.map(({ label, interpretation, remember }) => ({
                label,
                interpretation,
                remember,
              })),
            },
          }
        case 'abstain':
          return { kind: 'cannot', why: 'needs_model', reason: reasonOf(outcome) }
        default:
          return outcome satisfies never
      }
    },
  }
}

/** What the parser makes of a question that stands alone, and what it was told before of the words in it. */
function read(task: AnalystTask): {
  readonly outcome: Outcome
  readonly used: readonly TermDefinition[]
} {
  const { question, meaning, catalog, briefing, clock } = task
  const { outcome: own, used } = parseTold(question, briefing.definitions, catalog, briefing.values, clock)
  const parsed = own.kind === 'abstain' ? (answerInFull(question, readerOf(task)) ?? own) : own
  const before = meaning === null ? chosenBefore(parsed, briefing.choices ?? []) : null
  return {
    outcome: before?.answer ?? chosen(parsed, meaning),
    used: [...used, ...(before ? [before.choice] : [])],
  }
}

/** The plan behind a statement of this model; null of one that was mended or edited since. */
function planOf(task: AnalystTask, sql: string): Plan | null {
  const followed = follow(task)
  const outcome =
    followed.kind === 'own'
      ? read({ ...task, question: followed.question }).outcome
      : followed.kind === 'refined'
        ? followed.answer
        : null
  return outcome?.kind === 'answer' && outcome.sql === sql ? outcome.plan : null
}

/** A question that goes on from the one before, as a statement, a choice or a reason why not. */
function goneOn(followed: Exclude<Followed, { kind: 'own' }>, meaning: string | null): Draft {
  switch (followed.kind) {
    case 'refined':
      return inFull(followed)
    case 'choice': {
      const option = followed.options.find(({ answer }) => answer.interpretation === meaning)
      if (option) return inFull(option)
      const options = followed.options.map(({ answer: { interpretation } }) => ({
        label: interpretation,
        interpretation,
      }))
      return {
        kind: 'ambiguous',
        clarification: { question: 'That can be meant in several ways. Which is it?', options },
      }
    }
    case 'declined':
      return {
        kind: 'cannot',
        why: 'needs_model',
        reason: `The built-in model does not see how this goes on from the question before: ${followed.reason}.`,
      }
    default:
      return followed satisfies never
  }
}

function inFull({ question, answer }: { readonly question: string; readonly answer: Answered }): Draft {
  const { sql, interpretation, assumptions, confidence } = answer
  return {
    kind: 'draft',
    sql,
    interpretation,
    assumptions: [`the question in full: ${question}`, ...assumptions],
    answerTemplate: null,
    confidence,
    inFull: question,
  }
}

/** The reading the user chose, when it is one of those offered: the parser offers the same ones every time. */
function chosen(outcome: Outcome, meaning: string | null): Outcome {
  if (outcome.kind !== 'clarify' || meaning === null) return outcome
  return outcome.options.find(({ interpretation }) => interpretation === meaning)?.answer ?? outcome
}

/** The reading offered that the user chose to be meant from now on. */
function chosenBefore(
  outcome: Outcome,
  choices: readonly TermDefinition[],
): { readonly answer: Answered; readonly choice: TermDefinition } | null {
  if (outcome.kind !== 'clarify') return null
  for (const { remember, answer } of outcome.options) {
    const choice = remember && choices.find((each) => isSame(each, remember))
    if (choice) return { answer, choice }
  }
  return null
}

function isSame(one: TermDefinition, other: TermDefinition): boolean {
  return one.term.toLowerCase() === other.term.toLowerCase() && one.meaning === other.meaning
}

function said({ term, meaning }: TermDefinition): string {
  return `"${term}" means ${meaning}, as remembered`
}

const free: Cost = { usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false }

function reasonOf(outcome: {
  readonly ungrounded: readonly string[]
  readonly understood: readonly string[]
  readonly reason: string
}): string {
  const { ungrounded, understood, reason } = outcome
  // What a formula is made of is shown as it was written.
  const words = [...new Set(ungrounded.map((word) => spokenMeaning(word)))]
    .filter((word) => !['(', ')'].includes(word))
    .map((word) => `"${word}"`)
    .join(', ')
  const said = words === '' ? reason : `The built-in model could not ground ${words} in this database.`
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\.$/, '')}.`
  return understood.length === 0 ? sentence : `${sentence} It did understand: ${understood.join(', ')}.`
}
