import type { ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { fillSchema, type Schema } from './fill-schema.js'
import { type ChatRequest, parse, type RecordedRequest } from './model-request.js'

interface Manner {
  /** Default `stop`. */
  readonly finish?: 'stop' | 'length' | 'content_filter'
  /** In place of true counts; null leaves usage out. */
  readonly usage?: unknown
}

/** What the server does with one request. */
export type Reply =
  /**
   * JSON of the shape the request asks for: properties named here get these values wherever they stand in the schema,
   * the rest is filled with empty values. `as` says how it is put.
   */
  | ({
      readonly fill: { readonly [property: string]: unknown }
      readonly as?: 'json' | 'fence' | 'prose' | 'tool-call' | 'broken'
    } & Manner)
  | ({ readonly text: string } & Manner)
  | { readonly refusal: string }
  /** Any answer: a string body is plain text unless the headers say otherwise, anything else is JSON. */
  | {
      readonly status: number
      readonly headers?: { readonly [name: string]: string }
      readonly body?: unknown
    }
  | { readonly html: string; readonly status?: number }
  /** Nothing at all, or nothing after the headers and half a body. */
  | { readonly silence: 'at-once' | 'mid-body' }
  /** A reply of so many bytes, or as many of them as the client takes. */
  | { readonly flood: number; readonly status?: number }
  /** The connection is cut. */
  | { readonly drop: true }

/** An answer given by its status. */
export type StatusReply = Extract<Reply, { readonly status: number; readonly body?: unknown }>

/** Answers `request` as `reply` says. */
export function play(response: ServerResponse, request: RecordedRequest, reply: Reply): void {
  if ('drop' in reply) {
    response.destroy()
    return
  }
  if ('flood' in reply) {
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' })
    Readable.from(flood(reply.flood))
      .on('error', () => {})
      .pipe(response)
    return
  }
  if ('silence' in reply) {
    if (reply.silence === 'mid-body')
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices": [')
    return
  }
  if ('html' in reply) {
    send(response, {
      status: reply.status ?? 200,
      headers: { 'content-type': 'text/html' },
      body: reply.html,
    })
    return
  }
  send(response, 'status' in reply ? reply : { status: 200, body: completion(request, reply) })
}

function* flood(bytes: number): Generator<string> {
  yield '{"choices": "'
  for (let left = bytes; left > 0; left -= 65_536) yield 'x'.repeat(65_536)
  yield '"}'
}

type Spoken = Extract<
  Reply,
  { readonly fill: unknown } | { readonly text: string } | { readonly refusal: string }
>

function completion({ body, prompt }: RecordedRequest, reply: Spoken): unknown {
  const message = speak(body, prompt, reply)
  const counts = { prompt_tokens: Math.ceil(prompt.length / 4) + 1, completion_tokens: 7, total_tokens: null }
  const usage = 'usage' in reply ? reply.usage : counts
  const finish = ('finish' in reply && reply.finish) || 'stop'
  return {
    id: 'chatcmpl-scripted',
    object: 'chat.completion',
    created: 0,
    model: body.model,
    choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: finish }],
    ...(usage === null ? {} : { usage }),
  }
}

function speak(body: ChatRequest, prompt: string, reply: Spoken): object {
  if ('refusal' in reply) return { content: null, refusal: reply.refusal }
  if ('text' in reply) return { content: reply.text }
  const schema = body.response_format?.json_schema?.schema ?? schemaInWords(prompt)
  const json = JSON.stringify(schema === null ? reply.fill : fillSchema(schema, reply.fill))
  switch (reply.as ?? 'json') {
    case 'json':
      return { content: json }
    case 'fence':
      return { content: `\`\`\`json\n${json}\n\`\`\`` }
    case 'prose':
      return { content: `Here is what you asked for.\n\n${json}\n\nShall I explain it?` }
    case 'broken':
      return { content: json.slice(0, Math.ceil(json.length / 2)) }
    case 'tool-call': {
      const call = { id: 'call_1', type: 'function', function: { name: 'reply', arguments: json } }
      return { content: null, tool_calls: [call] }
    }
  }
}

/** A client that falls back to words writes the schema on a line of its own. */
function schemaInWords(prompt: string): Schema | null {
  return (
    prompt
      .split('\n')
      .map(parse)
      .find((value) => 'properties' in value) ?? null
  )
}

/** Answers with a status, headers and a body. */
export function send(response: ServerResponse, { status, headers, body }: StatusReply): void {
  const plain = typeof body === 'string'
  response.writeHead(status, { 'content-type': plain ? 'text/plain' : 'application/json', ...headers })
  response.end(plain ? body : JSON.stringify(body ?? {}))
}
