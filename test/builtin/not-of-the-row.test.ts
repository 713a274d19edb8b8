import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { madeCatalog } from './made-catalog.js'

const id = { type: 'integer' } as const
const amount = { type: 'decimal' } as const
const text = { type: 'text' } as const
const catalog = madeCatalog({
  position: { columns: { position_id: id, title: text, max_salary: amount } },
  person: {
    columns: {
      person_id: id,
      full_name: text,
      salary: amount,
      grade: { type: 'integer' },
      position_id: { ...id, references: 'position.position_id' },
    },
  },
  lesson: { columns: { lesson_id: id, lesson_name: text } },
  attendance: {
    columns: {
      attendance_id: id,
      lesson_ref: { ...id, references: 'lesson.lesson_id' },
      person_id: { ...id, references: 'person.person_id' },
      finished_on: { type: 'date', nullable: true },
    },
  },
})
const ask = (question: string) => {
  const outcome = parse(question, catalog, [], { now: '2025-06-15T12:00:00Z', timeZone: 'UTC' })
  return outcome.kind === 'answer' ? outcome.sql : ''
}

describe('what is kept of a thing', () => {
  it.each(['Which position has the highest max salary?', 'Which position has the highest maximum salary?'])(
    'is not worked out from the rows of others: %s',
    (question) => expect(ask(question)).not.toMatch(/max\(person\.salary\)/),
  )

  it('may be worked out of others where that is asked for', () =>
    expect(ask('What is the maximum salary of the persons?')).toMatch(/max\(person\.salary\)/))
})

describe('what nobody has done', () => {
  it.each(['Which lessons has nobody finished?', 'Which lessons has no one finished?'])(
    'is not what somebody has not done: %s',
    (question) => {
      const sql = ask(question)
      if (sql !== '') expect(sql.replaceAll(/\s+/g, ' ')).toMatch(/not exists \(.*finished_on is not null/)
    },
  )
})
