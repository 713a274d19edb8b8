import { expect, it } from 'vitest'
import type { CatalogColumn, CatalogTable } from '../../src/linking/catalog.js'
import { wordsOfNames, wordsOfTables } from '../../src/linking/names-used.js'

const table = (lemmas: readonly string[], columns: readonly (readonly string[])[]) =>
  ({
    lemmas,
    columns: columns.map((each) => ({ lemmas: each }) as Partial<CatalogColumn> as CatalogColumn),
  }) as Partial<CatalogTable> as CatalogTable

const tables = [table(['boat', 'trip'], [['start', 'date'], ['price']]), table(['skipper'], [['price']])]

it('knows the words that tables are called by, and those of their columns beside them', () => {
  expect([...wordsOfTables(tables)]).toEqual(['boat', 'trip', 'skipper'])
  expect([...wordsOfNames(tables)]).toEqual(['boat', 'trip', 'skipper', 'start', 'date', 'price'])
})

it('gathers them once for a schema', () => {
  expect(wordsOfNames(tables)).toBe(wordsOfNames(tables))
  expect(wordsOfNames([...tables])).not.toBe(wordsOfNames(tables))
})
