import * as z from 'zod'
import type { Completion, ModelRequest } from './model.js'
import { readJson, readWholeJson } from './read-json.js'
import { estimateTokens, promptText } from './tokens.js'

/** A reply without how long it took; null when the body is not a chat completion at all. */
export function readCompletion(body: unknown, request: ModelRequest): Omit<Completion, 'latencyMs'> | null {
  const chat = chatCompletion.safeParse(body)
  if (!chat.success) return null
  const [{ message, finish_reason: finish }] = chat.data.choices
  const text = message.refusal || message.content || message.tool_calls || message.function_call || ''
  return {
    text,
    ...readReply(text, Boolean(message.refusal), finish),
    ...countTokens(chat.data.usage, request, text),
  }
}

function readReply(
  text: string,
  refusal: boolean,
  finish: string | null,
): Pick<Completion, 'json' | 'outcome'> {
  if (refusal || finish === 'content_filter') return { json: undefined, outcome: 'refused' }
  // An object inside a cut text may be a part of the reply that was meant, never the reply.
  const json = finish === 'length' ? readWholeJson(text) : readJson(text)
  if (json !== undefined) return { json, outcome: 'ok' }
  return { json, outcome: finish === 'length' ? 'truncated' : 'unreadable' }
}

function countTokens(usage: Usage, request: ModelRequest, text: string) {
  const inputTokens = usage.prompt_tokens ?? estimateTokens(promptText(request))
  return {
    inputTokens,
    outputTokens: usage.completion_tokens ?? estimateTokens(text),
    cachedInputTokens: Math.min(usage.prompt_tokens_details?.cached_tokens ?? 0, inputTokens),
  }
}

const optionalText = z.string().nullable().catch(null)

/** OpenAI gives tool arguments as text, some servers as the object itself. */
const toolCall = z
  .object({
    arguments: z.union([
      z.string(),
      z.record(z.string(), z.unknown()).transform((value) => JSON.stringify(value)),
    ]),
  })
  .transform((call) => call.arguments)

/** A list of parts is what a few servers send for content; only its texts matter. */
const contentParts = z
  .array(z.object({ text: z.string().catch('') }))
  .transform((parts) => parts.map(({ text }) => text).join(''))

const choice = z.object({
  finish_reason: optionalText,
  message: z.object({
    content: z.union([z.string(), contentParts]).nullable().catch(null),
    refusal: optionalText,
    tool_calls: z
      .tuple([z.object({ function: toolCall })], z.unknown())
      .transform(([first]) => first.function)
      .nullable()
      .catch(null),
    function_call: toolCall.nullable().catch(null),
  }),
})

/** A count that is absent, 0 or odd counts nothing: no prompt and no reply is empty, so an estimate is nearer. */
const count = z.number().int().positive().nullable().catch(null)

const usageShape = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullable().catch(null),
})
type Usage = z.infer<typeof usageShape>

const chatCompletion = z.object({
  choices: z.tuple([choice], z.unknown()),
  usage: usageShape.catch({ prompt_tokens: null, completion_tokens: null, prompt_tokens_details: null }),
})
