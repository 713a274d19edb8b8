import { describe, expect, it } from 'vitest'
import type { CatalogColumn } from '../../src/linking/catalog.js'
import { legendOf } from '../../src/linking/code-legends.js'

function column(comment: string, kind: 'number' | 'text', samples: readonly string[] = []): CatalogColumn {
  const category = kind === 'number' ? 'integer' : 'text'
  return { comment, kind, category, samples } as unknown as CatalogColumn
}

describe('the codes that a comment explains', () => {
  it.each([
    ['1 = low, 2 = normal, 3 = urgent', 'number', [], '1 low, 2 normal, 3 urgent'],
    ['Fuel (D: diesel, P: petrol)', 'text', ['D', 'P'], 'D diesel, P petrol'],
    ['Sex: F = female; M = male', 'text', ['M', 'F'], 'F female, M male'],
  ] as const)('"%s"', (comment, kind, samples, codes) => {
    const found = legendOf(column(comment, kind, samples)).map(({ code, meaning }) => `${code} ${meaning}`)
    expect(found.join(', ')).toBe(codes)
  })

  it.each([
    ['the ends of a scale', '1 = poor, 5 = outstanding', 'number', []],
    ['codes that are not stored', 'A = active, B = blocked', 'text', ['active', 'blocked']],
    ['one code alone', '0 = none', 'number', []],
    ['two codes of one meaning', 'A = open, B = open', 'text', ['A', 'B']],
  ] as const)('are none in %s', (_, comment, kind, samples) => {
    expect(legendOf(column(comment, kind, samples))).toEqual([])
  })
})
