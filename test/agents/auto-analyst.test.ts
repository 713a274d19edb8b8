import { describe, expect, it } from 'vitest'
import { autoAnalyst } from '../../src/agents/auto-analyst.js'
import type { Analyst, AnalystTask, Draft } from '../../src/agents/sql-analyst.js'
import { ModelError } from '../../src/errors.js'

const signal = new AbortController().signal
const failure = (sql: string): AnalystTask['failures'][number] => ({
  sql,
  error: { code: 'sql_error', message: 'no', hint: null, sqlstate: '42703', detail: null, position: null },
})
const task = (failures: AnalystTask['failures'] = []) =>
  ({ question: 'How many?', failures }) as unknown as AnalystTask

function analyst(model: string, draft: (task: AnalystTask) => Promise<Draft>): Analyst {
  return {
    model,
    revises: model !== 'builtin',
    draft,
    spent: () => ({ usd: 0, inputTokens: 0, outputTokens: 0, calls: 0, estimated: false }),
    furtherQuestions: async () => [],
    takeCalls: () => [],
  }
}

const written = (sql: string, confidence: number | null): Draft => ({
  kind: 'draft',
  sql,
  interpretation: null,
  assumptions: [],
  answerTemplate: null,
  confidence,
})

const builtin = (confidence: number) => analyst('builtin', async () => written('select 1', confidence))

describe('the built-in model before an endpoint', () => {
  it('answers where it is sure', async () => {
    const endpoint = analyst('endpoint', () => Promise.reject(new Error('it was asked')))
    const auto = autoAnalyst({ endpoint, builtin: builtin(0.95), builtinFirst: true })
    expect(await auto.draft(task(), signal)).toMatchObject({ sql: 'select 1', by: 'builtin' })
  })

  it('leaves the question to the endpoint where it is not', async () => {
    const endpoint = analyst('endpoint', async () => written('select 2', null))
    const auto = autoAnalyst({ endpoint, builtin: builtin(0.8), builtinFirst: true })
    expect(await auto.draft(task(), signal)).toEqual(written('select 2', null))
  })

  it('tells the endpoint of a statement that the user gave to be mended', async () => {
    const told: string[] = []
    const endpoint = analyst('endpoint', async ({ failures }) => {
      told.push(...failures.map(({ sql }) => sql))
      return written('select 2', null)
    })
    const auto = autoAnalyst({ endpoint, builtin: builtin(0.95), builtinFirst: true })
    await auto.draft(task([{ ...failure('select given'), given: true }]), signal)
    expect(told).toEqual(['select given'])
  })

  it('tells the endpoint nothing of its own statements that failed', async () => {
    const told: (readonly string[])[] = []
    const endpoint = analyst('endpoint', async ({ failures }) => {
      told.push(failures.map(({ sql }) => sql))
      return written(`select ${told.length}`, null)
    })
    const auto = autoAnalyst({ endpoint, builtin: builtin(0.95), builtinFirst: true })
    await auto.draft(task(), signal)
    await auto.draft(task([failure('select own'), failure('select own repaired')]), signal)
    await auto.draft(
      task([failure('select own'), failure('select own repaired'), failure('select 1')]),
      signal,
    )
    expect(told).toEqual([[], ['select 1']])
  })
})

describe('the built-in model behind an endpoint', () => {
  const down = analyst('endpoint', () =>
    Promise.reject(new ModelError('endpoint_unreachable', 'No one is there.', { down: true })),
  )

  it('answers in its place while it is down, and says so', async () => {
    const auto = autoAnalyst({ endpoint: down, builtin: builtin(0.95), builtinFirst: false })
    expect(await auto.draft(task(), signal)).toMatchObject({
      by: 'builtin',
      warning: 'No one is there. The built-in model answers in its place.',
    })
  })

  it('ends the words of the system with a full stop before it goes on', async () => {
    const refused = analyst('endpoint', () =>
      Promise.reject(new ModelError('endpoint_unreachable', 'connect ECONNREFUSED', { down: true })),
    )
    const auto = autoAnalyst({ endpoint: refused, builtin: builtin(0.95), builtinFirst: false })
    expect(await auto.draft(task(), signal)).toMatchObject({
      warning: 'connect ECONNREFUSED. The built-in model answers in its place.',
    })
  })

  it('does not answer when it is not sure', async () => {
    const auto = autoAnalyst({ endpoint: down, builtin: builtin(0.8), builtinFirst: false })
    await expect(auto.draft(task(), signal)).rejects.toThrow('No one is there.')
  })

  it('does not hide that the endpoint will never do', async () => {
    const refused = analyst('endpoint', () =>
      Promise.reject(new ModelError('wrong_key', 'The key is refused.')),
    )
    const auto = autoAnalyst({ endpoint: refused, builtin: builtin(0.95), builtinFirst: false })
    await expect(auto.draft(task(), signal)).rejects.toThrow('The key is refused.')
  })
})
