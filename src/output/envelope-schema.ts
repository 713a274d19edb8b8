import * as z from 'zod'
import type { Cell } from '../events.js'
import type { Envelope } from './envelope.js'

const cell: z.ZodType<Cell> = z.lazy(() =>
  z.union([z.null(), z.boolean(), z.number(), z.string(), z.array(cell), z.record(z.string(), cell)]),
)

const problem = z.strictObject({
  code: z.string().min(1).describe('stable, for programs'),
  message: z.string().describe('what happened'),
  hint: z.string().nullable().describe('what to do'),
})

const attempt = z.strictObject({
  sql: z.string(),
  error: problem
    .extend({
      sqlstate: z.string().nullable(),
      detail: z.string().nullable(),
      position: z.number().nullable().describe('1-based character offset into the SQL'),
    })
    .nullable(),
  durationMs: z.number().min(0),
  planCost: z.number().nullable().describe("the planner's total cost, in its own units"),
  rowCount: z.number().nullable(),
  origin: z.enum(['draft', 'revision', 'repair', 'user', 'verified']),
})

const cost = z.strictObject({
  usd: z.number().min(0).nullable().describe('null when a price is unknown, never 0'),
  inputTokens: z.number().min(0),
  outputTokens: z.number().min(0),
  calls: z.number().min(0),
  estimated: z.boolean().describe('the endpoint did not count all of the tokens'),
})

const clarification = z.strictObject({
  question: z.string(),
  options: z.array(
    z.strictObject({
      label: z.string(),
      interpretation: z.string(),
      remember: z.strictObject({ term: z.string(), meaning: z.string() }).nullish(),
    }),
  ),
})

const vegaLite = z.looseObject({ $schema: z.string().describe('a Vega-Lite specification') })

/**
 * The JSON envelope as a schema. docs/envelope.schema.json is made from it, and a test keeps the two alike; nothing in
 * the program loads it.
 */
export const envelopeSchema = z
  .strictObject({
    version: z.literal(1),
    status: z.enum(['answered', 'clarify', 'refused', 'failed']),
    question: z.string().nullable(),
    answer: z.string().nullable().describe('one or two plain sentences'),
    sql: z.string().nullable(),
    columns: z.array(
      z.strictObject({ name: z.string(), type: z.string().describe("the server's name of the type") }),
    ),
    rows: z.array(z.record(z.string(), cell)).describe('keys are the names in columns'),
    rowCount: z.int().min(0),
    truncated: z.boolean().describe('the result has more rows than --max-rows'),
    interpretation: z.string().nullable(),
    assumptions: z.array(z.string()),
    warnings: z.array(z.string()),
    checks: z.array(
      z.strictObject({ id: z.string(), outcome: z.enum(['passed', 'warned', 'failed']), detail: z.string() }),
    ),
    confidence: z.number().min(0).max(1).nullable(),
    model: z.string(),
    attempts: z.array(attempt),
    cost,
    chart: vegaLite.nullable().describe('null unless a chart was asked for and the rows make one'),
    clarification: clarification.nullable(),
    insights: z
      .array(z.strictObject({ question: z.string(), finding: z.string(), sql: z.string() }))
      .describe('further questions that the team asked by itself; empty when none were asked for'),
    error: problem.nullable(),
    runId: z.string().describe('empty when the command failed before a run began'),
    session: z.string().nullable(),
    timings: z.strictObject({
      totalMs: z.number().min(0),
      modelMs: z.number().min(0),
      databaseMs: z.number().min(0),
    }),
  })
  .describe('What agentdb --json prints: the same shape whatever happened.') satisfies z.ZodType<Envelope>

/** The JSON Schema of the envelope, draft 2020-12. */
export function envelopeJsonSchema(): object {
  return z.toJSONSchema(envelopeSchema, { target: 'draft-2020-12' })
}
