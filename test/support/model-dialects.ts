import { fillSchema } from './fill-schema.js'
import type { Reply } from './model-reply.js'
import type { ChatRequest, RecordedRequest } from './model-request.js'

/** A kind of server: how it answers a request when its model has `said` this. */
export interface ServerDialect {
  /** What it is like; shapes and wordings are those that its users report. */
  readonly about: string
  /** Requests it takes before it understands one, the first time. */
  readonly refusals: number
  /** Whether it counts tokens. */
  readonly counts: boolean
  readonly reply: (request: RecordedRequest, said: Said, index: number) => Reply
}

/** The values of the reply by property. */
export type Said = Readonly<Record<string, unknown>>

const usage = { prompt_tokens: 800, completion_tokens: 60, total_tokens: 860 }

/** The servers that agentdb is to get along with. */
export const serverDialects: Readonly<Record<string, ServerDialect>> = {
  OpenAI: {
    about: 'strict schemas, and cached tokens in its usage',
    refusals: 0,
    counts: true,
    reply: (_, said) => ({
      fill: said,
      usage: { ...usage, prompt_tokens_details: { cached_tokens: 512, audio_tokens: 0 } },
    }),
  },
  'a reasoning model of OpenAI': {
    about: 'neither a temperature nor max_tokens, and thoughts in its usage',
    refusals: 2,
    counts: true,
    reply: ({ body }, said) =>
      'max_tokens' in body
        ? openAiError(
            "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
            'max_tokens',
          )
        : 'temperature' in body
          ? openAiError(
              "Unsupported value: 'temperature' does not support 0 with this model. Only the default (1) value is supported.",
              'temperature',
            )
          : { fill: said, usage: { ...usage, completion_tokens_details: { reasoning_tokens: 40 } } },
  },
  Ollama: {
    about: 'schemas, no key, a content that is JSON with line breaks',
    refusals: 0,
    counts: true,
    reply: ({ body }, said) => completion(`\n${JSON.stringify(replyOf(body, said), null, 2)}\n`, { usage }),
  },
  'vLLM without guided decoding': {
    about: 'no schemas, but JSON mode; errors of its own shape',
    refusals: 1,
    counts: true,
    reply: ({ body }, said) =>
      body.response_format?.type === 'json_schema'
        ? {
            status: 400,
            body: {
              object: 'error',
              message: 'Failed to convert the grammar: response_format of type json_schema is not supported.',
              type: 'BadRequestError',
              param: null,
              code: 400,
            },
          }
        : completion(JSON.stringify({ outcome: 'query', ...said }), { usage, extra: { tool_calls: [] } }),
  },
  'vLLM with a parser for thoughts': {
    about: 'the reply among the thoughts, no content',
    refusals: 0,
    counts: true,
    reply: ({ body }, said) =>
      completion(null, { usage, extra: { reasoning_content: JSON.stringify(replyOf(body, said)) } }),
  },
  'llama.cpp while it loads': {
    about: '503 at first',
    refusals: 1,
    counts: true,
    reply: (_, said, index) =>
      index === 0
        ? {
            status: 503,
            headers: { 'retry-after-ms': '1' },
            body: { error: { code: 503, message: 'Loading model', type: 'unavailable_error' } },
          }
        : { fill: said, usage },
  },
  'LM Studio with an older engine': {
    about: 'no response format but text, errors that are a bare sentence',
    refusals: 2,
    counts: true,
    reply: ({ body }, said) =>
      body.response_format === undefined
        ? { fill: said, as: 'fence', usage }
        : { status: 400, body: { error: "'response_format.type' must be 'text'" } },
  },
  'a FastAPI wrapper': {
    about: 'refuses what it does not know with 422, counts nothing',
    refusals: 2,
    counts: false,
    reply: ({ body }, said) =>
      body.response_format === undefined
        ? { fill: said, as: 'prose', usage: null }
        : {
            status: 422,
            body: {
              detail: [
                { loc: ['body', 'response_format'], msg: 'Extra inputs are not permitted', type: 'extra' },
              ],
            },
          },
  },
  'a server of tool calls': {
    about: 'replies by a tool call only, its arguments an object',
    refusals: 1,
    counts: true,
    reply: ({ body }, said) => {
      const [tool] = body.tools ?? []
      if (tool === undefined) return openAiError("'tools' is a required property of this endpoint.", 'tools')
      const values = fillSchema(tool.function.parameters, said)
      const call = { id: '0', type: 'function', function: { name: tool.function.name, arguments: values } }
      return completion('', { usage, finish: 'tool_calls', extra: { tool_calls: [call] } })
    },
  },
  'a server that only streams': {
    about: 'refuses a request that is not streamed',
    refusals: 1,
    counts: true,
    reply: ({ body }, said) =>
      body.stream === true
        ? streamed(JSON.stringify(replyOf(body, said)), usage)
        : openAiError(
            'This model only support stream mode, please enable the stream parameter to access the model. ',
            null,
          ),
  },
  'a gateway that always streams': {
    about: 'streams unasked, without usage',
    refusals: 0,
    counts: false,
    reply: ({ body }, said) => streamed(JSON.stringify(replyOf(body, said)), null),
  },
  'a gateway to another vendor': {
    about: "that vendor's names in its usage, numbers as text, content in parts",
    refusals: 0,
    counts: true,
    reply: ({ body }, said) =>
      completion([{ type: 'text', text: JSON.stringify(replyOf(body, said)) }], {
        usage: { input_tokens: '800', output_tokens: '60' },
        finish: 'end_turn',
      }),
  },
  'a model that thinks aloud': {
    about: 'thoughts with braces before its JSON',
    refusals: 0,
    counts: true,
    reply: ({ body }, said) =>
      completion(`<think>{"sql": "select 'no'"}?</think>\n${JSON.stringify(replyOf(body, said))}`, { usage }),
  },
}

interface Manner {
  readonly usage: unknown
  readonly finish?: string
  readonly extra?: object
}

function completion(content: unknown, { usage: counted, finish = 'stop', extra = {} }: Manner): Reply {
  const message = { role: 'assistant', content, ...extra }
  return {
    status: 200,
    body: {
      object: 'chat.completion',
      choices: [{ index: 0, message, finish_reason: finish }],
      usage: counted,
    },
  }
}

/** The text in pieces of five letters, as a stream of events. */
function streamed(text: string, counted: object | null): Reply {
  const chunk = (delta: object, finish: string | null, more: object = {}) => {
    const choices = [{ index: 0, delta, finish_reason: finish }]
    return `data: ${JSON.stringify({ object: 'chat.completion.chunk', choices, usage: null, ...more })}\n\n`
  }
  const pieces = text.match(/[\s\S]{1,5}/g) ?? []
  const events = [
    ': ping\n\n',
    chunk({ role: 'assistant', content: '' }, null),
    ...pieces.map((content) => chunk({ content }, null)),
    chunk({}, 'stop'),
    ...(counted === null ? [] : [chunk({}, null, { choices: [], usage: counted })]),
    'data: [DONE]\n\n',
  ]
  return { status: 200, headers: { 'content-type': 'text/event-stream' }, body: events.join('') }
}

function replyOf(body: ChatRequest, said: Said): unknown {
  const schema = body.response_format?.json_schema?.schema
  return schema === undefined ? said : fillSchema(schema, said)
}

function openAiError(message: string, param: string | null): Reply {
  return { status: 400, body: { error: { message, type: 'invalid_request_error', param, code: null } } }
}
