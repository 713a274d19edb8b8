import { followUps } from '../builtin/follow-ups/follow-ups.js'
import type { Answered, Outcome } from '../builtin/outcome.js'
import { parse } from '../builtin/parse.js'
import type { Cost } from '../events.js'
import { applyDefinitions, type TermDefinition } from '../linking/definitions.js'
import type { Analyst, AnalystTask, Draft } from './sql-analyst.js'

/** The SQL analyst over the built-in model: no call, no network, and no second guess. */
export function builtinAnalyst(): Analyst {
  return {
    model: 'builtin',
    revises: false,
    spent: () => free,
    takeCalls: () => [],
    async followUps(task, answered, count) {
      const { outcome } = read(task)
      // A statement that was mended or edited since is not the plan's.
      if (outcome.kind !== 'answer' || outcome.sql !== answered.sql) return []
      return followUps(outcome.plan).slice(0, count)
    },
    async draft(task): Promise<Draft> {
      const { outcome, used } = read(task)
      switch (outcome.kind) {
        case 'answer':
          return {
            kind: 'draft',
            sql: outcome.sql,
            interpretation: outcome.interpretation,
            assumptions: [...used.map(said), ...outcome.assumptions],
            answerTemplate: null,
            confidence: outcome.confidence,
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

/** What the parser makes of a question, and what it was told before of the words in it. */
function read({ question, meaning, catalog, briefing, clock }: AnalystTask): {
  readonly outcome: Outcome
  readonly used: readonly TermDefinition[]
} {
  const meant = applyDefinitions(question, briefing.definitions)
  const parsed = parse(meant.question, catalog, briefing.values, clock)
  const before = meaning === null ? chosenBefore(parsed, briefing.choices ?? []) : null
  return {
    outcome: before?.answer ?? chosen(parsed, meaning),
    used: [...meant.used, ...(before ? [before.choice] : [])],
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
  const words = ungrounded.map((word) => `"${word}"`).join(', ')
  const said = words === '' ? reason : `The built-in model could not ground ${words} in this database.`
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1).replace(/\.$/, '')}.`
  return understood.length === 0 ? sentence : `${sentence} It did understand: ${understood.join(', ')}.`
}
