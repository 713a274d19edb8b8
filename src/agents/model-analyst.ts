import { BudgetError, ModelError } from '../errors.js'
import type { Cost, ModelCall } from '../events.js'
import { widen } from '../linking/brief.js'
import type { Privacy } from '../linking/sensitive.js'
import type { Completion, Model, ModelRequest } from '../models/model.js'
import { analystMessages } from './analyst-messages.js'
import { replyOrMoreSchema, replySchema, toDraft } from './analyst-reply.js'
import { isPart } from './briefing-text.js'
import { proposeFurther } from './propose-further.js'
import type { Analyst, AnalystTask, Draft, NeedMore } from './sql-analyst.js'
import { settleWithoutStragglers } from './stragglers.js'

/** A model with the run's meter around it. */
export interface MeteredModel extends Model {
  spent(): Cost
  takeCalls(): readonly ModelCall[]
}

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
