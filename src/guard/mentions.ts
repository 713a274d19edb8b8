import type { AstNode } from './parse.js'

/** A name as written: folded, and with its schema when there was one. */
export interface Name {
  readonly schema: string | null
  readonly name: string
}

interface Placed {
  /** Byte offset in the text it was parsed from. */
  readonly location: unknown
}

/**
 * A call. `args` is null for a name that was only seen in front of a parenthesis: any overload may be meant, or none.
 * `constants` holds the text of each argument that is a plain string constant, else null.
 */
export interface FunctionMention extends Name, Placed {
  readonly args: number | null
  readonly constants: readonly (string | null)[]
}

/** `json_value(…)` and its like: syntax to the parser, a call to a server that does not know the syntax yet. */
export type KeywordMention = Name & Placed

/** `x.name` or `(…).name`: a column, or a function called without parentheses. */
export interface FieldMention extends Placed {
  readonly qualifier: string | null
  readonly name: string
}

/** Something a FROM clause gives columns of, under the label that qualifies them. */
export interface Source {
  readonly label: string
  readonly type: 'RangeVar' | 'RangeSubselect' | 'RangeFunction' | 'CommonTableExpr' | 'other'
  readonly node: AstNode
}

/** Everything of a statement that the catalogue has to judge. */
export interface Mentions {
  readonly functions: FunctionMention[]
  readonly keywords: KeywordMention[]
  readonly operators: (Name & Placed)[]
  readonly relations: (Name & Placed)[]
  readonly types: (Name & Placed)[]
  readonly fields: FieldMention[]
  readonly samplings: (Name & Placed)[]
  readonly sources: Source[]
}

/** An empty collection. */
export function noMentions(): Mentions {
  return {
    functions: [],
    keywords: [],
    operators: [],
    relations: [],
    types: [],
    fields: [],
    samplings: [],
    sources: [],
  }
}

/** Notes what one node mentions; its children are visited on their own. */
export function mention(type: string, node: AstNode, into: Mentions): void {
  const location = node.location
  switch (type) {
    case 'FuncCall':
      into.functions.push(functionMention(node))
      return
    case 'JsonFuncExpr':
    case 'JsonParseExpr':
    case 'JsonScalarExpr':
    case 'JsonSerializeExpr':
    case 'JsonObjectConstructor':
    case 'JsonArrayConstructor':
    case 'JsonArrayAgg':
      into.keywords.push({ schema: null, name: keywordOf(type, node), location })
      return
    case 'A_Expr':
      for (const operator of operatorsOf(node)) into.operators.push({ ...operator, location })
      return
    case 'SubLink':
      if (node.operName !== undefined) into.operators.push({ ...nameOf(node.operName), location })
      if (node.testexpr !== undefined) into.operators.push({ schema: null, name: '=', location })
      return
    case 'CaseExpr':
      if (node.arg !== undefined) into.operators.push({ schema: null, name: '=', location })
      return
    case 'SortBy':
      if (node.useOp !== undefined) into.operators.push({ ...nameOf(node.useOp), location })
      return
    case 'TypeName':
      into.types.push({ ...nameOf(node.names), location })
      return
    case 'RangeTableSample':
      into.samplings.push({ ...nameOf(node.method), location })
      return
    case 'ColumnRef':
    case 'A_Indirection':
      into.fields.push(...fieldsOf(type, node))
      return
    default:
      mentionSource(type, node, into)
  }
}

function mentionSource(type: string, node: AstNode, into: Mentions): void {
  const alias = aliasOf(node)
  switch (type) {
    case 'RangeVar': {
      const relation = { schema: text(node.schemaname), name: text(node.relname) ?? '' }
      into.relations.push({ ...relation, location: node.location })
      into.sources.push({ label: alias ?? relation.name, type, node })
      return
    }
    case 'JoinExpr':
      if (node.isNatural === true || node.usingClause !== undefined) {
        into.operators.push({ schema: null, name: '=', location: node.location })
      }
      for (const field of ['alias', 'join_using_alias']) {
        const label = text(asNode(node[field])?.aliasname)
        if (label !== null) into.sources.push({ label, type: 'other', node })
      }
      return
    case 'CommonTableExpr':
      into.sources.push({ label: text(node.ctename) ?? '', type, node })
      return
    case 'RangeSubselect':
    case 'RangeFunction':
      if (alias !== null) into.sources.push({ label: alias, type, node })
      else if (type === 'RangeFunction') into.sources.push(...unnamedFunctions(node))
      return
    case 'RangeTableFunc':
    case 'JsonTable':
      if (alias !== null) into.sources.push({ label: alias, type: 'other', node })
  }
}

