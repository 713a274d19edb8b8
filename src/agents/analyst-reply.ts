import * as z from 'zod'
import { ModelError } from '../errors.js'
import type { Completion } from '../models/model.js'
import type { Draft, NeedMore } from './sql-analyst.js'

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

/** What a model is asked for when it sees the whole schema. */
export const replySchema = z.toJSONSchema(Reply, { target: 'draft-7' })

/** The same while a part of the schema is left out: it may ask for tables instead. */
export const replyOrMoreSchema = z.toJSONSchema(ReplyOrMore, { target: 'draft-7' })

/**
 * What the analyst makes of a reply; one that cannot be read says why, as a complaint to the model.
 * @throws {ModelError} `content_filtered` or `model_refused`
 */
export function toDraft(completion: Completion, model: string): Draft | NeedMore {
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
