import { describe, expect, it } from 'vitest'
import { madeCatalog, sqlMade } from './made-catalog.js'

const college = madeCatalog({
  student: {
    columns: {
      st_id: { type: 'integer' },
      st_first: { type: 'text' },
      st_last: { type: 'text' },
      st_phone: { type: 'text', nullable: true },
    },
  },
})

describe('columns of a person that are called first and last', () => {
  it.each([
    ['students without a phone', 'select student.st_first, student.st_last'],
    ['List the first and last names of the students.', 'select student.st_first, student.st_last'],
    ['Show the last name of each student.', 'student.st_last'],
  ])('are the name in "%s"', (question, sql) => {
    expect(sqlMade(college, question)).toContain(sql)
  })
})
