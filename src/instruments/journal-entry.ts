import * as z from 'zod'
import { exitCodes } from '../errors.js'
import type { Answer, RunEvent } from '../events.js'

/** The journal format this code writes, and the newest it reads. */
export const journalVersion = 1

/** The first line of a journal: who writes it. `host` tells a dead process from one of another machine. */
export const journalHeader = z.object({
  version: z.int().min(1),
  pid: z.int().min(1),
  host: z.string(),
  startedAt: z.iso.datetime(),
})

/** The first line of a journal, read. */
export type JournalHeader = z.infer<typeof journalHeader>

/**
 * One line of a journal: an event and the instant it was written (ISO 8601, UTC).
 * `rowCount` stands on `finished` alone: the answer's number of rows, of which the journal holds the first.
 */
export interface JournalEntry {
  readonly at: string
  readonly event: RunEvent
  readonly rowCount?: number | undefined
}

const role = z.enum(['data-engineer', 'sql-analyst', 'critic', 'decision'])
const party = z.union([role, z.literal('user')])
const text = z.string()
const origin = z.enum(['draft', 'revision', 'repair', 'user', 'verified'])
// JSON writes NaN and Infinity as null. A wrong figure must not cost the run, a price must not become free.
const amount = z.number().min(0).catch(0)
const amountOrNull = z.number().min(0).nullable().catch(null)
const problem = z.object({ code: text, message: text, hint: text.nullable() })

const attempt = z.object({
  sql: text,
  error: problem
    .extend({ sqlstate: text.nullable(), detail: text.nullable(), position: z.int().nullable() })
    .nullable(),
  durationMs: amount,
  planCost: amountOrNull,
  rowCount: amountOrNull,
  origin,
})

const clarificationOption = z.object({
  label: text,
  interpretation: text,
  remember: z.object({ term: text, meaning: text }).nullable().optional(),
})

const answer: z.ZodType<Answer> = z.object({
  version: z.literal(1),
  status: z.enum(['answered', 'clarify', 'refused', 'failed']),
  exitCode: z.literal(Object.values(exitCodes)),
  question: text.nullable(),
  answer: text.nullable(),
  sql: text.nullable(),
  columns: z.array(z.object({ name: text, type: text })),
  rows: z.array(z.array(z.json())),
  truncated: z.boolean(),
  interpretation: text.nullable(),
  assumptions: z.array(text),
  warnings: z.array(text),
  checks: z.array(z.object({ id: text, outcome: z.enum(['passed', 'warned', 'failed']), detail: text })),
  confidence: z.number().min(0).max(1).nullable().catch(null),
  model: text,
  attempts: z.array(attempt),
  cost: z.object({
    usd: amountOrNull,
    inputTokens: amount,
    outputTokens: amount,
    calls: amount,
    // Journals of earlier versions do not say.
    estimated: z.boolean().default(false),
  }),
  clarification: z.object({ question: text, options: z.array(clarificationOption) }).nullable(),
  insights: z.array(z.object({ question: text, finding: text, sql: text })).optional(),
  error: problem.nullable(),
  runId: text,
  session: text.nullable(),
  timings: z.object({ totalMs: amount, modelMs: amount, databaseMs: amount }),
})

const modelCall = z.object({
  role,
  model: text,
  inputTokens: amount,
  outputTokens: amount,
  usd: amountOrNull,
  latencyMs: amount,
  outcome: z.enum(['ok', 'unreadable', 'refused', 'truncated', 'failed']),
  error: text.nullable(),
  estimated: z.boolean().default(false),
  sent: z.array(z.object({ url: text, text })).default([]),
})

const proposal = z.object({
  number: z.int(),
  sql: text,
  interpretation: text.nullable(),
  assumptions: z.array(text),
  confidence: z.number().nullable(),
  planCost: amountOrNull,
  doubts: z.array(text),
  problem: problem.nullable(),
  untellable: text.nullable(),
})

const approval = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run') }),
  z.object({ kind: z.literal('edit'), sql: text }),
  z.object({ kind: z.literal('tell'), words: text }),
  z.object({ kind: z.literal('stop') }),
])

const event: z.ZodType<RunEvent> = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('started'),
    runId: text,
    startedAt: z.iso.datetime({ offset: true }),
    question: text.nullable(),
    database: text,
    fingerprint: text.nullable(),
    model: text,
    session: text.nullable(),
    maxAttempts: z.int().optional(),
    tags: z.array(text).optional(),
    saved: text.nullable().optional(),
    parameters: z.array(z.object({ name: text, type: text, value: text.nullable() })).optional(),
  }),
  z.object({ type: z.literal('agent'), agent: role, state: z.enum(['working', 'done']), note: text }),
  z.object({
    type: z.literal('message'),
    from: party,
    to: party,
    kind: z.enum(['question', 'briefing', 'draft', 'error', 'findings', 'decision']),
    body: z.unknown(),
  }),
  z.object({ type: z.literal('model-call'), call: modelCall }),
  z.object({ type: z.literal('proposal'), proposal }),
  z.object({ type: z.literal('approval'), number: z.int(), approval }),
  z.object({ type: z.literal('attempt-started'), number: z.int(), sql: text, origin }),
  z.object({ type: z.literal('attempt-finished'), number: z.int(), attempt }),
  z.object({ type: z.literal('warning'), message: text }),
  z.object({ type: z.literal('finished'), finishedAt: z.iso.datetime({ offset: true }), answer }),
])

/** The last line of a journal whose run was given up in good order: no `finished` will follow. */
export const journalEnd = z.object({ closedAt: z.iso.datetime() })

/** What any other line of a journal must hold. A line that does not is left out of the fold and counted. */
export const journalEntry: z.ZodType<JournalEntry> = z.object({
  at: z.iso.datetime(),
  event,
  rowCount: z.int().min(0).optional(),
})
