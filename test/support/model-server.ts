import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { play, type Reply, type StatusReply, send } from './model-reply.js'
import { type RecordedRequest, record } from './model-request.js'

export type { Reply } from './model-reply.js'
export type { RecordedRequest } from './model-request.js'

/** Replies in order, or a function of the request and its number from 0. A list that is used up answers 500, finally. */
export type ModelScript = readonly Reply[] | ((request: RecordedRequest, index: number) => Reply)

interface Limits {
  /** What this server does not know: answered 400 in OpenAI's words without using the script. */
  readonly rejects?: readonly (
    | 'json_schema'
    | 'json_object'
    | 'temperature'
    | 'max_tokens'
    | 'max_completion_tokens'
  )[]
  /** The only key let in; any other is answered 401. */
  readonly key?: string
  /** The models there are; any other is answered 404. Default: any. */
  readonly models?: readonly string[]
}

export interface ModelServer {
  /** Ends in /v1. */
  readonly baseUrl: string
  /** Every POST so far, those turned away by `limits` included. */
  readonly requests: readonly RecordedRequest[]
  close(): Promise<void>
}

/**
 * A scripted OpenAI-compatible server on a loopback port of its own.
 *
 * @example
 * const server = await startModelServer([{ fill: { sql: 'select 1' } }])
 */
export async function startModelServer(script: ModelScript, limits: Limits = {}): Promise<ModelServer> {
  const requests: RecordedRequest[] = []
  let used = 0
  const server = createServer(async (incoming, response) => {
    const request = await record(incoming).catch(() => null)
    if (request === null) return
    if (request.method === 'GET') {
      const data = (limits.models ?? ['scripted']).map((id) => ({ id, object: 'model' }))
      send(response, { status: 200, body: { object: 'list', data } })
      return
    }
    requests.push(request)
    const refused = refuse(request, limits)
    if (refused !== null) return send(response, refused)
    const index = used++
    const reply = typeof script === 'function' ? script(request, index) : script[index]
    play(response, request, reply ?? usedUp(index))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function refuse(
  { headers, body }: RecordedRequest,
  { rejects = [], key, models }: Limits,
): StatusReply | null {
  const error = (status: number, message: string, code: string | null): StatusReply => ({
    status,
    body: { error: { message, type: 'invalid_request_error', param: null, code } },
  })
  if (key !== undefined && headers.authorization !== `Bearer ${key}`) {
    return error(401, `Incorrect API key provided: ${headers.authorization ?? 'none'}.`, 'invalid_api_key')
  }
  if (models !== undefined && !models.includes(body.model ?? '')) {
    return error(
      404,
      `The model '${body.model}' does not exist or you do not have access to it.`,
      'model_not_found',
    )
  }
  const format = body.response_format?.type
  for (const rejected of rejects) {
    if (rejected === format) {
      return error(
        400,
        `Invalid parameter: 'response_format' of type '${format}' is not supported with this model.`,
        null,
      )
    }
    if (rejected in body)
      return error(400, `Unsupported parameter: '${rejected}' is not supported with this model.`, null)
  }
  return null
}

function usedUp(index: number): StatusReply {
  const message = `the script of this server has no reply number ${index + 1}`
  return { status: 500, headers: { 'x-should-retry': 'false' }, body: { error: { message } } }
}
