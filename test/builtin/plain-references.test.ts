import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { madeCatalog } from './made-catalog.js'

const number = { type: 'integer' } as const
const text = { type: 'text' } as const
const catalog = madeCatalog({
  nurse: { columns: { nurse_id: number, full_name: text, ward: text } },
  shift_request: {
    columns: {
      shift_request_id: number,
      nurse_id: { ...number, references: 'nurse.nurse_id' },
      approver_id: { ...number, references: 'nurse.nurse_id' },
      reason: text,
    },
  },
  transfer: {
    columns: {
      transfer_id: number,
      sender_id: { ...number, references: 'nurse.nurse_id' },
      receiver_id: { ...number, references: 'nurse.nurse_id' },
    },
  },
})
const ask = (question: string) =>
  parse(question, catalog, [], { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' })

describe('of several references to one table', () => {
  it.each([
    'Number of shift requests per nurse',
    'Which nurses have no shift requests?',
    'Which nurse has submitted the most shift requests?',
    'How many nurses have more than 3 shift requests?',
  ])('the one that is called after it and nothing else is meant: %s', (question) => {
    const outcome = ask(question)
    if (outcome.kind !== 'answer') return expect.fail(`${question} is not answered`)
    expect(outcome.sql).toMatch(/shift_request\.nurse_id/)
    expect(outcome.sql).not.toContain('approver_id')
  })

  it.each([
    'How many shift requests did each nurse approve?',
    'Which nurse handled the most shift requests?',
    'Which nurses have never been the approver of a shift request?',
    'Number of transfers per nurse',
  ])('none is, where a word speaks of another or none is called so: %s', (question) => {
    const outcome = ask(question)
    if (outcome.kind === 'answer')
      expect(outcome.sql).not.toMatch(/shift_request\.nurse_id|sender_id|receiver_id/)
  })
})
