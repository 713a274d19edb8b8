import * as z from 'zod'
import { BudgetError, ModelError } from '../errors.js'
import type { Cost, ModelCall } from '../events.js'
import { widen } from '../linking/brief.js'
import type { Privacy } from '../linking/sensitive.js'
import type { Completion, Model, ModelRequest } from '../models/model.js'
import { analystMessages } from './analyst-messages.js'
import { isPart } from './briefing-text.js'
import { proposeFurther } from './propose-further.js'
import type { Analyst, AnalystTask, Draft, NeedMore } from './sql-analyst.js'
import { settleWithoutStragglers } from './stragglers.js'

/** A model with the run's meter around it. */
export interface MeteredModel extends Model {
  spent(): Cost
  takeCalls(): readonly ModelCall[]
}

const Reply = z.object({
  outcome: z.enum(['query', 'cannot', 'ambiguous']),
  sql: z.string(),
  reading: z.string(),
  assumptions: z.array(z.string()),
  answer_template: z.string(),
  reason: z.string(),
  readings: z.array(z.string()),
})

/** While a part of the schema is left out, its tables can be asked for, once. */
const ReplyOrMore = Reply.extend({
  outcome: z.enum(['query', 'cannot', 'ambiguous', 'need_more']),
  tables: z.array(z.string()),
})

/** What smaller models leave out is filled in; only the statement itself is irreplaceable. */
const LenientReply = z.object({
  outcome: orElse(ReplyOrMore.shape.outcome, 'query'),
  tables: orElse(z.array(z.string()), []),
  sql: orElse(z.string(), ''),
  reading: orElse(z.string(), ''),
  assumptions: orElse(z.array(z.string()), []),
  answer_template: orElse(z.string(), ''),
  reason: orElse(z.string(), ''),
  readings: orElse(z.array(z.string()), []),
})

function orElse<T>(shape: z.ZodType<T>, fallback: T) {
  return shape.nullish().transform((value) => value ?? fallback)
}

const replySchema = z.toJSONSchema(Reply, { target: 'draft-7' })
const replyOrMoreSchema = z.toJSONSchema(ReplyOrMore, { target: 'draft-7' })
const mostTablesAsked = 12
const maxOutputTokens = 4000
/** What a reply may take that was cut off: a reasoning model thinks out of the same purse. */
const mostOutputTokens = 16_000
const maxReadsPerDraft = 3

/** How the analyst is to ask its model. */
export interface Manner {
  /** Null leaves it to the endpoint. */
  readonly temperature: number | null
  readonly privacy: Privacy
}

/** Drafts that are to differ are not made at 0. */
const variedTemperature = 0.7

/** The SQL analyst over a language model: one structured call for a draft, asked again only for an unreadable reply. */
export function modelAnalyst(model: MeteredModel, manner: Manner): Analyst {
  // Of this run: an analyst is made for each.
  let asked: readonly string[] = []
  const varied = { ...manner, temperature: manner.temperature === 0 ? variedTemperature : manner.temperature }
  const oneOfSeveral = async (task: AnalystTask, signal: AbortSignal): Promise<Draft> => {
    const first = await oneDraft(model, task, [], varied, signal)
    if (first.kind !== 'need-more') return first
    asked = [...new Set([...asked, ...first.tables])]
    const second = await oneDraft(model, task, first.tables, varied, signal)
    return second.kind === 'need-more' ? { kind: 'unreadable', reason: 'it asked for tables twice' } : second
  }
  return {
    model: model.name,
    revises: true,
    furtherQuestions: (task, { sql }, count, signal) =>
      proposeFurther(model, task, sql, count, manner, signal),
    spent: model.spent,
    takeCalls: model.takeCalls,
    async draft(task, signal) {
      const draft = await oneDraft(model, task, asked, manner, signal)
      if (draft.kind === 'need-more') asked = draft.tables
      return draft
    },
    // Each call is set aside from the budget before the first of them is answered.
    drafts: (task, count, signal) =>
      settleWithoutStragglers(count, (given) => oneOfSeveral(task, given), signal),
  }
}

/** One draft, with the tables that were asked for before. */
async function oneDraft(
  model: MeteredModel,
  task: AnalystTask,
  asked: readonly string[],
  manner: Manner,
  signal: AbortSignal,
): Promise<Draft | NeedMore> {
  const told = withTables(task, asked)
  const mayAsk = asked.length === 0 && isPart(told.briefing)
  let complaint: string | null = null
  for (let read = 0; read < maxReadsPerDraft; read++) {
    const completion = await completeWhole(model, request(told, complaint, manner, mayAsk), signal)
    const reply = toDraft(completion, model.name)
    const draft = reply.kind === 'need-more' ? whatToAdd(reply, told, mayAsk) : reply
    if (draft.kind !== 'unreadable') return draft
    complaint = draft.reason
  }
  return { kind: 'unreadable', reason: complaint ?? 'the reply held no statement' }
}

/**
 * One reply to its end: asked once more, with more room, when the token limit cut it off.
 * @throws {ModelError} `reply_truncated`; {BudgetError} when more room is more than may be spent
 */
