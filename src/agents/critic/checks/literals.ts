import type { CatalogColumn } from '../../../linking/catalog.js'
import { quoteName } from '../../briefing-text.js'
import { columnLabel, tableSql } from '../facts.js'
import {
  ask,
  askTruth,
  block,
  type CriticCheck,
  type Finding,
  type Probing,
  type Reviewed,
  warn,
} from '../review-task.js'
import { type Comparison, comparisonsIn } from '../statement/comparisons.js'
import { nearest } from './names.js'

/** A constant compared with a text column that does not hold it: another case, another spelling, another column. */
export const literals: CriticCheck = {
  id: 'literal',
  passed: 'every text constant is a stored value',
  *probe(seen) {
    const findings: Finding[] = []
    const met = new Set<string>()
    for (const query of seen.statement.queries) {
      for (const comparison of comparisonsIn(query)) {
        const column = comparison.use?.column ?? null
        if (column === null || !isText(column) || !judged(comparison)) continue
        for (const { value } of comparison.constants) {
          const key = `${column.id} ${comparison.operator} ${comparison.through} ${value}`
          if (met.has(key)) continue
          met.add(key)
          const finding = yield* checkValue(value, column, comparison, seen)
          if (finding !== null) findings.push(finding)
        }
      }
    }
    return findings
  },
}

const operators = new Set(['=', '<>', 'like', 'ilike', 'not like', 'not ilike'])

function judged({ operator, through, constants }: Comparison): boolean {
  return (
    operators.has(operator) &&
    (through === null || through === 'lower' || through === 'upper') &&
    constants.every(({ kind }) => kind === 'text')
  )
}

function isText({ category }: CatalogColumn): boolean {
  return category === 'text' || category === 'enum'
}

function* checkValue(
  value: string,
  column: CatalogColumn,
  { operator, through }: Comparison,
  seen: Reviewed,
): Probing<Finding | null> {
  const label = columnLabel(column, seen.catalog)
  const folded = through === 'upper' ? value.toUpperCase() : value.toLowerCase()
  if (through !== null && !operator.includes('ilike') && folded !== value) {
    const evidence = `${through}(${label}) never equals '${value}': the constant is in another case.`
    return block('literal', evidence, `Write '${folded}'.`)
  }
  const like = operator.includes('like')
  if (value === '' || (like && value.replace(/[%_]/g, '') === '')) return null
  const present = like
    ? yield* matches(value, column, through, operator.replace('not ', ''), seen)
    : yield* holds(value, column, through, seen)
  if (present !== false) return null
  return yield* explain(value, column, like, seen)
}

function fromColumn(
  column: CatalogColumn,
  { catalog }: Reviewed,
): { readonly name: string; readonly from: string } {
  const table = catalog.tableById.get(column.table)
  return { name: `${quoteName(column.name)}::text`, from: table === undefined ? '' : tableSql(table) }
}

function* holds(
  value: string,
  column: CatalogColumn,
  through: string | null,
  seen: Reviewed,
): Probing<boolean | null> {
  if (through === null && column.values?.includes(value)) return true
  const { name, from } = fromColumn(column, seen)
  const side = through === null ? name : `${through}(${name})`
  return yield* askTruth(`select exists (select 1 from ${from} where ${side} = $1)`, [value])
}

function* matches(
  pattern: string,
  column: CatalogColumn,
  through: string | null,
  operator: string,
  seen: Reviewed,
): Probing<boolean | null> {
  const { name, from } = fromColumn(column, seen)
  const side = through === null ? name : `${through}(${name})`
  return yield* askTruth(`select exists (select 1 from ${from} where ${side} ${operator} $1)`, [pattern])
}

const mostValues = 5000

/** Why a value is not there: spelt otherwise, kept in another column, or nowhere. */
function* explain(
  value: string,
  column: CatalogColumn,
  like: boolean,
  seen: Reviewed,
): Probing<Finding | null> {
  const label = columnLabel(column, seen.catalog)
  const words = like ? value.replace(/[%_]+/g, ' ').trim() : value
  const { name, from } = fromColumn(column, seen)
  const rows = yield* ask(
    `select distinct value from (select ${name} as value from ${from}) as stored where value is not null limit ${mostValues}`,
  )
  const stored = rows?.map(([cell]) => String(cell)) ?? []
  const same = stored.filter(
    (each) => squeezed(each) === squeezed(words) || (like && squeezed(each).includes(squeezed(words))),
  )
  if (same.length > 0) {
    const shown = same.slice(0, 3).map(quoted).join(', ')
    return block(
      'literal',
      `No ${label} is '${value}'; stored is ${shown}.`,
      `Write ${shown}${like ? ' or use ILIKE' : ''}.`,
    )
  }
  const elsewhere = yield* otherColumn(words, column, like, seen)
  const near = nearest(words, like ? stored.flatMap((each) => [each, ...each.split(/\s+/)]) : stored)
  if (elsewhere !== null) {
    const other = columnLabel(elsewhere, seen.catalog)
    return block('literal', `No ${label} is '${value}', but ${other} has it.`, `Compare ${other}.`)
  }
  if (near.length > 0) {
    const shown = near.map(quoted).join(' or ')
    return block('literal', `No ${label} is '${value}'.`, `Perhaps ${shown}.`)
  }
  return warn(
    'literal',
    `No ${label} is '${value}'.`,
    'Check the value: nothing in the column is spelt like it.',
  )
}

/** A text column of the same statement's tables that does hold the value. */
function* otherColumn(
  value: string,
  column: CatalogColumn,
  like: boolean,
  seen: Reviewed,
): Probing<CatalogColumn | null> {
  const tables = new Set(
    seen.statement.queries.flatMap(({ sources }) =>
      sources.flatMap(({ table }) => (table === null ? [] : [table])),
    ),
  )
  const linked = [...tables].flatMap((table) =>
    (seen.catalog.edgesOf.get(table.id) ?? []).flatMap(({ from, to }) => [from.table, to.table]),
  )
  for (const id of linked) {
    const table = seen.catalog.tableById.get(id)
    if (table !== undefined) tables.add(table)
  }
  const candidates = [...tables].flatMap((table) =>
    table.columns.filter((each) => isText(each) && each.id !== column.id),
  )
  const known = candidates.find(
    (each) =>
      each.values?.some((stored) => squeezed(stored) === squeezed(value)) && each.name !== column.name,
  )
  if (known !== undefined) return known
  const open = candidates
    .filter((each) => each.values === null && each.role !== 'freeText')
    .slice(0, mostColumns)
  if (open.length === 0) return null
  const parts = open.map((each, at) => {
    const { name, from } = fromColumn(each, seen)
    return `(select ${at} from ${from} where ${name} ${like ? 'ilike' : '='} $1 limit 1)`
  })
  const found = (yield* ask(parts.join(' union all '), [like ? `%${value}%` : value]))?.[0]?.[0]
  return typeof found === 'number' ? (open[found] ?? null) : null
}

const mostColumns = 20

function squeezed(value: string): string {
  return value.toLowerCase().replace(/[\s_-]+/g, '')
}

function quoted(value: string): string {
  return `'${value}'`
}
