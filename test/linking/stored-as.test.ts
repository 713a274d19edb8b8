import { describe, expect, it } from 'vitest'
import type { ColumnProfile } from '../../src/database/snapshot.js'
import { meaningOf } from '../../src/linking/stored-as.js'

function column(name: string, category: 'text' | 'integer', values: readonly string[], complete = true) {
  const profile: ColumnProfile = {
    source: 'complete',
    nullFraction: 0,
    distinct: complete ? values.length : 500,
    commonValues: values.map((value) => ({ value, share: null })),
    valuesComplete: complete,
    min: null,
    max: null,
  }
  return {
    name,
    type: category,
    category,
    nullable: true,
    default: null,
    generated: null,
    comment: null,
    enumLabels: null,
    domain: null,
    profile,
  } as const
}

describe('a yes-or-no', () => {
  it.each([
    ['active', 'text', ['Y', 'N']],
    ['active', 'text', ['no', 'yes']],
    ['active', 'text', ['Yes']],
    ['active', 'text', ['T', 'F']],
    ['is_open', 'integer', ['0', '1']],
    ['closed_flag', 'integer', ['1', '0']],
  ] as const)('may be stored in %s, a %s of %j', (name, category, values) => {
    expect(meaningOf(column(name, category, values)).kind).toBe('boolean')
  })

  it.each([
    ['sex', 'text', ['M', 'F']],
    ['sex', 'text', ['F']],
    ['answer', 'text', ['yes', 'no', 'perhaps']],
    ['answer', 'text', ['Y', 'y']],
    ['goals', 'integer', ['0', '1']],
    ['is_open', 'integer', ['0', '1', '2']],
  ] as const)('is not what %s, a %s of %j holds', (name, category, values) => {
    expect(meaningOf(column(name, category, values)).kind).not.toBe('boolean')
  })

  it('is not told from a part of the values', () => {
    expect(meaningOf(column('active', 'text', ['Y', 'N'], false)).kind).toBe('text')
  })

  it('is written as the column writes it', () => {
    expect(meaningOf(column('active', 'text', ['Yes'])).stored).toMatchObject({ yes: 'Yes', no: 'No' })
  })
})

describe('a day', () => {
  it('may be a text in the order of ISO 8601, with a time of day or without', () => {
    expect(meaningOf(column('d', 'text', ['2024-01-31', '1999-12-01'])).kind).toBe('date')
    expect(meaningOf(column('d', 'text', ['2024-01-31 10:20', '1999-12-01'])).kind).toBe('timestamp')
  })

  it.each([[['31.01.2024']], [['2024-13-01']], [['2024-01-31', 'unknown']], [['2024']], [[]]])(
    'is not what %j holds',
    (values) => {
      expect(meaningOf(column('d', 'text', values)).kind).toBe('text')
    },
  )
})
