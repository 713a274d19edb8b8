import type { CatalogueRelation } from '../catalogue.js'
import { aliasOf, asNode, type Name, nodes, text } from '../mentions.js'
import type { AstNode } from '../parse.js'
import { isDeniedRelation } from '../relations.js'
import { maskedExpression } from './masks.js'
import { quoteName } from '../../database/names.js'
import { type Behind, readBehind } from './read-view.js'
import { type Field, fault, type Reading, type Source, startReading } from './reading.js'
import { keyOf, limits, type MaskKind, type ScopePolicy, type TableRule } from './scope-policy.js'
import { plainTree } from './trees.js'

/** Reads a table or a view that a statement names: whether it may, which columns, and what stands in its place. */
export function readTable(node: AstNode, renamed: readonly string[], reading: Reading): Source {
  const name: Name = { schema: text(node.schemaname), name: text(node.relname) ?? '' }
  const label = aliasOf(node) ?? name.name
  const found = reading.book.relation(name)
  const unknown: Source = {
    label,
    schema: name.schema,
    fields: [],
    open: true,
    hidden: null,
    rewritten: false,
    key: [],
    inner: false,
  }
  if (found === null) {
    // What does not exist and what may not be read get the same words.
    const barred = reading.internal ? !isCatalogue(name) : reading.policy.closed && !reading.vouched
    if (barred) faultRelation(name, node, reading)
    return unknown
  }
  const rule = reading.policy.rules.get(keyOf(found))
  if (!mayRead(found, rule, reading)) {
    faultRelation(name, node, reading)
    return unknown
  }
  const behind = readBehind(found, rule, node, reading)
  const table = scopedTable(found, rule, behind, reading)
  if (table.rewritten) {
    const only = node.inh !== true
    reading.edits.set(node, { subquery: subqueryOf(found, table, only), label: name.name })
    if (rule?.rowCap != null)
      reading.notes.add(
        `The policy reads at most ${rule.rowCap} rows of ${found.name}: a total is of those alone.`,
      )
  }
  if (renamed.length > 0 && table.hidden !== null) {
    const message = `${label} renames the columns of a table of which some may not be read.`
    fault(reading, 'column', node.location, message, 'Leave the list of columns out of the alias.')
  }
  const fields = table.columns.map(
    ({ name: column, masked, groupable = false }, at): Field => ({
      name: renamed[at] ?? column,
      masked,
      groupable,
    }),
  )
  const usable = table.columns.flatMap(({ name: column, masked }, at) =>
    masked === null && found.primaryKey.includes(column) ? [fields[at]?.name ?? column] : [],
  )
  const key = usable.length === found.primaryKey.length ? usable : []
  const { hidden, rewritten } = table
  return { label, schema: found.schema, fields, open: false, hidden, rewritten, key, inner: false }
}

/**
 * A subquery that is just what the policy puts in a table's place, as in a statement that ran before: it reads as the
 * table. Null for any other.
 */
export function readAsShown(
  select: AstNode,
  label: string | null,
  renamed: readonly string[],
  reading: Reading,
): Source | null {
  const node = asNode(asNode(nodes(select.fromClause)[0])?.RangeVar)
  if (node === null || node.schemaname === undefined) return null
  const inside = startReading({ ...reading, through: reading.through })
  const source = readTable(node, renamed, inside)
  const edit = inside.edits.get(node)
  if (edit === undefined || inside.faults.relation !== null || inside.faults.column !== null) return null
  const shown = reading.parser.statement(edit.subquery.slice(1, -1))
  if (shown === null || plainTree(shown) !== plainTree({ SelectStmt: select })) return null
  for (const note of inside.notes) reading.notes.add(note)
  return { ...source, label, schema: null }
}

/** A column of a table as the policy shows it. */
interface ScopedColumn extends Field {
  readonly expression: string
}

/** A table as the policy shows it. */
interface ScopedTable {
  readonly columns: readonly ScopedColumn[]
  readonly hidden: ReadonlySet<string> | null
  readonly rewritten: boolean
  readonly whole: boolean
  readonly filter: string | null
  readonly rowCap: number | null
  /** The text of a view to be read in place of its name; null for the name. */
  readonly definition: string | null
}

