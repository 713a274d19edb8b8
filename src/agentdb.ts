import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chooseAgents, type NewAgents } from './agents/choose-agents.js'
import { brief } from './agents/data-engineer.js'
import { type OpenWiring, openWiring } from './agents/open-wiring.js'
import { type Config, type Environment, resolveConfig, type Settings, type SettingsInput } from './config.js'
import type { Turn } from './conversation/turn.js'
import type { Connection, ServerIdentity } from './database/connection.js'
import { openConnection } from './database/open.js'
import { sampleNow, sampleTarget } from './database/sample.js'
import type { Snapshot } from './database/snapshot.js'
import { type DatabaseTarget, parseTarget, pgliteTarget } from './database/target.js'
import { InternalError, UnreachableError, UsageError } from './errors.js'
import type { Answer, Approve, BoundParameter, RunEvent } from './events.js'
import { type FilesTarget, filesTarget, type LoadWatch, openFiles } from './files/open-files.js'
import { keptFolder } from './files/kept-files.js'
import { createCatalogue } from './guard/catalogue.js'
import { createGuard, type Guard } from './guard/guard.js'
import { loadParser } from './guard/parse.js'
import { type DatabaseScope, openDatabaseScope } from './guard/scope/database-scope.js'
import { readPolicy } from './guard/scope/scope-policy.js'
import { bareQuestionKey } from './instruments/question-key.js'
import {
  openQuestionStore,
  openRecord as openRecordAt,
  type QuestionStore,
  type RecordPlace,
} from './instruments/question-store.js'
import { recorded } from './instruments/recording.js'
import { newRunId } from './instruments/run-id.js'
import type { Store } from './instruments/store.js'
import { openSaved, type SavedQueries } from './instruments/saved.js'
import { openVerified, type VerifiedQueries, verifiedFor } from './instruments/verified.js'
import type { VerifiedQuery } from './instruments/verified-queries.js'
import type { Briefing } from './linking/briefing.js'
import type { Clock } from './linking/calendar.js'
import { idlePatterns } from './linking/sensitive.js'
import { healStatement } from './orchestrator/heal-statement.js'
import { type Budget, openBudget } from './models/budget.js'
import { runQuestion } from './orchestrator/run.js'
import { runStatement } from './orchestrator/run-statement.js'
import type { Approval, Team } from './orchestrator/team.js'
import { loadWorld, type World } from './orchestrator/world.js'
import { type Envelope, toEnvelope } from './output/envelope.js'

export interface AskOptions {
  readonly signal?: AbortSignal | undefined
  /** A name to note the run under. */
  readonly session?: string | null | undefined
  /** Further names to find the run by. */
  readonly tags?: readonly string[] | undefined
  /** The reading chosen of those a `clarify` answer offered: its `interpretation`. */
  readonly meaning?: string | null | undefined
  /** The questions before it that it may go on from ("now by month"), oldest first: `turnOf` makes them of answers. */
  readonly earlier?: readonly Turn[] | undefined
  /** Write and check the SQL, but do not run it. */
  readonly dryRun?: boolean | undefined
  /** For a statement of your own: the critic reads it too, and its findings are in `checks`. */
  readonly review?: boolean | undefined
  /** How many further questions the team is to ask and answer by itself, at most 10, instead of the setting; within the same budget. */
  readonly insights?: number | undefined
  /** Who is asked before statements run, where the setting `approve` says so; without anybody, none runs then. */
  readonly approve?: Approve | undefined
  /** False: the run leaves no trace in the history. */
  readonly record?: boolean | undefined
  /**
   * The statements that would be right, when the answer is to be judged: verified queries that ask the same, or hold
   * one of these, are neither used nor shown to a model.
   */
  readonly judgedBy?: readonly string[] | undefined
}

/** What a statement is run with. */
export interface SqlOptions extends AskOptions {
  /** What is bound to `$1`, `$2` and so on. */
  readonly parameters?: readonly BoundParameter[] | undefined
  /** The saved query whose statement this is. */
  readonly saved?: string | null | undefined
  /** The question that the statement answers: the team mends a statement that does not run any more. */
  readonly heal?: string | undefined
}

