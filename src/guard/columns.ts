import type { CatalogueRelation } from './catalogue.js'
import { aliasOf, asNode, nodes, type Source, stringOf, text } from './mentions.js'
import type { AstNode } from './parse.js'

/** What is in scope, whatever its depth: where a name could mean two things, both have to give the column. */
export interface Scope {
  readonly sources: readonly Source[]
  /** The relation a RangeVar means in the catalogue. */
  readonly relation: (schema: string | null, name: string) => CatalogueRelation | null
}

/** Names may refer to each other in a circle, or to a great many. */
interface Budget {
  steps: number
}

/**
 * True when `qualifier.column` surely is a column. Postgres falls back to calling a function of that name only when
 * there is no such column, so a doubt counts as no.
 */
export function isColumn(
  qualifier: string | null,
  column: string,
  scope: Scope,
  budget: Budget = { steps: 1000 },
): boolean {
  const meant = scope.sources.filter((source) => source.label === qualifier)
  return meant.length > 0 && meant.every((source) => gives(source.type, source.node, column, scope, budget))
}

function gives(type: string, node: AstNode, column: string, scope: Scope, budget: Budget): boolean {
  budget.steps -= 1
  if (budget.steps < 0) return false
  const renamed = nodes(asNode(node.alias)?.colnames ?? node.aliascolnames).map(stringOf)
  if (renamed.includes(column)) return true
  switch (type) {
    case 'RangeVar':
      return renamed.length === 0 && relationGives(node, column, scope, budget)
    case 'CommonTableExpr':
      return (
        renamed.length === 0 && selectGives(asNode(asNode(node.ctequery)?.SelectStmt), column, scope, budget)
      )
    case 'RangeSubselect':
      return (
        renamed.length === 0 && selectGives(asNode(asNode(node.subquery)?.SelectStmt), column, scope, budget)
      )
    case 'RangeFunction':
      return nodes(node.coldeflist).some(
        (definition) => asNode(asNode(definition)?.ColumnDef)?.colname === column,
      )
    default:
      return false
  }
}

function relationGives(node: AstNode, column: string, scope: Scope, budget: Budget): boolean {
  const schema = text(node.schemaname)
  const name = text(node.relname) ?? ''
  const ctes = scope.sources.filter((source) => source.type === 'CommonTableExpr' && source.label === name)
  const relation = scope.relation(schema, name)
  if (schema !== null || ctes.length === 0) return relation?.columns.includes(column) === true
  if (relation !== null && !relation.columns.includes(column)) return false
  return ctes.every((cte) => gives('CommonTableExpr', cte.node, column, scope, budget))
}

function selectGives(select: AstNode | null, column: string, scope: Scope, budget: Budget): boolean {
  if (select === null) return false
  const left = asNode(select.larg)
  if (left !== null) return selectGives(left, column, scope, budget)
  return nodes(select.targetList).some((item) => {
    const target = asNode(asNode(item)?.ResTarget)
    if (target === null) return false
    const name = text(target.name)
    if (name !== null) return name === column
    const fields = nodes(asNode(asNode(target.val)?.ColumnRef)?.fields)
    const last = fields.at(-1)
    if (last === undefined) return false
    if (asNode(last)?.A_Star === undefined) return stringOf(last) === column
    const qualifier = fields.length > 1 ? stringOf(fields.at(-2)) : null
    if (qualifier !== null) return isColumn(qualifier, column, scope, budget)
    return nodes(select.fromClause).some((from) => fromGives(from, column, scope, budget))
  })
}

function fromGives(from: unknown, column: string, scope: Scope, budget: Budget): boolean {
  const [type, node] = Object.entries(asNode(from) ?? {})[0] ?? []
  const item = asNode(node)
  if (type === undefined || item === null) return false
  if (type === 'JoinExpr' && aliasOf(item) === null) {
    return fromGives(item.larg, column, scope, budget) || fromGives(item.rarg, column, scope, budget)
  }
  return gives(type, item, column, scope, budget)
}
