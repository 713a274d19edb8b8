import type { Written } from './draft-step.js'
import type { AnalystTask, FurtherQuestion } from '../agents/sql-analyst.js'
import type { Insight, RunEvent } from '../events.js'
import { answerSentence } from './answer-sentence.js'
import { approved } from './approval-step.js'
import { tryStatement } from './attempt.js'
import type { Conclusion } from './conclusion.js'
import { isEndOfMeans } from './means.js'
import { reviewOutcome } from './review-step.js'
import type { Team } from './team.js'
import { squeeze } from './turn.js'

/**
 * Asks further questions that an answer leads to, each through guard, limits and critic like any other, and keeps what
 * was found. Those that fail, find nothing or have a fault are dropped and counted; whatever becomes of them, the answer
 * stands.
 */
export async function* withInsights(
  conclusion: Conclusion,
  asked: Omit<AnalystTask, 'failures'>,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion> {
  if (conclusion.kind !== 'answered' || team.insights === 0) return conclusion
  const { delivered } = conclusion
  if (delivered.attempt.rowCount === null) return conclusion
  const insights: Insight[] = []
  let proposed = 0
  try {
    const all = yield* proposals({ ...asked, failures: [] }, delivered.draft, team, signal)
    const fresh = all.filter(({ sql }) => squeeze(sql) !== squeeze(delivered.draft.sql))
    for (const further of fresh) {
      proposed += 1
      const note = `further question ${proposed} of ${fresh.length}: ${further.question}`
      yield { type: 'agent', agent: 'critic', state: 'working', note }
      const insight = yield* findingOf(further, asked, team, signal)
      if (insight !== null) insights.push(insight)
    }
  } catch (error) {
    if (!isEndOfMeans(error, signal)) throw error
    yield { type: 'warning', message: `Not all further questions were asked: ${error.message}` }
  }
  const done = `${insights.length} of ${proposed} further questions answered`
  yield { type: 'agent', agent: 'critic', state: 'done', note: done }
  const shortfall = shortfallOf(insights.length, proposed)
  if (shortfall !== null) yield { type: 'warning', message: shortfall }
  return { kind: 'answered', delivered: { ...delivered, insights } }
}

function shortfallOf(found: number, proposed: number): string | null {
  if (proposed === 0) return 'No further questions could be proposed for this answer.'
  const dropped = proposed - found
  if (dropped === 0) return null
  return `${dropped} of ${proposed} further questions ${dropped === 1 ? 'was' : 'were'} dropped: they failed, found nothing, or had a fault.`
}

async function* proposals(
  task: AnalystTask,
  answered: Written,
  { analyst, insights }: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, readonly FurtherQuestion[]> {
  yield { type: 'agent', agent: 'sql-analyst', state: 'working', note: 'proposing further questions' }
  try {
    return await analyst.furtherQuestions(task, answered, insights, signal)
  } finally {
    for (const call of analyst.takeCalls()) yield { type: 'model-call', call }
    yield { type: 'agent', agent: 'sql-analyst', state: 'done', note: 'proposed further questions' }
  }
}

/** What a further question found; null where it found nothing that can be stood by. */
async function* findingOf(
  { question, sql, template }: FurtherQuestion,
  { briefing }: Pick<AnalystTask, 'briefing'>,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Insight | null> {
  const draft: Written = {
    kind: 'draft',
    sql,
    interpretation: question,
    assumptions: [],
    answerTemplate: template,
    confidence: null,
  }
  yield { type: 'message', from: 'sql-analyst', to: 'critic', kind: 'draft', body: draft }
  const asking = { number: 1, asked: null, unrevisable: 'it is a further question of the team' }
  const { draft: meant, origin, unrun } = yield* approved({ draft, origin: 'draft' }, asking, team, signal)
  const outcome = unrun ?? (await tryStatement(team, meant.sql, origin, signal))
  signal.throwIfAborted()
  if (!outcome.ok || outcome.result.rows.length === 0) return null
  const review = await reviewOutcome(outcome, { question, briefing }, team, signal)
  if (review.findings.some(({ severity }) => severity === 'block')) return null
  const { result, truncated } = outcome
  const finding = answerSentence({ template: meant.answerTemplate, question, result, truncated })
  return { question, finding, sql: outcome.attempt.sql }
}
