import * as z from 'zod'
import { type ChosenEndpoint, chooseEndpoint } from '../../agents/choose-agents.js'
import type { Config } from '../../config.js'
import { AgentDbError } from '../../errors.js'
import { type Endpoint, readEndpoint, signInHeaders } from '../../models/endpoint.js'
import { connectionFailure, type Failure, statusFailure } from '../../models/failure.js'
import { modelError } from '../../models/model-error.js'
import { readBody, tooLongReply } from '../../models/read-body.js'
import { type Checkup, failure, ok, warn } from './check.js'

const timeoutMs = 5000

/** Whether the model that would be asked is there. Asks the endpoint for its list of models, which costs nothing. */
export async function checkModel(config: Config, signal: AbortSignal): Promise<Checkup> {
  try {
    const { settings } = config
    const chosen = chooseEndpoint(settings)
    if (chosen === null) return ok('model', builtinText(config))
    return await checkEndpoint(endpointOf(chosen, config), chosen.model, signal)
  } catch (error) {
    if (!(error instanceof AgentDbError)) throw error
    return failure('model', error)
  }
}

/**
 * The models that the endpoint lists, which costs nothing to ask; null when it lists none or there is no endpoint.
 * @throws {UsageError} when the settings name no endpoint that can be.
 */
export async function listedModels(config: Config, signal: AbortSignal): Promise<readonly string[] | null> {
  const chosen = chooseEndpoint(config.settings)
  if (chosen === null) return null
  const listed = await listModels(endpointOf(chosen, config), signal)
  return listed.kind === 'listed' ? listed.names : null
}

function endpointOf({ model, baseUrl }: ChosenEndpoint, { settings }: Config): Endpoint {
  return readEndpoint(baseUrl, settings.apiKey, { model, apiVersion: settings.apiVersion })
}

function builtinText({ settings }: Config): string {
  return (settings.analystModel ?? settings.model) === 'builtin'
    ? 'the built-in model, as set'
    : 'the built-in model: no endpoint is configured (OPENAI_API_KEY, OPENAI_BASE_URL)'
}

async function checkEndpoint(endpoint: Endpoint, model: string, signal: AbortSignal): Promise<Checkup> {
  const listed = await listModels(endpoint, signal)
  if (listed.kind === 'failed') {
    // Some servers answer questions but list nothing.
    if (
      listed.failure.kind === 'status' &&
      (listed.failure.status === 404 || listed.failure.status === 405)
    ) {
      return warn(
        'model',
        `${endpoint.url} answers, but lists no models (HTTP ${listed.failure.status}).`,
        unlisted(model),
      )
    }
    return failure('model', modelError(listed.failure, { endpoint, model, timeoutMs, tries: 1 }))
  }
  const { names } = listed
  if (names === null)
    return warn('model', `${endpoint.url} answers, but not with a list of models.`, unlisted(model))
  // What Azure lists are models; what it is asked for is a deployment, which has a name of its own.
  if (endpoint.signIn.kind === 'api-key')
    return ok('model', `${endpoint.url} answers; ${unlisted(model).toLowerCase()}`)
  if (names.includes(model)) return ok('model', `${model} at ${endpoint.url}`)
  const some = names.slice(0, 5).join(', ')
  return warn(
    'model',
    `${endpoint.url} answers, but "${model}" is not among its ${names.length} models.`,
    names.length === 0
      ? unlisted(model)
      : `Set --model or AGENTDB_MODEL to one of them: ${some}${names.length > 5 ? ', …' : ''}.`,
  )
}

function unlisted(model: string): string {
  return `Whether it has "${model}" will show with the first question.`
}

type Listed =
  | { readonly kind: 'listed'; readonly names: readonly string[] | null }
  | { readonly kind: 'failed'; readonly failure: Failure }

const modelList = z.object({ data: z.array(z.object({ id: z.string() })) })

async function listModels({ modelsUrl, query, signIn }: Endpoint, signal: AbortSignal): Promise<Listed> {
  const limit = AbortSignal.timeout(timeoutMs)
  const parameters = new URLSearchParams(query).toString()
  try {
    const response = await fetch(`${modelsUrl}${parameters ? `?${parameters}` : ''}`, {
      headers: signInHeaders(signIn),
      redirect: 'manual',
      signal: AbortSignal.any([signal, limit]),
    })
    const text = (await readBody(response)) ?? tooLongReply
    if (!response.ok)
      return { kind: 'failed', failure: statusFailure(response.status, text, response.headers) }
    return { kind: 'listed', names: namesIn(text) }
  } catch (error) {
    signal.throwIfAborted()
    return { kind: 'failed', failure: limit.aborted ? { kind: 'silent' } : connectionFailure(error) }
  }
}

function namesIn(text: string): readonly string[] | null {
  try {
    return modelList.parse(JSON.parse(text)).data.map(({ id }) => id)
  } catch {
    // Not JSON, or not of that shape: no list, which is all we say.
    return null
  }
}
