import type { NewAgents } from '../agents/choose-agents.js'
import { brief } from '../agents/data-engineer.js'
import type { OpenWiring } from '../agents/open-wiring.js'
import type { Config, Settings } from '../config.js'
import type { Connection } from '../database/connection.js'
import { sampleNow } from '../database/sample.js'
import { InternalError } from '../errors.js'
import type { Answer, Approve, RunEvent } from '../events.js'
import type { Guard } from '../guard/guard.js'
import type { DatabaseScope } from '../guard/scope/database-scope.js'
import { bareQuestionKey } from '../instruments/question-key.js'
import type { QuestionStore } from '../instruments/question-store.js'
import { recorded } from '../instruments/recording.js'
import { newRunId } from '../instruments/run-id.js'
import type { VerifiedQuery } from '../instruments/verified-queries.js'
import type { verifiedFor } from '../instruments/verified.js'
import type { Clock } from '../linking/calendar.js'
import { idlePatterns } from '../linking/sensitive.js'
import { healStatement } from '../orchestrator/heal-statement.js'
import { runStatement } from '../orchestrator/run-statement.js'
import { runQuestion } from '../orchestrator/run.js'
import type { Approval, Team } from '../orchestrator/team.js'
import type { World } from '../orchestrator/world.js'
import { toEnvelope } from '../output/envelope.js'
import type { AskOptions, SqlOptions, AgentDb } from './options.js'

/** What an open database is made of. */
export interface Parts {
  readonly config: Config
  readonly connection: Connection
  readonly scope: DatabaseScope | null
  readonly guard: Guard
  readonly store: QuestionStore
  readonly newAgents: NewAgents
  readonly world: World
  readonly verified: Awaited<ReturnType<typeof verifiedFor>>
  readonly sample: boolean
  readonly wiring: OpenWiring
}

/** The open database over its parts: asks, runs and records. */
export function assemble(parts: Parts): AgentDb {
  const { config, connection, scope, guard, store, newAgents, world, verified, sample, wiring } = parts
  const { settings } = config
  const scoped = scope?.connection ?? connection
  const unknownPrivate = idlePatterns(settings.private, world.snapshot)
  // Read anew for each question: a library may keep a database open for days.
  const clock = (): Clock => ({
    now: settings.now ?? wiring.now ?? (sample ? sampleNow : new Date().toISOString()),
    timeZone: connection.server.timeZone,
  })
  const team = (options: SqlOptions): Omit<Team, 'analyst' | 'reviewer' | 'verified'> => ({
    connection: scoped,
    guarded: connection,
    world,
    guard,
    candidates: settings.candidates,
    review: settings.review,
    clock: clock(),
    session: options.session ?? null,
    tags: options.tags,
    saved: options.saved,
    parameters: options.parameters,
    meaning: options.meaning ?? null,
    insights: Math.min(options.insights ?? settings.insights, mostInsights),
    approval: approvalOf(settings.approve, options.approve),
    earlier: options.earlier ?? [],
    dryRun: options.dryRun === true,
    warnings: [
      ...config.warnings,
      ...(sample ? [] : connection.server.warnings),
      ...store.warnings,
      ...world.warnings,
      ...verified.warnings,
      ...unknownPrivate,
    ],
    privacy: { shareRows: settings.shareRows, privateColumns: settings.private },
    limits: {
      maxAttempts: settings.maxAttempts,
      timeoutMs: settings.timeoutMs,
      execution: {
        maxRows: settings.maxRows,
        maxBytes: maxResultBytes,
        timeoutMs: settings.statementTimeoutMs,
        maxPlanCost: settings.maxPlanCost,
      },
    },
  })
  const record = async function* (
    runId: string,
    events: AsyncIterable<RunEvent>,
    options: AskOptions,
  ): AsyncGenerator<RunEvent> {
    if (options.record === false) return yield* events
    yield* recorded(events, config.dataDir, runId)
    // The journal holds the run already: a store that fails now gets it from the next drain.
    await store.store?.drain().catch(() => undefined)
  }
  const ask = (question: string, options: AskOptions = {}) => {
    const runId = newRunId()
    const known =
      options.judgedBy === undefined ? verified.queries : unseen(verified.queries, question, options.judgedBy)
    const whole = { ...team(options), verified: known, ...newAgents() }
    return record(runId, runQuestion(runId, question, whole, options.signal ?? never()), options)
  }
  const runSql = (sql: string, options: SqlOptions = {}) => {
    const runId = newRunId()
    const signal = options.signal ?? never()
    if (options.heal !== undefined) {
      const whole = { ...team(options), verified: verified.queries, ...newAgents() }
      return record(runId, healStatement(runId, { sql, question: options.heal }, whole, signal), options)
    }
    return record(
      runId,
      runStatement(runId, sql, team(options), { review: options.review === true }, signal),
      options,
    )
  }
  return {
    server: connection.server,
    sample,
    ask,
    answer: async (question, options) => toEnvelope(await last(ask(question, options))),
    async check(sql) {
      const verdict = await guard.check(sql)
      return verdict.ok ? { ok: true } : { ok: false, code: verdict.code, message: verdict.message }
    },
    runSql,
    sql: async (sql, options) => toEnvelope(await last(runSql(sql, options))),
    schema: async () => world.snapshot,
    brief: (question) => brief(question, { ...world, verified: verified.queries }, scoped, clock(), never()),
    async close() {
      await Promise.all([connection.close(), store.store?.close()])
    },
  }
}

function approvalOf(mode: Settings['approve'], approve: Approve | undefined): Approval | null {
  return mode === 'never' ? null : { mode, ask: approve ?? (async () => ({ kind: 'stop' })) }
}

/** Without the question asked and without its answer, however it was put: an evaluation must not copy. */
function unseen(
  verified: readonly VerifiedQuery[],
  question: string,
  golds: readonly string[],
): readonly VerifiedQuery[] {
  const squeeze = (sql: string) => sql.replace(/\s+/g, ' ').replace(/;\s*$/, '').trim().toLowerCase()
  const answers = new Set(golds.map(squeeze))
  const key = bareQuestionKey(question)
  return verified.filter(
    (query) => bareQuestionKey(query.question) !== key && !answers.has(squeeze(query.sql)),
  )
}

const mostInsights = 10

const maxResultBytes = 64 * 1024 * 1024

async function last(events: AsyncIterable<RunEvent>): Promise<Answer> {
  let answer: Answer | null = null
  for await (const event of events) if (event.type === 'finished') answer = event.answer
  if (answer === null) throw new InternalError('no_answer', 'The run ended without an answer.')
  return answer
}

function never(): AbortSignal {
  return new AbortController().signal
}
