import * as z from 'zod'
import type { Completion, ModelRequest } from './model.js'
import { readJson, readWholeJson } from './read-json.js'
import { estimateTokens, promptText } from './tokens.js'

/** A reply without how long it took; null when the body is not a chat completion at all. */
export function readCompletion(body: unknown, request: ModelRequest): Omit<Completion, 'latencyMs'> | null {
  const chat = chatCompletion.safeParse(body)
  if (!chat.success) return null
  const [{ message, finish_reason: finish }] = chat.data.choices
  const text =
    message.refusal ||
    message.content ||
    message.tool_calls ||
    message.function_call ||
    onlyThought(message.reasoning_content, finish) ||
    ''
  return {
    text,
    ...readReply(text, Boolean(message.refusal), finish),
    ...countTokens(chat.data.usage, request, text),
  }
}

/** Behind a parser for thoughts, some servers put the whole reply among them; what is not JSON to its end is a thought. */
function onlyThought(reasoning: string | null, finish: string | null): string | null {
  return reasoning !== null && finish !== 'length' && readWholeJson(reasoning) !== undefined
    ? reasoning
    : null
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
    outputTokens: outputTokens(usage) ?? estimateTokens(text),
    cachedInputTokens: Math.min(usage.prompt_tokens_details?.cached_tokens ?? 0, inputTokens),
    estimated: usage.prompt_tokens === null || usage.completion_tokens === null,
  }
}

/** Thoughts are billed as output. Most servers count them in; where the total shows that they are not, they are added. */
function outputTokens({ prompt_tokens, completion_tokens, total_tokens, completion_tokens_details }: Usage) {
  const thoughts = completion_tokens_details?.reasoning_tokens ?? 0
  if (completion_tokens === null || prompt_tokens === null) return completion_tokens
  const apart = total_tokens === prompt_tokens + completion_tokens + thoughts
  return apart ? completion_tokens + thoughts : completion_tokens
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
    reasoning_content: optionalText,
    tool_calls: z
      .tuple([z.object({ function: toolCall })], z.unknown())
      .transform(([first]) => first.function)
      .nullable()
      .catch(null),
    function_call: toolCall.nullable().catch(null),
  }),
})

/**
 * A count that is absent, 0 or odd counts nothing: no prompt and no reply is empty, so an estimate is nearer.
 * Some gateways write numbers as text.
 */
const count = z
  .union([z.number(), z.string().regex(/^\d+$/).transform(Number)])
  .pipe(z.number().int().positive())
  .nullable()
  .catch(null)

const counts = z.object({
  prompt_tokens: count,
  completion_tokens: count,
  total_tokens: count,
  prompt_tokens_details: z.object({ cached_tokens: count }).nullable().catch(null),
  completion_tokens_details: z.object({ reasoning_tokens: count }).nullable().catch(null),
})

/** Gateways to other vendors' models pass on those vendors' names. */
const otherNames = z
  .object({ input_tokens: count, output_tokens: count })
  .transform((usage) => ({ ...unknownUsage, ...asCounts(usage) }))

const unknownUsage = {
  prompt_tokens: null,
  completion_tokens: null,
  total_tokens: null,
  prompt_tokens_details: null,
  completion_tokens_details: null,
} as const

function asCounts(usage: { readonly input_tokens: number | null; readonly output_tokens: number | null }) {
  return { prompt_tokens: usage.input_tokens, completion_tokens: usage.output_tokens }
}

const usageShape = z.union([
  counts.refine((usage) => usage.prompt_tokens !== null || usage.completion_tokens !== null),
  otherNames,
])
type Usage = z.infer<typeof counts>

const chatCompletion = z.object({
  choices: z.tuple([choice], z.unknown()),
  usage: usageShape.catch(unknownUsage),
})