function scopedTable(
  found: CatalogueRelation,
  rule: TableRule | undefined,
  behind: Behind,
  reading: Reading,
): ScopedTable {
  const listed = reading.vouched ? null : (rule?.columns ?? null)
  const columns = found.attributes
    .map(({ name, type }, at) => column(found, name, type, rule?.masks.get(name), behind.fields?.[at]))
    .filter(({ name }) => listed === null || listed.includes(name))
  const readable = new Set(columns.map(({ name }) => name))
  const hidden = listed === null ? null : new Set(found.columns.filter((name) => !readable.has(name)))
  const filter = rule?.filter ?? null
  const rowCap = rule?.rowCap ?? null
  const whole = hidden === null && (rule?.masks.size ?? 0) === 0
  const rewritten = !whole || filter !== null || rowCap !== null || behind.definition !== null
  return { columns, hidden, rewritten, whole, filter, rowCap, definition: behind.definition }
}

function column(
  found: CatalogueRelation,
  name: string,
  type: string,
  mask: MaskKind | undefined,
  behind: Field | undefined,
): ScopedColumn {
  const groupable = !ungroupable.test(type)
  if (mask === undefined)
    return { name, masked: behind?.masked ?? null, groupable, expression: quoteName(name) }
  const expression = `${maskedExpression(name, type, mask)} as ${quoteName(name)}`
  return { name, masked: `${found.name}.${name}`, groupable: true, expression }
}

/** Types without an equality that GROUP BY could use. */
const ungroupable = /^(?:json|xml|point|line|lseg|box|path|polygon|circle)(?:\[\])*$/

function subqueryOf(found: CatalogueRelation, table: ScopedTable, only: boolean): string {
  const { columns, filter, rowCap, definition } = table
  const list = table.whole ? '*' : columns.map(({ expression }) => expression).join(', ')
  const source =
    definition === null
      ? `${only ? 'only ' : ''}${quoteName(found.schema)}.${quoteName(found.name)}`
      : `(${definition}\n) as ${quoteName(found.name)}`
  const where = filter === null ? '' : ` where (${filter}${filter.includes('--') ? '\n' : ''})`
  const order =
    rowCap === null || found.primaryKey.length === 0
      ? ''
      : ` order by ${found.primaryKey.map(quoteName).join(', ')}`
  return `(select ${list} from ${source}${where}${rowCap === null ? '' : `${order} limit ${rowCap}`})`
}

/** What agentdb itself reads of the catalogue: how things are made, not the values in the statistics. */
function isCatalogue({ schema, name }: Name): boolean {
  return schema === 'pg_catalog' && !isDeniedRelation(name)
}

/** Whether a relation is in scope; a part of a table with rules is not, unless it is named itself. */
export function mayRead(
  found: CatalogueRelation,
  rule: TableRule | undefined,
  { policy, vouched }: Pick<Reading, 'policy' | 'vouched'>,
): boolean {
  if (!vouched && !isListed(found, rule, policy)) return false
  return rule?.named === true || !found.relatives.some((kin) => limits(policy.rules.get(keyOf(kin))))
}

function isListed(found: CatalogueRelation, rule: TableRule | undefined, policy: ScopePolicy): boolean {
  return !policy.closed || rule?.named === true || policy.schemas.has(found.schema)
}

function faultRelation({ schema, name }: Name, node: AstNode, reading: Reading): void {
  const written = schema === null ? name : `${schema}.${name}`
  const { policy } = reading
  const tables = [...policy.rules.values()].filter(({ named }) => named)
  const listed = [
    ...[...policy.schemas].map((each) => `all of ${each}`),
    ...tables.map((each) => `${each.schema}.${each.name}`),
  ]
  const shown = listed.slice(0, 20).join(', ')
  const hint = policy.closed ? `May be read: ${shown}${listed.length > 20 ? ', …' : ''}.` : null
  fault(
    reading,
    'relation',
    node.location,
    `The relation ${written} is not among those that may be read.`,
    hint,
  )
}
