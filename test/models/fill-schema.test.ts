import { expect, it } from 'vitest'
import * as z from 'zod'
import { fillSchema, type Schema } from '../support/fill-schema.js'

const reply = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('draft'),
    sql: z.string(),
    assumptions: z.array(z.string()),
    confidence: z.number(),
  }),
  z.object({ kind: z.literal('cannot'), reason: z.string().nullable() }),
])
const schema = z.toJSONSchema(z.object({ reply })) as Schema

it.each<[Record<string, unknown>, unknown]>([
  [{ sql: 'select 1' }, { reply: { kind: 'draft', sql: 'select 1', assumptions: [], confidence: 1 } }],
  [{ kind: 'cannot' }, { reply: { kind: 'cannot', reason: null } }],
  [{ reason: 'no such table' }, { reply: { kind: 'cannot', reason: 'no such table' } }],
])('the scripted server fills a schema from %j', (values, expected) => {
  expect(fillSchema(schema, values)).toEqual(expected)
})
