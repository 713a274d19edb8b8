import type { IncomingMessage } from 'node:http'
import type { Schema } from './fill-schema.js'

/** A request as it came, word for word. */
export interface RecordedRequest {
  readonly method: string
  /** With the query. */
  readonly path: string
  readonly headers: { readonly [name: string]: string | string[] | undefined }
  readonly text: string
  /** `text` as JSON; an empty object when it is none. */
  readonly body: ChatRequest
  /** The contents of all messages, joined by line breaks. */
  readonly prompt: string
}

export interface ChatRequest {
  readonly model?: string
  readonly messages?: readonly { readonly role: string; readonly content: string }[]
  readonly temperature?: number
  readonly stream?: boolean
  readonly tools?: readonly { readonly function: { readonly name: string; readonly parameters: Schema } }[]
  readonly max_tokens?: number
  readonly max_completion_tokens?: number
  readonly response_format?: {
    readonly type: string
    readonly json_schema?: { readonly name: string; readonly strict: boolean; readonly schema: Schema }
  }
}

/** Reads a request to its end. */
export async function record(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString('utf8')
  const body = parse(text)
  return {
    method: incoming.method ?? '',
    path: incoming.url ?? '',
    headers: incoming.headers,
    text,
    body,
    prompt: (body.messages ?? []).map(({ content }) => content).join('\n'),
  }
}

/** JSON as an object; an empty one when it is none. */
export function parse(text: string): Record<string, never> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, never>) : {}
  } catch {
    return {}
  }
}
