import { gate } from '../agents/gate.js'
import { goesOn } from '../agents/goes-on.js'
import { AgentDbError, DeclinedError, exitCodes, InternalError, InterruptedError } from '../errors.js'
import type { Answer, Cost, Problem, RunEvent } from '../events.js'
import { briefQuestion } from './brief-question.js'
import type { Conclusion, Ledger } from './conclusion.js'
import { toAnswer } from './conclusion.js'
import { openDeadline } from './deadline.js'
import { withInsights } from './insights.js'
import { answerLoop, askedTask } from './loop.js'
import { secondLook } from './second-look.js'
import type { Team } from './team.js'
import { answerVerified, verifiedRepeat } from './verified-answer.js'

/** A run's identity and how its steps are carried out; `body` yields events and returns how the run ended. */
export interface RunFrame {
  readonly runId: string
  readonly question: string | null
  readonly team: Pick<
    Team,
    'connection' | 'world' | 'limits' | 'session' | 'tags' | 'saved' | 'parameters' | 'warnings'
  >
  readonly model: string
  readonly spent: () => Cost
  readonly body: (signal: AbortSignal) => AsyncGenerator<RunEvent, Conclusion>
}

/** One question from first to last event. Never throws: every failure ends in a `finished` event. */
export function runQuestion(
  runId: string,
  question: string,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent> {
  const { analyst } = team
  return framed(
    {
      runId,
      question,
      team,
      model: analyst.model,
      spent: analyst.spent,
      body: (limited) => questionBody(question, team, limited),
    },
    signal,
  )
}

async function* questionBody(
  question: string,
  team: Team,
  signal: AbortSignal,
): AsyncGenerator<RunEvent, Conclusion> {
  yield { type: 'message', from: 'user', to: 'decision', kind: 'question', body: question }
  const stopped = yield* atTheGate(question, team)
  if (stopped !== null) return stopped
  // Neither a reading that was chosen among several nor "now by month" after another question is what was verified.
  const another = team.meaning !== null || ((team.earlier ?? []).length > 0 && goesOn(question))
  const repeat = another ? null : verifiedRepeat(question, team.verified, team.clock)
  const conclusion = repeat === null ? null : yield* answerVerified(repeat, team, signal)
  if (conclusion !== null) {
    if (team.insights > 0) yield { type: 'warning', message: noneOfVerified }
    return conclusion
  }
  const briefing = yield* briefQuestion(question, team, signal)
  const asked = askedTask(question, briefing, team)
  const answered = yield* answerLoop(question, briefing, team, signal)
  const looked = yield* secondLook(answered, asked, team, signal)
  return yield* withInsights(looked, asked, team, signal)
}

const noneOfVerified = 'No further questions were asked: this one was answered from a verified query.'

/** How the run ends before anything is spent; null when it goes on. */
async function* atTheGate(
  question: string,
  { meaning, world, earlier = [] }: Team,
): AsyncGenerator<RunEvent, Conclusion | null> {
  const tables = world.snapshot.tables.map(({ name }) => name)
  const gated = gate(question, { meaning, tables, followsUp: earlier.length > 0 })
  switch (gated.kind) {
    case 'answerable':
      return null
    case 'ambiguous':
      yield { type: 'agent', agent: 'decision', state: 'done', note: gated.clarification.question }
      return { kind: 'clarify', clarification: gated.clarification }
    case 'not-about-data':
    case 'write-request':
      yield { type: 'agent', agent: 'decision', state: 'done', note: gated.problem.message }
      return { kind: 'refused', problem: gated.problem }
    default:
      return gated satisfies never
  }
}

/** Wraps a body with `started`, warnings, the time limit, and `finished`. */
export async function* framed(frame: RunFrame, signal: AbortSignal): AsyncGenerator<RunEvent> {
  const startedAt = performance.now()
  const { team } = frame
  yield {
    type: 'started',
    runId: frame.runId,
    startedAt: new Date().toISOString(),
    question: frame.question,
    database: team.connection.server.label,
    fingerprint: team.world.snapshot.fingerprint,
    model: frame.model,
    session: team.session,
    ...(frame.question === null ? {} : { maxAttempts: team.limits.maxAttempts }),
    ...(team.tags?.length ? { tags: [...new Set(team.tags)] } : {}),
    ...(team.saved ? { saved: team.saved } : {}),
    ...(team.parameters?.length ? { parameters: team.parameters } : {}),
  }
  for (const message of team.warnings) yield { type: 'warning', message }

  const deadline = openDeadline(team.limits.timeoutMs)
  const limited = AbortSignal.any([signal, deadline.signal])
  const seen = { attempts: [] as Answer['attempts'][number][], warnings: [...team.warnings], modelMs: 0 }
  let conclusion: Conclusion
  try {
    const body = frame.body(limited)
    for (;;) {
      const step = await body.next()
      if (step.done) {
        conclusion = step.value
        break
      }
      const event = step.value
      if (event.type === 'attempt-finished') seen.attempts.push(event.attempt)
      if (event.type === 'model-call') seen.modelMs += event.call.latencyMs
      if (event.type === 'warning') seen.warnings.push(event.message)
      if (event.type === 'proposal') deadline.hold()
      if (event.type === 'approval') deadline.resume()
      yield event
    }
  } catch (error) {
    conclusion = failure(error, limited, seen.attempts.at(-1)?.sql ?? null)
  } finally {
    deadline.close()
  }
  const ledger: Ledger = {
    runId: frame.runId,
    question: frame.question,
    session: team.session,
    model: frame.model,
    attempts: seen.attempts,
    warnings: seen.warnings,
    cost: frame.spent(),
    timings: {
      totalMs: Math.round(performance.now() - startedAt - deadline.heldMs()),
      modelMs: Math.round(seen.modelMs),
      databaseMs: Math.round(seen.attempts.reduce((sum, attempt) => sum + attempt.durationMs, 0)),
    },
  }
  yield { type: 'finished', finishedAt: new Date().toISOString(), answer: toAnswer(conclusion, ledger) }
}

/** An abort is told by its reason, whatever error it surfaced as. */
function failure(error: unknown, signal: AbortSignal, lastSql: string | null): Conclusion {
  const cause: unknown = signal.aborted
    ? signal.reason instanceof AgentDbError
      ? signal.reason
      : interrupted(error)
    : error
  const known = cause instanceof AgentDbError ? cause : internal(cause)
  const problem: Problem = { code: known.code, message: known.message, hint: known.hint }
  if (known instanceof DeclinedError) return { kind: 'refused', problem }
  return { kind: 'failed', problem, exitCode: known.exitCode, lastSql }
}

function interrupted(cause: unknown): InterruptedError {
  return new InterruptedError('interrupted', 'The run was interrupted.', { cause })
}

function internal(cause: unknown): AgentDbError {
  const message = cause instanceof Error ? cause.message : String(cause)
  return new InternalError('internal_error', `agentdb failed: ${message}`, {
    cause,
    hint: `This is a bug (exit ${exitCodes.failed}); please report it with the output of --verbose.`,
  })
}
