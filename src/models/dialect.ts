import type { OpenAI } from 'openai'
import type { ModelRequest } from './model.js'

/** How to ask for JSON, the strictest first; `text` asks in words alone. */
type ReplyFormat = 'json_schema' | 'json_object' | 'text'
type TokenLimit = 'max_completion_tokens' | 'max_tokens'

/** What is still believed of a server: the first of each list is used, the rest is what to fall back to. */
export interface Dialect {
  readonly formats: readonly ReplyFormat[]
  readonly tokenLimits: readonly TokenLimit[]
  readonly temperature: boolean
}

export type ChatBody = OpenAI.ChatCompletionCreateParamsNonStreaming

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
  }
}

/** The request as this dialect says it. */
export function chatBody(model: string, request: ModelRequest, dialect: Dialect): ChatBody {
  const [format = 'text'] = dialect.formats
  const [tokenLimit = 'max_tokens'] = dialect.tokenLimits
  return {
    model,
    messages: format === 'json_schema' ? [...request.messages] : withSchemaInWords(request),
    ...responseFormat(format, request),
    ...(dialect.temperature && request.temperature !== null ? { temperature: request.temperature } : {}),
    [tokenLimit]: request.maxOutputTokens,
  }
}

/** The dialect without what the server's error text says it does not know; null when it complains of something else. */
export function simplerDialect(dialect: Dialect, body: ChatBody, errorText: string): Dialect | null {
  const [, ...formats] = dialect.formats
  const [tokenLimit, ...tokenLimits] = dialect.tokenLimits
  const formatRefused = formats.length > 0 && aboutFormat.test(errorText)
  const limitRefused = tokenLimits.length > 0 && new RegExp(`\\b${tokenLimit}\\b`).test(errorText)
  const temperatureRefused = 'temperature' in body && /temperature/i.test(errorText)
  if (!formatRefused && !limitRefused && !temperatureRefused) return null
  return {
    formats: formatRefused ? formats : dialect.formats,
    tokenLimits: limitRefused ? tokenLimits : dialect.tokenLimits,
    temperature: dialect.temperature && !temperatureRefused,
  }
}

const aboutFormat =
  /response[_ ]?format|json[_ ]?schema|json[_ ]?(object|mode)|structured[_ ]?output|json_validate_failed|grammar/i

function responseFormat(format: ReplyFormat, { reply }: ModelRequest): Pick<ChatBody, 'response_format'> {
  switch (format) {
    case 'json_schema':
      return {
        response_format: {
          type: 'json_schema',
          json_schema: { name: reply.name, strict: true, schema: reply.schema },
        },
      }
    case 'json_object':
      return { response_format: { type: 'json_object' } }
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
