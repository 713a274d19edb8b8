import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { failedEnvelope, toEnvelope } from '../../src/output/envelope.js'
import { envelopeJsonSchema } from '../../src/output/envelope-schema.js'
import { anAnswer } from './an-answer.js'

const file = path.resolve(import.meta.dirname, '../../docs/envelope.schema.json')

describe('docs/envelope.schema.json', () => {
  it('is what the schema in the code says; vitest -u writes it anew', async () => {
    await expect(`${JSON.stringify(envelopeJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(file)
  })

  const published = () => z.fromJSONSchema(JSON.parse(readFileSync(file, 'utf8')))
  const problem = { code: 'x', message: 'm', hint: null }
  const attempt = {
    sql: 'select 1',
    error: { ...problem, sqlstate: '42703', detail: null, position: 8 },
    durationMs: 1.5,
    planCost: null,
    rowCount: null,
    origin: 'revision' as const,
  }

  it.each([
    ['an answer', toEnvelope(anAnswer({ attempts: [attempt] }))],
    [
      'an answer with a chart',
      toEnvelope(anAnswer(), { $schema: 'https://vega.github.io/schema/vega-lite/v6.json' }),
    ],
    ['nested cells', toEnvelope(anAnswer({ rows: [[[1, null], { k: [true] }]] }))],
    ['a failure before any run', failedEnvelope(problem)],
    [
      'two readings',
      toEnvelope(
        anAnswer({
          status: 'clarify',
          clarification: { question: 'Which?', options: [{ label: 'a', interpretation: 'b' }] },
        }),
      ),
    ],
  ])('accepts %s', (_, envelope) => {
    expect(published().safeParse(JSON.parse(JSON.stringify(envelope))).error).toBeUndefined()
  })

  it.each([
    ['a member too few', ({ runId: _, ...rest }: Record<string, unknown>) => rest],
    ['a member too many', (all: Record<string, unknown>) => ({ ...all, exitCode: 0 })],
    ['an unknown status', (all: Record<string, unknown>) => ({ ...all, status: 'fine' })],
    ['a number for a text', (all: Record<string, unknown>) => ({ ...all, sql: 1 })],
  ])('refuses %s', (_, spoil) => {
    const envelope = spoil({ ...toEnvelope(anAnswer()) })
    expect(published().safeParse(envelope).success).toBe(false)
  })
})
