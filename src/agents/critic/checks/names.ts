import { distance } from 'fastest-levenshtein'
import type { Catalog, CatalogTable } from '../../../linking/catalog.js'
import { block, type CriticCheck, type Finding } from '../review-task.js'
import type { UnknownName } from '../statement/statement.js'

/** Names that no table or column in scope has: with the nearest ones, and the table that does own the column. */
export const names: CriticCheck = {
  id: 'names',
  passed: 'every name is in the catalogue',
  find({ statement, catalog }) {
    return statement.unknown.map((unknown) =>
      unknown.kind === 'table' ? unknownTable(unknown, catalog) : unknownColumn(unknown, catalog),
    )
  },
}

function unknownTable(unknown: UnknownName, catalog: Catalog): Finding {
  const near = nearest(unknown.name, [...new Set(catalog.tables.map(shownName))])
  return block(
    'names',
    `There is no table ${unknown.schema === null ? '' : `${unknown.schema}.`}${unknown.name}.`,
    near.length > 0 ? `Perhaps ${near.join(' or ')}.` : 'Use a table of the schema.',
  )
}

function unknownColumn(unknown: UnknownName, catalog: Catalog): Finding {
  const where = unknown.scope.length > 0 ? unknown.scope.map(shownName).join(', ') : 'the sources in scope'
  const owners = catalog.tables.filter((table) => table.columns.some(({ name }) => name === unknown.name))
  const inScope = unknown.scope.flatMap((table) => table.columns.map(({ name }) => `${table.name}.${name}`))
  const near = nearest(unknown.name, inScope, (label) => label.slice(label.lastIndexOf('.') + 1))
  const fixes = [
    owners.length > 0 && owners.length <= 4
      ? `It is a column of ${owners.map(shownName).join(', ')}: join that table.`
      : '',
    near.length > 0 ? `Perhaps ${near.join(' or ')}.` : '',
  ].filter(Boolean)
  return block(
    'names',
    `There is no column ${unknown.qualifier === null ? '' : `${unknown.qualifier}.`}${unknown.name} in ${where}.`,
    fixes.join(' ') || 'Use a column of the tables in FROM.',
  )
}

function shownName(table: CatalogTable): string {
  return table.visible ? table.name : `${table.schema}.${table.name}`
}

const mostShown = 3

/** Names that a slip or two away spell the same, or that hold the same word; nearest first. */
export function nearest(
  wanted: string,
  known: readonly string[],
  spelt: (label: string) => string = (label) => label,
): readonly string[] {
  const folded = (name: string) => name.toLowerCase().replace(/[\s_-]+/g, '')
  const target = folded(wanted)
  return known
    .map((label) => {
      const name = folded(spelt(label))
      const inside =
        target.length >= 4 && name.length >= 4 && (name.includes(target) || target.includes(name))
      return { label, off: inside ? 1 : distance(name, target) }
    })
    .filter(({ off }) => off <= Math.max(1, Math.floor(target.length / 3)))
    .sort((a, b) => a.off - b.off)
    .slice(0, mostShown)
    .map(({ label }) => label)
}
