import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { toldDefinitions } from '../../src/builtin/questions/told-definitions.js'
import { applyDefinitions } from '../../src/linking/definitions.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** A nursery: plants are sold in lines of several pieces. */
const nursery = madeCatalog({
  plant: {
    columns: {
      plant_id: { type: 'integer' },
      plant_name: { type: 'text' },
      height: { type: 'decimal' },
    },
  },
  sale_line: {
    rows: 900,
    columns: {
      sale_line_id: { type: 'integer' },
      plant_id: { type: 'integer', references: 'plant.plant_id' },
      quantity: { type: 'integer' },
      unit_price: { type: 'decimal' },
      discount: { type: 'decimal' },
      sold_on: { type: 'date' },
    },
  },
})

function sqlOf(question: string, term: string, meaning: string): string {
  const meant = applyDefinitions(question, toldDefinitions([{ term, meaning }])).question
  const tokens = tokenise(meant)
  const outcome = parse(meant, nursery, knownValues(tokens, spellings(tokens), nursery), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
  return outcome.kind === 'answer' ? outcome.sql.replaceAll(/\s+/g, ' ') : outcome.kind
}

const rowByRow = 'sum(sale_line.quantity * sale_line.unit_price)'

describe('a formula in words of the user', () => {
  it.each([
    'the sum of sale_line.quantity * sale_line.unit_price',
    'sum(sale_line.quantity * sale_line.unit_price)',
    'the total of quantity times unit price',
    'quantity * unit_price',
  ])('is worked out row by row: "%s"', (meaning) => {
    const sql = sqlOf('What was the turnover in 2024?', 'turnover', meaning)
    expect(sql).toContain(`select ${rowByRow}`)
    expect(sql).toContain("sale_line.sold_on >= '2024-01-01'")
    expect(sqlOf('turnover per month in 2024', 'turnover', meaning)).toContain(rowByRow)
    expect(sqlOf('turnover per plant', 'turnover', meaning)).toContain(rowByRow)
  })

  it('may go on after the product', () => {
    expect(sqlOf('What was the turnover in 2024?', 'turnover', 'quantity * unit_price - discount')).toContain(
      `select ${rowByRow} - sum(sale_line.discount)`,
    )
  })

  it('multiplies by a number of what the row refers to', () => {
    expect(sqlOf('What was the turnover in 2024?', 'turnover', 'quantity * plant.height')).toContain(
      'sum(sale_line.quantity * plant.height) as value from sale_line join plant',
    )
  })

  it.each([
    'sum(quantity) * sum(unit_price)',
    'quantity * (unit_price - discount)',
    'quantity * )unit_price',
    'quantity * moonlight',
  ])('is declined where it could be wrong: "%s"', (meaning) => {
    expect(sqlOf('What was the turnover in 2024?', 'turnover', meaning)).toBe('abstain')
  })
})
