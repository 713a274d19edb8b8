import { describe, expect, it } from 'vitest'
import type { ResolvedDate, ValueMatch } from '../../src/linking/briefing.js'
import { brief, widen } from '../../src/linking/brief.js'
import { madeCatalog, madeSnapshot, type ShortTable } from '../builtin/made-catalog.js'

/** Two named tables, the link between them, and sixty that have nothing to do with either. */
const tables: Readonly<Record<string, ShortTable>> = {
  student: {
    columns: {
      student_id: { type: 'integer' },
      name: { type: 'text' },
      born_on: { type: 'date' },
      shoe_size: { type: 'integer' },
    },
  },
  enrolment: {
    columns: {
      enrolment_id: { type: 'integer' },
      student_id: { type: 'integer', references: 'student.student_id' },
      course_id: { type: 'integer', references: 'course.course_id' },
    },
  },
  course: { columns: { course_id: { type: 'integer' }, title: { type: 'text' }, faculty: { type: 'text' } } },
  ...Object.fromEntries(
    Array.from({ length: 60 }, (_, at) => [
      `gadget_${at}`,
      {
        columns: {
          [`gadget_${at}_id`]: { type: 'integer' as const },
          colour: { type: 'text' as const },
          weight: { type: 'decimal' as const },
        },
      },
    ]),
  ),
}
const catalog = madeCatalog(tables)
const snapshot = madeSnapshot(tables)
const none = { values: [] as ValueMatch[], dates: [] as ResolvedDate[] }

const briefed = (
  question: string,
  maxTokens: number,
  { values, dates } = none,
  examples: { question: string; sql: string }[] = [],
) => brief(question, catalog, snapshot, values, dates, { maxTokens, examples })

const names = (briefing: ReturnType<typeof briefed>) => briefing.tables.map(({ name }) => name)

describe('a schema that fits the budget', () => {
  it('goes whole', () => {
    const { tables: all, leftOut } = briefed('students of each course', 100_000)
    expect(all).toHaveLength(63)
    expect(all.every(({ columnsLeftOut }) => columnsLeftOut === null)).toBe(true)
    expect(leftOut).toEqual([])
  })
})

describe('a schema that does not fit', () => {
  it('is linked down to what is named and what joins it, with the columns of the joins', () => {
    const briefing = briefed('How many students are there for each course title?', 80)
    expect(names(briefing)).toEqual(expect.arrayContaining(['student', 'course', 'enrolment']))
    expect(briefing.joins.map(({ from, to }) => `${from.table}->${to.table}`).sort()).toEqual([
      'enrolment->course',
      'enrolment->student',
    ])
  })

  it('says every table and every column that is left out', () => {
    const briefing = briefed('How many students are there for each course title?', 80)
    expect(briefing.tables.length + briefing.leftOut.length).toBe(63)
    for (const { name, columns, columnsLeftOut } of briefing.tables)
      expect(columns.length + (columnsLeftOut?.length ?? 0)).toBe(
        Object.keys(tables[name]?.columns ?? {}).length,
      )
    expect(briefing.leftOutNamed).toBeLessThanOrEqual(briefing.leftOut.length)
  })

  it('follows a stored value to its table and column', () => {
    const value = {
      text: 'physics',
      schema: 'public',
      table: 'course',
      column: 'faculty',
      value: 'Physics',
      score: 1,
    }
    const briefing = briefed('who is in physics?', 40, { ...none, values: [value] })
    expect(names(briefing)[0]).toBe('course')
    expect(briefing.values).toEqual([value])
    expect(briefing.tables[0]?.columns.map(({ name }) => name)).toContain('faculty')
  })

  it('follows what a verified example reads', () => {
    const example = { question: 'size of feet', sql: 'select avg(shoe_size) from student' }
    const briefing = briefed('how large are feet?', 40, none, [example])
    expect(names(briefing)[0]).toBe('student')
    expect(briefing.tables[0]?.columns.map(({ name }) => name)).toContain('shoe_size')
  })

  it('goes in part even when no word names anything', () => {
    const briefing = briefed('how is it going?', 60)
    // What others refer to, or what refers to others, comes before what stands alone.
    expect(names(briefing)[0]).toBe('enrolment')
  })

  it('is the same for the same question', () => {
    expect(briefed('students per course', 60)).toEqual(briefed('students per course', 60))
  })
})

describe('a briefing that is widened', () => {
  it('describes the tables asked for whole, with the joins they bring, and knows which do not exist', () => {
    const narrow = briefed('colour of gadget 7', 40)
    expect(names(narrow)).not.toContain('enrolment')
    const { briefing, unknown } = widen(narrow, ['Enrolment', 'public.student', 'nowhere'], catalog, snapshot)
    expect(unknown).toEqual(['nowhere'])
    const added = briefing.tables.filter(({ name }) => ['enrolment', 'student'].includes(name))
    expect(added.map(({ columnsLeftOut }) => columnsLeftOut)).toEqual([null, null])
    expect(briefing.joins.map(({ to }) => to.table)).toContain('student')
    expect(briefing.leftOut).not.toContain('student')
  })
})