/** `from generate_series(1, 3)` is labelled by its function. */
function unnamedFunctions(node: AstNode): readonly Source[] {
  const call = asNode(asNode(asNode(nodes(node.functions)[0])?.List)?.items as unknown)
  const first = asNode(nodes(call)[0])?.FuncCall
  const label = nameOf(asNode(first)?.funcname).name
  return label === '' ? [] : [{ label, type: 'RangeFunction', node }]
}

function functionMention(node: AstNode): FunctionMention {
  const args = nodes(node.args)
  const ordered = node.agg_within_group === true ? nodes(node.agg_order).length : 0
  const name = functionName(node)
  // unnest(a, b) in FROM is short for a call each.
  const count = name.name === 'unnest' ? Math.min(args.length, 1) : args.length + ordered
  return { ...name, args: count, constants: args.map(constantText), location: node.location }
}

/** `extract(… from …)` calls date_part in Postgres 13 and extract since; both only compute. */
function functionName(node: AstNode): Name {
  const name = nameOf(node.funcname)
  return name.name === 'extract' && node.funcformat === 'COERCE_SQL_SYNTAX'
    ? { ...name, name: 'date_part' }
    : name
}

/** The word in front of the parenthesis. */
function keywordOf(type: string, node: AstNode): string {
  switch (type) {
    case 'JsonFuncExpr':
      return (text(node.op) ?? '').toLowerCase().replace(/_op$/, '')
    case 'JsonParseExpr':
      return 'json'
    default:
      return `json_${type.replace(/^Json|Expr$|Constructor$/g, '').toLowerCase()}`
  }
}

function constantText(arg: unknown): string | null {
  const node = asNode(arg)
  const cast = asNode(node?.TypeCast)
  if (cast !== null) return constantText(cast.arg)
  const value = asNode(asNode(node?.A_Const)?.sval)
  return value === null ? null : (text(value.sval) ?? '')
}

/** Operators an expression uses, those that BETWEEN stands for included. */
function operatorsOf(node: AstNode): readonly Name[] {
  const kind = text(node.kind) ?? ''
  if (!kind.includes('BETWEEN')) return [nameOf(node.name)]
  return ['<', '<=', '>', '>='].map((name) => ({ schema: null, name }))
}

function fieldsOf(type: string, node: AstNode): readonly FieldMention[] {
  const location = node.location
  if (type === 'ColumnRef') {
    const fields = nodes(node.fields).map(stringOf)
    const name = fields.at(-1) ?? null
    if (fields.length < 2 || name === null) return []
    return [{ qualifier: fields.at(-2) ?? null, name, location }]
  }
  const column = nodes(asNode(asNode(node.arg)?.ColumnRef)?.fields)
  let qualifier = column.length === 1 ? stringOf(column[0]) : null
  const found: FieldMention[] = []
  for (const part of nodes(node.indirection)) {
    const name = stringOf(part)
    if (name !== null) found.push({ qualifier, name, location })
    qualifier = null
  }
  return found
}

/** The name in a list of String nodes; a database name in front of the schema is the server's to check. */
export function nameOf(list: unknown): Name {
  const parts = nodes(list).map(stringOf)
  return { schema: parts.at(-2) ?? null, name: parts.at(-1) ?? '' }
}

/** The text of a String node, null for anything else (a star). */
export function stringOf(node: unknown): string | null {
  const value = asNode(asNode(node)?.String)
  return value === null ? null : (text(value.sval) ?? '')
}

/** The alias of a FROM item. */
export function aliasOf(node: AstNode): string | null {
  return text(asNode(node.alias)?.aliasname)
}

/** A list field; absent is empty. */
export function nodes(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** An object of the tree, null for anything else. */
export function asNode(value: unknown): AstNode | null {
  return typeof value === 'object' && value !== null ? (value as AstNode) : null
}

/** A string field, null when absent. */
export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