/** An open database with its team. Whoever opens it closes it. */
export interface AgentDb {
  readonly server: ServerIdentity
  /** True when no database was named and the embedded sample answers. */
  readonly sample: boolean
  /** The events of one question; the last is `{ type: 'finished', answer }`. Never throws. */
  ask(question: string, options?: AskOptions): AsyncGenerator<RunEvent>
  /** One question as the contract's JSON object. */
  answer(question: string, options?: AskOptions): Promise<Envelope>
  /** The guard alone. */
  check(
    sql: string,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: string; readonly message: string }>
  /** The events of one guarded statement. */
  runSql(sql: string, options?: SqlOptions): AsyncGenerator<RunEvent>
  /** One guarded statement as the contract's JSON object, with `question` null. */
  sql(sql: string, options?: SqlOptions): Promise<Envelope>
  schema(): Promise<Snapshot>
  /** What the data engineer hands on for a question, without any model call. */
  brief(question: string): Promise<Briefing>
  close(): Promise<void>
}

export interface OpenOptions {
  /** Instead of process.env. */
  readonly environment?: Environment
  /** Where `.env` and `agentdb.config.json` are looked for; the working folder by default. */
  readonly cwd?: string
  readonly signal?: AbortSignal
  /** Read catalogue and profiles again even when the cached ones still match. */
  readonly refresh?: boolean
  /** Told how far the loading of `files` is, and what came of it. */
  readonly onLoad?: Pick<LoadWatch, 'onProgress' | 'onLoaded'>
  /** Limits on calls and money that were set hold for all questions together; by default, for each. */
  readonly oneBudget?: boolean
}

/**
 * Opens the database asked about, the team and the record of runs. Every setting is optional and falls back to the
 * environment, `.env`, `agentdb.config.json` and its default.
 * @throws {UsageError} for a setting that makes no sense; {UnreachableError} when the database cannot be asked.
 * @example
 * const db = await openAgentDb({ databaseUrl: 'postgres://reader@localhost/shop' })
 * try {
 *   console.log((await db.answer('orders per country in 2025')).rows)
 * } finally {
 *   await db.close()
 * }
 */
export async function openAgentDb(settings: SettingsInput = {}, options: OpenOptions = {}): Promise<AgentDb> {
  const config = resolveConfig({ flags: settings, ...options })
  const target = targetOf(config)
  const now = config.settings.now ?? (target.sample ? sampleNow : new Date().toISOString())
  const opened = await openWiring({ ...config.settings, cacheDir: config.cacheDir, now })
  const wiring = options.oneBudget ? { ...opened, purse: purseOf(config) } : opened
  // The SQL parser's WebAssembly, the analyst's code and the store come up while the database is being reached: a
  // question waits for the slowest of them, not for their sum.
  const [connection, store, newAgents] = await settled(
    openTarget(target.database, options),
    openQuestionStore(recordPlace(config)),
    chooseAgents(config.settings, wiring),
    loadParser(),
  )
  try {
    const { policy } = config.settings
    const rules = policy === null ? null : readPolicy(policy)
    const catalogue = createCatalogue(connection)
    const scope = rules === null ? null : await openDatabaseScope(connection, catalogue, rules)
    const guard = createGuard(catalogue, {
      allowFunctions: config.settings.allowFunctions,
      allowForeignTables: [],
      scope: rules,
    })
    // What was loaded this moment is not what a cache remembers of an earlier load.
    const justLoaded = target.database.kind === 'files'
    const world = await loadWorld(connection, justLoaded ? { ...config, cacheDir: null } : config, {
      refresh: options.refresh === true,
      signal: options.signal,
      scope,
    })
    if (world.snapshot.tables.length === 0) throw noTables(connection)
    const taught = await verifiedFor(recordPlace(config), store.store, connection.server.label)
    const verified = { ...taught, queries: await allowedOf(taught.queries, guard, scope) }
    const { sample } = target
    return assemble({
      config,
      connection,
      scope,
      guard,
      store,
      newAgents,
      world,
      verified,
      sample,
      wiring,
    })
  } catch (error) {
    await Promise.all([connection.close(), store.store?.close()])
    throw error
  }
}

/** What all questions may spend together. The default number of calls is meant for one question, and stays each one's. */
function purseOf({ settings: { maxUsd, maxCalls }, origins }: Config): Budget {
  return openBudget({ maxUsd, maxCalls: origins.maxCalls === 'default' ? null : maxCalls })
}

