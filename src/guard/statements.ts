import { asNode, nodes, text } from './mentions.js'
import { type AstNode, positionOf } from './parse.js'
import { isShownSetting, refuseSetting } from './settings.js'
import { type Refusal, refuse } from './verdict.js'

/** What kind of reading statement a tree is; `query` is the SELECT to judge, null when there is none (SHOW). */
export interface Root {
  readonly ok: true
  readonly kind: 'select' | 'explain' | 'show'
  readonly query: AstNode | null
}

/** SELECT (with VALUES, TABLE and WITH), EXPLAIN over one, or SHOW of a harmless setting. */
export function readRoot(tree: AstNode): Root | Refusal {
  if (tree.SelectStmt !== undefined) return { ok: true, kind: 'select', query: tree }
  const explain = asNode(tree.ExplainStmt)
  if (explain !== null) return readExplain(explain)
  const show = asNode(tree.VariableShowStmt)
  if (show !== null) {
    const name = text(show.name) ?? ''
    return isShownSetting(name) ? { ok: true, kind: 'show', query: null } : refuseSetting(name, null)
  }
  const [type = '', node] = Object.entries(tree)[0] ?? []
  return refuseStatement(type, asNode(node) ?? {})
}

const explainOptions = new Set(
  'analyze verbose costs settings generic_plan buffers serialize wal timing summary memory format'.split(' '),
)

function readExplain(explain: AstNode): Root | Refusal {
  for (const option of nodes(explain.options)) {
    const element = asNode(asNode(option)?.DefElem)
    const name = text(element?.defname) ?? '?'
    if (!explainOptions.has(name)) {
      const hint = `Known are: ${[...explainOptions].join(', ')}.`
      return refuse('explain_option', `EXPLAIN has the option "${name}", which is not allowed.`, hint)
    }
  }
  const query = asNode(explain.query)
  if (query?.SelectStmt !== undefined) return { ok: true, kind: 'explain', query }
  // EXPLAIN ANALYZE CREATE TABLE … AS writes, even inside a READ ONLY transaction.
  const [type = '', node] = Object.entries(query ?? {})[0] ?? []
  return refuseStatement(type, asNode(node) ?? {})
}

/** Statements that change no row and no schema, but are no query either. */
const sessionStatements = new Set(
  (
    'Transaction VariableSet VariableShow Explain Lock Listen Unlisten Notify DeclareCursor ClosePortal Fetch Prepare ' +
    'Execute Deallocate Discard Load CheckPoint Call Do Vacuum ConstraintsSet Copy Return PLAssign'
  ).split(' '),
)

/** Refuses a statement that is not a query, by what it would do. */
export function refuseStatement(type: string, node: AstNode): Refusal {
  const verb = statementVerb(type, node) ?? type
  const session = sessionStatements.has(type.replace(/Stmt$/, '')) && node.is_from !== true
  return session
    ? refuse('not_a_query', `The statement is ${verb}, not a query.`, 'Write one SELECT statement.')
    : refuse(
        'write_requested',
        `The statement would write: ${verb}.`,
        'Only reading is allowed; write a SELECT.',
      )
}

/** The words a statement begins with, e.g. `CREATE VIEW`; null when the node is no statement. */
export function statementVerb(type: string, node: AstNode): string | null {
  if (!type.endsWith('Stmt')) return null
  const stem = type.slice(0, -'Stmt'.length)
  switch (stem) {
    case 'Transaction':
      return (text(node.kind) ?? '').replace(/^TRANS_STMT_/, '').replaceAll('_', ' ') || 'BEGIN'
    case 'Create':
      return 'CREATE TABLE'
    case 'VariableSet':
      return (text(node.kind) ?? '').startsWith('VAR_RESET') ? 'RESET' : 'SET'
    case 'View':
    case 'Index':
    case 'Rule':
      return `CREATE ${stem.toUpperCase()}`
    case 'ClosePortal':
      return 'CLOSE'
    case 'CheckPoint':
      return 'CHECKPOINT'
    case 'RefreshMatView':
      return 'REFRESH MATERIALIZED VIEW'
    default:
      return stem.replace(/([a-z])([A-Z])/g, '$1 $2').toUpperCase()
  }
}

/** Refuses a field that a reading query does not have. */
export function forbiddenField(type: string, field: string, value: unknown, sql: string): Refusal {
  if (field === 'intoClause') {
    const table = text(asNode(asNode(value)?.rel)?.relname) ?? '?'
    return refuse('select_into', `SELECT INTO would create the table "${table}".`, 'Leave INTO out.')
  }
  if (field === 'lockingClause') {
    const hint = 'Leave FOR UPDATE / FOR SHARE out.'
    return refuse('row_lock', 'The statement would lock the rows it reads.', hint, lockPosition(value, sql))
  }
  const message = `The statement uses ${field} of ${type}, which a query that only reads has no use for.`
  return refuse('syntax_not_allowed', message, 'Write a plainer SELECT.')
}

function lockPosition(value: unknown, sql: string): number | null {
  const clause = asNode(asNode(nodes(value)[0])?.LockingClause)
  const relation = asNode(asNode(nodes(clause?.lockedRels)[0])?.RangeVar)
  return positionOf(sql, relation?.location)
}

/** True for a tree that is a CREATE FUNCTION: the printed form of a standard SQL body. */
export function standardBody(tree: AstNode): readonly AstNode[] | null {
  const body = asNode(asNode(tree.CreateFunctionStmt)?.sql_body)
  if (body === null) return null
  const list = nodes(asNode(body.List)?.items)
  const statements =
    list.length > 0 ? list.flatMap((item) => nodes(asNode(asNode(item)?.List)?.items)) : [body]
  return statements.flatMap((statement) => {
    const returned = asNode(asNode(statement)?.ReturnStmt)
    const node = returned === null ? asNode(statement) : asNode(returned.returnval)
    return node === null ? [] : [node]
  })
}
