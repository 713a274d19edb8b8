import { onTestFinished } from 'vitest'
import type { ModelRequest } from '../../src/models/model.js'
import { createOpenAiModel, type OpenAiSettings } from '../../src/models/openai-model.js'
import { type ModelScript, startModelServer } from '../support/model-server.js'

/** A request such as the analyst makes. */
export const draftRequest: ModelRequest = {
  role: 'sql-analyst',
  messages: [
    { role: 'system', content: 'You write SQL.' },
    { role: 'user', content: 'How many orders are there?' },
  ],
  reply: {
    name: 'draft',
    schema: {
      type: 'object',
      additionalProperties: false,
      required: ['sql', 'assumptions'],
      properties: { sql: { type: 'string' }, assumptions: { type: 'array', items: { type: 'string' } } },
    },
  },
  temperature: 0,
  maxOutputTokens: 500,
}

/** A signal that nobody aborts. */
export const patient = new AbortController().signal

/** A scripted server that is closed with the test. */
export async function serve(script: ModelScript, limits: Parameters<typeof startModelServer>[1] = {}) {
  const server = await startModelServer(script, limits)
  onTestFinished(server.close)
  return server
}

/** A model on a base URL; each setting can be changed. */
export function modelAt(baseUrl: string, settings: Partial<OpenAiSettings> = {}) {
  return createOpenAiModel({
    name: 'scripted',
    baseUrl,
    apiKey: null,
    timeoutMs: 20_000,
    maxRetries: 2,
    ...settings,
  })
}

/** What a promise was rejected with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    return error
  }
  throw new Error('It was expected to fail, and did not.')
}