async function completeWhole(
  model: MeteredModel,
  asked: ModelRequest,
  signal: AbortSignal,
): Promise<Completion> {
  const first = await model.complete(asked, signal)
  if (first.outcome !== 'truncated') return first
  try {
    const second = await model.complete({ ...asked, maxOutputTokens: mostOutputTokens }, signal)
    if (second.outcome !== 'truncated') return second
  } catch (error) {
    if (!(error instanceof BudgetError)) throw error
    throw new BudgetError(error.code, `${cutOff(model.name, maxOutputTokens)} ${error.message}`, {
      cause: error,
      hint: error.hint,
    })
  }
  throw new ModelError('reply_truncated', cutOff(model.name, mostOutputTokens), {
    hint: 'Ask for less at once, or use another model; a reasoning model may be told to think less at its server.',
  })
}

function cutOff(model: string, tokens: number): string {
  return `The reply of model '${model}' was cut off at its limit of ${tokens} tokens.`
}

function withTables(task: AnalystTask, names: readonly string[]): AnalystTask {
  if (names.length === 0) return task
  return { ...task, briefing: widen(task.briefing, names, task.catalog, task.snapshot).briefing }
}

/** The tables asked for that there are; asking for none of them, or once too often, is no reply. */
function whatToAdd({ tables }: NeedMore, task: AnalystTask, mayAsk: boolean): Draft | NeedMore {
  if (!mayAsk) return { kind: 'unreadable', reason: 'no more tables can be asked for' }
  const { unknown } = widen(task.briefing, tables, task.catalog, task.snapshot)
  const known = tables.filter((name) => !unknown.includes(name)).slice(0, mostTablesAsked)
  if (known.length > 0) return { kind: 'need-more', tables: known }
  const named = unknown.slice(0, 5).join(', ') || 'no table'
  return { kind: 'unreadable', reason: `it asks for ${named}, which this database does not have` }
}

function request(task: AnalystTask, complaint: string | null, manner: Manner, mayAsk: boolean): ModelRequest {
  const { $schema: _, ...schema } = mayAsk ? replyOrMoreSchema : replySchema
  return {
    role: 'sql-analyst',
    messages: analystMessages(task, complaint, manner.privacy),
    reply: { name: 'sql_analyst_reply', schema },
    temperature: manner.temperature,
    maxOutputTokens,
  }
}

function toDraft(completion: Completion, model: string): Draft | NeedMore {
  switch (completion.outcome) {
    case 'refused':
      throw refusal(completion, model)
    case 'truncated':
      return { kind: 'unreadable', reason: 'the reply was cut off before its end' }
    case 'unreadable':
      return (
        fromBareSql(completion.text) ?? {
          kind: 'unreadable',
          reason: 'the reply was not the JSON object asked for',
        }
      )
    case 'ok':
      return fromReply(completion.json)
    default:
      return completion.outcome satisfies never
  }
}

/** Not the database lacks the answer: the model, or a filter behind it, would not give one. */
function refusal({ text }: Completion, model: string): ModelError {
  const words = text.replace(/\s+/g, ' ').trim().slice(0, 300)
  const hint = 'Put the question in other words, use another model, or ask with --model builtin.'
  return words === ''
    ? new ModelError(
        'content_filtered',
        `The endpoint's content filter withheld the reply of model '${model}'.`,
        { hint },
      )
    : new ModelError('model_refused', `Model '${model}' refused to answer: ${words}`, { hint })
}

function fromReply(json: unknown): Draft | NeedMore {
  const parsed = LenientReply.safeParse(json)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return {
      kind: 'unreadable',
      reason: `the reply's "${issue?.path.join('.') ?? ''}" ${issue?.message ?? 'is wrong'}`,
    }
  }
  const reply = parsed.data
  const sql = stripFence(reply.sql)
  if (reply.outcome === 'need_more') return { kind: 'need-more', tables: reply.tables }
  if (reply.outcome === 'cannot') {
    return {
      kind: 'cannot',
      why: 'not_in_database',
      reason: reply.reason || 'the model found no data for this question',
    }
  }
  if (reply.outcome === 'ambiguous' && reply.readings.length >= 2) {
    const options = reply.readings.map((reading) => ({ label: reading, interpretation: reading }))
    return {
      kind: 'ambiguous',
      clarification: { question: reply.reason || 'Which of these do you mean?', options },
    }
  }
  if (reply.outcome === 'ambiguous' && sql === '') {
    return { kind: 'unreadable', reason: 'it is "ambiguous", and readings holds fewer than two of them' }
  }
  if (sql === '') return { kind: 'unreadable', reason: 'the reply held no SQL' }
  return {
    kind: 'draft',
    sql,
    interpretation: reply.reading || null,
    assumptions: reply.assumptions.filter(Boolean),
    answerTemplate: reply.answer_template || null,
    confidence: null,
  }
}

/** Some models answer a schema with nothing but the statement in a Markdown fence: the contract reads that too. */
function fromBareSql(text: string): Draft | null {
  const fenced = /```(?:sql|postgresql|postgres)?\s*\n([\s\S]*?)```/i.exec(text)?.[1] ?? text
  const sql = fenced.trim()
  if (!/^(?:select|with|values|table)\b/i.test(sql)) return null
  return { kind: 'draft', sql, interpretation: null, assumptions: [], answerTemplate: null, confidence: null }
}

function stripFence(sql: string): string {
  const fenced = /^\s*```[a-z]*\s*\n([\s\S]*?)\n?```\s*$/i.exec(sql)
  return (fenced?.[1] ?? sql).trim()
}
