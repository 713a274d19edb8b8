import type { OpenAI } from 'openai'
import * as z from 'zod'
import type { ModelRequest } from './model.js'

const replyFormats = ['json_schema', 'json_object', 'tool', 'text'] as const
const limitNames = ['max_completion_tokens', 'max_tokens'] as const

/** How to ask for JSON, the strictest first; `tool` asks for a call of one tool, `text` in words alone. */
type ReplyFormat = (typeof replyFormats)[number]

/** What is still believed of a server: the first of each list is used, the rest is what to fall back to. */
export const dialectShape = z.object({
  formats: z.array(z.enum(replyFormats)).min(1).readonly(),
  tokenLimits: z.array(z.enum(limitNames)).min(1).readonly(),
  temperature: z.boolean(),
  /** For a server that takes no request that is not streamed; `plain` for one that takes no `stream_options` either. */
  stream: z.enum(['no', 'with-usage', 'plain']),
})

/** What a server was found to understand; remembered for a week for each address and model. */
export type Dialect = z.infer<typeof dialectShape>

/** The body of a chat completion, streamed or not. */
export type ChatBody = OpenAI.ChatCompletionCreateParams

/**
 * The dialect to try first. OpenAI's reasoning models refuse `max_tokens`; many other servers silently ignore
 * `max_completion_tokens`, which would leave a reply without any limit.
 */
export function firstDialect(baseUrl: string): Dialect {
  const vendor = /(^|\.)openai\.(com|azure\.com)$/.test(new URL(baseUrl).hostname)
  return {
    formats: ['json_schema', 'json_object', 'text'],
    tokenLimits: vendor ? ['max_completion_tokens', 'max_tokens'] : ['max_tokens', 'max_completion_tokens'],
    temperature: true,
    stream: 'no',
  }
}

/** The request as this dialect says it. */
export function chatBody(model: string, request: ModelRequest, dialect: Dialect): ChatBody {
  const [format = 'text'] = dialect.formats
  const [tokenLimit = 'max_tokens'] = dialect.tokenLimits
  const inWords = format === 'json_object' || format === 'text'
  return {
    model,
    messages: inWords ? withSchemaInWords(request) : [...request.messages],
    ...replyForm(format, request),
    ...(dialect.temperature && request.temperature !== null ? { temperature: request.temperature } : {}),
    [tokenLimit]: request.maxOutputTokens,
    ...(dialect.stream === 'no' ? {} : { stream: true }),
    ...(dialect.stream === 'with-usage' ? { stream_options: { include_usage: true } } : {}),
  }
}

/** The dialect without what the server's error text says it does not know; null when it complains of something else. */
export function simplerDialect(dialect: Dialect, body: ChatBody, errorText: string): Dialect | null {
  const [format, ...formats] = dialect.formats
  const [tokenLimit, ...tokenLimits] = dialect.tokenLimits
  const toolsOnly = format !== 'tool' && wantsTools.test(errorText)
  const formatRefused =
    formats.length > 0 && !toolsOnly && (format === 'tool' ? aboutTools : aboutFormat).test(errorText)
  const limitRefused = tokenLimits.length > 0 && new RegExp(`\\b${tokenLimit}\\b`).test(errorText)
  const temperatureRefused = 'temperature' in body && /temperature/i.test(errorText)
  const stream = nextStream(dialect.stream, errorText)
  if (!toolsOnly && !formatRefused && !limitRefused && !temperatureRefused && stream === dialect.stream)
    return null
  return {
    formats: toolsOnly ? ['tool', 'text'] : formatRefused ? formats : dialect.formats,
    tokenLimits: limitRefused ? tokenLimits : dialect.tokenLimits,
    temperature: dialect.temperature && !temperatureRefused,
    stream,
  }
}

function nextStream(stream: Dialect['stream'], errorText: string): Dialect['stream'] {
  if (stream === 'no' && /\bstream(ing)?\b/i.test(errorText)) return 'with-usage'
  return stream === 'with-usage' && /stream_options|include_usage/i.test(errorText) ? 'plain' : stream
}

const aboutFormat =
  /response[_ ]?format|json[_ ]?schema|json[_ ]?(object|mode)|structured[_ ]?output|json_validate_failed|grammar/i
const aboutTools = /\btools?\b|tool_choice|function[_ ]call/i
/** "'tools' is a required property", "use tool calls instead". */
const wantsTools =
  /\btools?['"`]?\b.{0,30}\b(required|missing)|(required|missing|only|use|requires?)\b.{0,40}\btools?\b/i

function replyForm(
  format: ReplyFormat,
  request: ModelRequest,
): Pick<ChatBody, 'response_format' | 'tools' | 'tool_choice'> {
  const { name, schema } = request.reply
  switch (format) {
    case 'json_schema':
      return {
        response_format: {
          type: 'json_schema',
          json_schema: { name, strict: true, schema },
        },
      }
    case 'json_object':
      return { response_format: { type: 'json_object' } }
    case 'tool':
      return {
        tools: [
          { type: 'function', function: { name, description: 'Gives the reply.', parameters: schema } },
        ],
        tool_choice: { type: 'function', function: { name } },
      }
    case 'text':
      return {}
    default:
      return format satisfies never
  }
}

/** Joined to the first system message: some chat templates take one system message only, at the start. */
function withSchemaInWords({ messages, reply }: ModelRequest): ChatBody['messages'] {
  const words = `Reply with one JSON object and nothing else. It must match this JSON Schema:\n${JSON.stringify(reply.schema)}`
  const at = messages.findIndex(({ role }) => role === 'system')
  if (at < 0) return [{ role: 'system', content: words }, ...messages]
  return messages.map((message, index) =>
    index === at ? { ...message, content: `${message.content}\n\n${words}` } : message,
  )
}
