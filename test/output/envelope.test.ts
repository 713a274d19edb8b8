import { describe, expect, it } from 'vitest'
import { failedEnvelope, toEnvelope } from '../../src/output/envelope.js'
import { anAnswer } from './an-answer.js'

describe('the JSON envelope', () => {
  it('has the same members whatever happened, in the same order', () => {
    const failed = failedEnvelope({ code: 'x', message: 'm', hint: null })
    expect(Object.keys(failed)).toEqual(Object.keys(toEnvelope(anAnswer())))
  })

  it('turns rows into objects and counts them', () => {
    const { rows, rowCount, columns } = toEnvelope(anAnswer())
    expect(rows).toEqual([
      { country: 'FR', orders: 3 },
      { country: 'DE', orders: 12 },
    ])
    expect(rowCount).toBe(2)
    expect(columns).toEqual([
      { name: 'country', type: 'text' },
      { name: 'orders', type: 'bigint' },
    ])
  })

  it('keeps columns of one name apart, in rows and columns alike', () => {
    const name = { name: 'name', type: 'text' }
    const { rows, columns } = toEnvelope(anAnswer({ columns: [name, name], rows: [['a', 'b']] }))
    expect(rows).toEqual([{ name: 'a', name_2: 'b' }])
    expect(columns.map((column) => column.name)).toEqual(['name', 'name_2'])
  })

  it('holds a column named __proto__ like any other', () => {
    const answer = anAnswer({ columns: [{ name: '__proto__', type: 'text' }], rows: [['x']] })
    expect(JSON.stringify(toEnvelope(answer).rows)).toBe('[{"__proto__":"x"}]')
  })

  it('never holds the exit code, which is the process’s own', () => {
    expect(toEnvelope(anAnswer())).not.toHaveProperty('exitCode')
  })
})