/** What was taught under another policy is neither answered from nor shown to a model. */
async function allowedOf(
  queries: readonly VerifiedQuery[],
  guard: Guard,
  scope: DatabaseScope | null,
): Promise<readonly VerifiedQuery[]> {
  if (scope === null) return queries
  const verdicts = await Promise.all(queries.map(({ sql }) => guard.check(sql)))
  return queries.filter((_, at) => verdicts[at]?.ok === true)
}

/**
 * Opens the record of earlier runs, and puts the runs that ended meanwhile into it.
 * @throws {StoreError} when it cannot be opened; nothing is lost.
 */
export function openRecord(config: Config, signal?: AbortSignal): Promise<Store> {
  return openRecordAt(recordPlace(config), signal)
}

/**
 * Opens the verified queries of the database that a config names.
 * @throws {StoreError} when they are in a store that cannot be opened.
 */
export function openTaught(config: Config): Promise<VerifiedQueries> {
  return openVerified(recordPlace(config), targetOf(config).database.label)
}

/**
 * Opens the saved queries of the database that a config names.
 * @throws {StoreError} when they are in a store that cannot be opened.
 */
export function openSavedQueries(config: Config): Promise<SavedQueries> {
  return openSaved(recordPlace(config), targetOf(config).database.label)
}

function recordPlace({ settings, dataDir, cacheDir, environment }: Config): RecordPlace {
  return { storeUrl: settings.storeUrl, dataDir, cacheDir, environment }
}

interface Parts {
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

function assemble(parts: Parts): AgentDb {
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

/** All or none: when one fails, the others are closed before the error goes on. */
async function settled(
  connection: Promise<Connection>,
  store: Promise<QuestionStore>,
  analyst: Promise<NewAgents>,
  parser: Promise<void>,
): Promise<readonly [Connection, QuestionStore, NewAgents]> {
  const outcomes = await Promise.allSettled([connection, store, analyst, parser])
  const [reached, recorded, chosen] = outcomes
  const failed = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failed === undefined) return Promise.all([connection, store, analyst])
  if (reached.status === 'fulfilled') await reached.value.close()
  if (recorded.status === 'fulfilled') await recorded.value.store?.close()
  // A setting that makes no sense is told before a server that does not answer.
  throw chosen.status === 'rejected' ? chosen.reason : failed.reason
}

/** The database or the files that a config names, or the sample when it names none. Opens nothing. */
export function targetOf(config: Config): {
  readonly database: DatabaseTarget | FilesTarget
  readonly sample: boolean
} {
  const { sample, databaseUrl, files, keep } = config.settings
  if (files !== null && !sample) return { database: filesTarget(files, keep, config), sample: false }
  if (keep !== null) {
    throw new UsageError('bad_setting', `--keep ${keep} keeps files, and no --file is given.`, {
      hint: `Add --file; what is kept already is asked with --database-url files:${keep}.`,
    })
  }
  const kept = sample ? undefined : /^files:(.*)$/i.exec(databaseUrl ?? '')?.[1]
  if (kept !== undefined) {
    const folder = keptFolder(config.dataDir, kept)
    return { database: pgliteTarget({ folder, dump: null, label: `files:${kept}` }), sample: false }
  }
  const named = sample ? null : parseTarget(databaseUrl, config.environment)
  if (named) return { database: named, sample: false }
  return { database: sampleTarget(packedSample(), config.cacheDir), sample: true }
}

/** Opens what {@link targetOf} names. */
export function openTarget(
  target: DatabaseTarget | FilesTarget,
  { signal, onLoad }: Pick<OpenOptions, 'signal' | 'onLoad'> = {},
): Promise<Connection> {
  if (target.kind !== 'files') return openConnection(target)
  const silent = { onProgress: () => {}, onLoaded: () => {} }
  return openFiles(target, { ...(onLoad ?? silent), signal: signal ?? never() })
}

/** Beside the bundle when built, in dist/ when run from source. */
function packedSample(): string {
  const places = ['./sample.tar.gz', '../dist/sample.tar.gz'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  )
  return places.find((place) => existsSync(place)) ?? (places[0] as string)
}

function noTables({ server }: Connection): UnreachableError {
  return new UnreachableError(
    'no_tables',
    `No tables of ${server.label} are visible to role "${server.user}".`,
    {
      hint: `Grant it what it may read: grant usage on schema public to "${server.user}"; grant select on all tables in schema public to "${server.user}";`,
    },
  )
}
