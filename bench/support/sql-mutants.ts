import type { Question } from './question-sets.js'
import { comparisonsIn, constantOf } from '../../src/agents/critic/statement/comparisons.js'
import { printOne, printQuery } from '../../src/agents/critic/print/print-query.js'
import { readStatement } from '../../src/agents/critic/statement/read-statement.js'
import { columnIn } from '../../src/agents/critic/statement/read-aggregates.js'
import type { ColumnUse, Query, Statement } from '../../src/agents/critic/statement/statement.js'
import { bodyOf, conjuncts, sameTree } from '../../src/agents/critic/statement/tree.js'
import { asNode, nodes, stringOf } from '../../src/guard/mentions.js'
import type { AstNode } from '../../src/guard/parse.js'
import type { Catalog, CatalogColumn } from '../../src/linking/catalog.js'
import { normalise } from '../../src/linking/value-forms.js'
import { altered, type Placed, placed, replaced } from './tree-variants.js'

/** A statement made wrong in one known way. */
export interface Mutant {
  readonly kind: string
  readonly sql: string
  /** What it has to differ from; the reference itself unless that has the same fault on data with NULLs. */
  readonly right: string | null
  /** It is wrong in the order of its rows alone. */
  readonly ordered: boolean
}

interface Setting {
  readonly tree: AstNode
  readonly statement: Statement
  readonly catalog: Catalog
  readonly question: Question
}

type Maker = (setting: Setting) => Iterable<AstNode | null>

/** Every mutant of a reference statement that the classes know, each statement once. */
export function mutantsOf(
  tree: AstNode,
  question: Question,
  catalog: Catalog,
  only: (kind: string) => boolean = () => true,
): readonly Mutant[] {
  const select = bodyOf(tree, 'SelectStmt')
  if (select === null) return []
  const setting: Setting = { tree, statement: readStatement(select, catalog), catalog, question }
  const found = new Map<string, Mutant>()
  for (const [kind, make] of Object.entries(makers)) {
    if (!only(kind)) continue
    for (const changed of make(setting)) {
      const body = bodyOf(changed, 'SelectStmt')
      const sql = body === null ? null : printQuery(body)
      if (sql !== null && !found.has(sql))
        found.set(sql, { kind, sql, right: null, ordered: kind === 'order of rows' })
    }
  }
  return [...found.values()]
}

const makers: Readonly<Record<string, Maker>> = {
  'join predicate dropped': dropJoin,
  'wrong join key': wrongKey,
  'column swapped': swapColumn,
  'literal in wrong case': (setting) => changeText(setting, otherCase),
  'literal misspelt': (setting) => changeText(setting, misspelt),
  'literal in another column': otherColumn,
  'missing literal': (setting) => dropCondition(setting, true),
  'missing filter, not said as a literal': (setting) => dropCondition(setting, false),
  'fan-out by an added join': (setting) => addJoin(setting, 'JOIN_LEFT'),
  'rows lost by an added join': (setting) => addJoin(setting, 'JOIN_INNER'),
  'DISTINCT dropped': dropDistinct,
  'date off by one': offByOne,
  'BETWEEN on a timestamp': betweenDays,
  'integer division': cutFraction,
  'count(*) after LEFT JOIN': countStar,
  'inner for left join': innerJoin,
  'LIMIT dropped': dropLimit,
  'ORDER BY dropped before LIMIT': dropOrder,
  'wrong end of a ranking': otherDirection,
  'order of rows': otherOrder,
  'GROUP BY column dropped': dropGroup,
  '= NULL': equalsNull,
  'aggregate swapped': swapAggregate,
  'comparison changed': otherComparison,
  'number changed': otherNumber,
}

function* where(setting: Setting, type: string): Generator<Placed> {
  for (const place of placed(setting.tree)) if (place.type === type) yield place
}

function* dropJoin({ tree, statement }: Setting): Generator<AstNode> {
  for (const join of where({ tree } as Setting, 'JoinExpr')) {
    if (join.body.quals !== undefined)
      yield altered(tree, join, { quals: { A_Const: { boolval: { boolval: true } } } })
    else if (nodes(join.body.usingClause).length > 0) yield altered(tree, join, { usingClause: undefined })
  }
  for (const select of where({ tree } as Setting, 'SelectStmt')) {
    const query = statement.queries.find(({ node }) => node === select.body)
    const parts = conjuncts(select.body.whereClause)
    for (const part of parts)
      if (query?.conditions.some(({ node, equal }) => node === part && equal !== null))
        yield altered(tree, select, { whereClause: allOf(parts.filter((each) => each !== part)) })
  }
}

function allOf(parts: readonly AstNode[]): AstNode | undefined {
  return parts.length < 2 ? parts[0] : { BoolExpr: { boolop: 'AND_EXPR', args: parts } }
}

function* wrongKey({ tree, statement, catalog }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'A_Expr')) {
    const query = statement.queries.find(({ conditions }) =>
      conditions.some(({ node, equal }) => equal !== null && bodyOf(node, 'A_Expr') === place.body),
    )
    if (query === undefined) continue
    for (const side of ['lexpr', 'rexpr'] as const) {
      const use = columnIn(place.body[side], query)
      if (use?.column == null) continue
      for (const other of siblings(
        use.column,
        catalog,
        (each) => each.role === 'key' || each.role === 'reference',
      ).slice(0, 2))
        yield altered(tree, place, { [side]: reference(use, other.name) })
    }
  }
  for (const place of where({ tree } as Setting, 'JoinExpr')) {
    const [name] = nodes(place.body.usingClause).map((each) => stringOf(each) ?? '')
    const pair = statement.queries
      .flatMap(({ conditions }) => conditions)
      .find(
        ({ node, equal }) =>
          node === null &&
          equal?.left.name === name &&
          labels(place.body).has(equal?.left.source.label ?? ''),
      )
    if (!pair?.equal?.right.column) continue
    const { left, right } = pair.equal
    for (const other of siblings(pair.equal.right.column, catalog).slice(0, 2))
      yield altered(tree, place, {
        usingClause: undefined,
        quals: equal(reference(left, left.name), reference(right, other.name)),
      })
  }
}

function labels(join: AstNode): ReadonlySet<string> {
  return new Set(
    [...placed(join)].flatMap(({ type, body }) =>
      type === 'RangeVar' ? [String(asNode(body.alias)?.aliasname ?? body.relname)] : [],
    ),
  )
}

function equal(lexpr: AstNode, rexpr: AstNode): AstNode {
  return { A_Expr: { kind: 'AEXPR_OP', name: [string('=')], lexpr, rexpr } }
}

function string(sval: string): AstNode {
  return { String: { sval } }
}

function textConstant(value: string): AstNode {
  return { A_Const: { sval: { sval: value } } }
}

function reference(use: ColumnUse, name: string): AstNode {
  return { ColumnRef: { fields: [string(use.source.label), string(name)] } }
}

function siblings(
  column: CatalogColumn,
  catalog: Catalog,
  wanted: (each: CatalogColumn) => boolean = () => true,
): readonly CatalogColumn[] {
  const all = catalog.tableById.get(column.table)?.columns ?? []
  const others = all.filter((each) => each.id !== column.id && each.category === column.category)
  const chosen = others.filter(wanted)
  return chosen.length > 0 ? chosen : others
}

function* swapColumn({ tree, statement, catalog }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'ColumnRef')) {
    const query = ownerOf(place, { tree, statement } as Setting)
    const inTarget = place.path.includes('targetList') || place.path.includes('sortClause')
    if (query === null || !inTarget || place.path.includes('subselect')) continue
    const use = columnIn({ ColumnRef: place.body }, query)
    if (
      use?.column == null ||
      use.source.table === null ||
      use.column.role === 'key' ||
      query.groupBy.some((each) => bodyOf(each, 'ColumnRef') === place.body)
    )
      continue
    const plain = (each: CatalogColumn) => each.role !== 'key' && each.role !== 'reference'
    if (!plain(use.column)) continue
    for (const other of siblings(use.column, catalog).filter(plain).slice(0, 2))
      yield replaced(tree, place.path, reference(use, other.name))
  }
}

/** The SELECT that a node stands in, outside of its subqueries. */
function ownerOf(place: Placed, { tree, statement }: Setting): Query | null {
  for (let length = place.path.length; length > 0; length -= 1) {
    if (place.path[length - 1] !== 'SelectStmt' && !['larg', 'rarg'].includes(String(place.path[length - 1])))
      continue
    let at: unknown = tree
    for (const step of place.path.slice(0, length)) at = (at as Record<string | number, unknown>)[step]
    const query = statement.queries.find(({ node }) => node === at)
    if (query !== undefined) return query
  }
  return null
}

function* textConstants({
  tree,
  statement,
}: Setting): Generator<Placed & { readonly value: string; readonly use: ColumnUse }> {
  const comparisons = statement.queries.flatMap(comparisonsIn)
  for (const place of where({ tree } as Setting, 'A_Const')) {
    const value = asNode(place.body.sval)?.sval
    if (typeof value !== 'string' || /^\d{4}-\d{2}/.test(value)) continue
    const holder = comparisons.find(
      ({ node, use, operator, constants }) =>
        use?.column != null &&
        ['text', 'enum'].includes(use.column.category) &&
        /^(?:=|<>|i?like|not i?like)$/.test(operator) &&
        constants.some((each) => each.value === value) &&
        [...placed(node)].some(({ body }) => body === place.body),
    )
    if (holder?.use) yield { ...place, value, use: holder.use }
  }
}

function* changeText(setting: Setting, change: (value: string) => string | null): Generator<AstNode> {
  for (const place of textConstants(setting)) {
    const changed = change(place.value)
    if (changed !== null && changed !== place.value)
      yield replaced(setting.tree, place.path, textConstant(changed))
  }
}

function otherCase(value: string): string {
  return value === value.toLowerCase() ? value.toUpperCase() : value.toLowerCase()
}

/** A letter in the middle left out. */
function misspelt(value: string): string | null {
  const word = /\p{L}{4,}/u.exec(value)
  if (word === null) return null
  const at = word.index + Math.floor(word[0].length / 2)
  return value.slice(0, at) + value.slice(at + 1)
}

function* otherColumn(setting: Setting): Generator<AstNode> {
  const { tree, statement, catalog } = setting
  for (const place of where(setting, 'ColumnRef')) {
    const holder = statement.queries
      .flatMap(comparisonsIn)
      .find(
        ({ side, use, constants }) =>
          use?.column != null &&
          ['text', 'enum'].includes(use.column.category) &&
          constants.every(({ kind }) => kind === 'text') &&
          [...placed(side)].some(({ body }) => body === place.body),
      )
    if (holder?.use?.column == null) continue
    for (const other of siblings(holder.use.column, catalog, (each) => each.role !== 'freeText').slice(0, 2))
      yield replaced(tree, place.path, reference(holder.use, other.name))
  }
}

/** Conditions with a constant, left out; `said`: the constant stands in the question. */
function* dropCondition(setting: Setting, said: boolean): Generator<AstNode> {
  const { tree, question } = setting
  for (const select of where(setting, 'SelectStmt')) {
    for (const field of ['whereClause', 'havingClause'] as const) {
      const parts = conjuncts(select.body[field])
      for (const part of parts) {
        const constants = [...placed(part)].flatMap(({ type, body }) =>
          type === 'A_Const' ? constantOf({ A_Const: body }) : [],
        )
        const isLink = bodyOf(part, 'A_Expr') !== null && constants.length === 0
        if (
          isLink ||
          (constants.length > 0 && constants.some(({ value }) => isSaid(value, question))) !== said
        )
          continue
        yield altered(tree, select, { [field]: allOf(parts.filter((each) => each !== part)) })
      }
    }
  }
}

function isSaid(value: string, { text }: Question): boolean {
  const head = text.split(/\n\s*instructions?:/i)[0] ?? ''
  const form = normalise(value)
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return head.includes(value.slice(0, 4))
  if (form === '' || (form.length < 2 && !/^\d$/.test(form))) return false
  return ` ${normalise(head)} `.includes(` ${form} `)
}

/** A table that refers to the measured one is joined as well, which repeats its rows or drops some. */
function* addJoin({ tree, statement, catalog }: Setting, jointype: string): Generator<AstNode> {
  for (const select of where({ tree } as Setting, 'SelectStmt')) {
    const query = statement.queries.find(({ node }) => node === select.body)
    if (query === undefined) continue
    const measured = new Set(
      query.aggregates
        .filter(({ name, distinct, star }) => ['sum', 'avg', 'count'].includes(name) && !distinct && !star)
        .flatMap(({ uses }) => uses.map(({ source }) => source)),
    )
    for (const source of measured) {
      if (source.table === null) continue
      const children = catalog.edges.filter(
        ({ from, to, fromUnique }) => to.table === source.table?.id && from.table !== to.table && !fromUnique,
      )
      for (const { from, to } of children.slice(0, 3)) {
        const child = catalog.tableById.get(from.table)
        if (child === undefined || query.sources.some(({ table }) => table === child)) continue
        const quals = allOf(
          from.columns.map((name, at) =>
            equal(
              { ColumnRef: { fields: [string('added'), string(name)] } },
              { ColumnRef: { fields: [string(source.label), string(to.columns[at] ?? '')] } },
            ),
          ),
        )
        const [first, ...rest] = nodes(select.body.fromClause)
        const last = [first, ...rest].at(-1)
        const joined = {
          JoinExpr: {
            jointype,
            larg: last,
            rarg: {
              RangeVar: {
                schemaname: child.schema,
                relname: child.name,
                inh: true,
                relpersistence: 'p',
                alias: { aliasname: 'added' },
              },
            },
            quals,
          },
        }
        yield altered(tree, select, {
          fromClause: [...[first, ...rest].slice(0, -1), joined],
          ...qualifiedParts(query),
        })
      }
    }
  }
}

/** A further table would make plain names ambiguous. */
function qualifiedParts(query: Query): AstNode {
  const qualify = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(qualify)
    const whole = asNode(node)
    if (whole === null) return node
    const ref = bodyOf(node, 'ColumnRef')
    if (ref !== null && nodes(ref.fields).length === 1) {
      const use = columnIn(node, query)
      return use === null || use.outer ? node : reference(use, use.name)
    }
    return Object.fromEntries(
      Object.entries(whole).map(([key, value]) => [key, key === 'subselect' ? value : qualify(value)]),
    )
  }
  const { node } = query
  return Object.fromEntries(
    ['targetList', 'whereClause', 'groupClause', 'havingClause'].flatMap((field) =>
      node[field] === undefined ? [] : [[field, qualify(node[field])]],
    ),
  )
}

function* dropDistinct({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'SelectStmt'))
    if (place.body.distinctClause !== undefined) yield altered(tree, place, { distinctClause: undefined })
  for (const place of where({ tree } as Setting, 'FuncCall'))
    if (place.body.agg_distinct === true) yield altered(tree, place, { agg_distinct: undefined })
}

function* offByOne({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'A_Const')) {
    const value = asNode(place.body.sval)?.sval
    if (typeof value !== 'string') continue
    const day = /^(\d{4}-\d{2}-\d{2})(.*)$/.exec(value)
    if (day !== null) {
      for (const days of [-1, 1]) {
        const moved = new Date(Date.parse(`${day[1]}T00:00:00Z`) + days * 86_400_000)
          .toISOString()
          .slice(0, 10)
        yield replaced(tree, place.path, textConstant(moved + (day[2] ?? '')))
      }
      continue
    }
    const span = /^(\d+)( days?)?$/.exec(value)
    if (span !== null && place.path.includes('TypeCast'))
      yield replaced(tree, place.path, textConstant(`${Number(span[1]) + 1}${span[2] ?? ''}`))
  }
}

function* betweenDays({ tree, statement }: Setting): Generator<AstNode> {
  for (const select of where({ tree } as Setting, 'SelectStmt')) {
    const query = statement.queries.find(({ node }) => node === select.body)
    if (query === undefined) continue
    const parts = conjuncts(select.body.whereClause)
    for (const { use, operator, constants, node, through } of comparisonsIn(query)) {
      const value = constants[0]?.value ?? ''
      if (!use?.column?.category.startsWith('timestamp') || through !== null) continue
      const day = /^(\d{4}-\d{2}-\d{2})(?: 23:59:59)?$/.exec(value)?.[1]
      const part = parts.find((each) => bodyOf(each, 'A_Expr') === node)
      if (day === undefined || part === undefined) continue
      const last = operator === '<' ? new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10) : day
      if (operator !== '<' && !(operator === '<=' && value.includes(' '))) continue
      const other = part && node.kind === 'AEXPR_BETWEEN' ? nodes(bodyOf(node.rexpr, 'List')?.items)[0] : null
      const bound =
        other === null
          ? { A_Expr: { ...node, name: [string('<=')], rexpr: textConstant(last) } }
          : { A_Expr: { ...node, rexpr: { List: { items: [other, textConstant(last)] } } } }
      yield altered(tree, select, { whereClause: allOf(parts.map((each) => (each === part ? bound : each))) })
    }
  }
}

/** `cast(count(*) as float) / n` and `100.0 * count(*) / n` without what keeps the fraction. */
function* cutFraction({ tree }: Setting): Generator<AstNode> {
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(strip)
    const whole = asNode(node)
    if (whole === null) return node
    const cast = bodyOf(node, 'TypeCast')
    const type = cast === null ? null : stringOf(nodes(asNode(cast.typeName)?.names).at(-1))
    if (cast !== null && ['float8', 'float4', 'numeric', 'float'].includes(type ?? '')) return strip(cast.arg)
    const float = asNode(bodyOf(node, 'A_Const')?.fval)?.fval
    if (typeof float === 'string' && Number.isInteger(Number(float)))
      return { A_Const: { ival: { ival: Number(float) } } }
    return Object.fromEntries(Object.entries(whole).map(([key, value]) => [key, strip(value)]))
  }
  for (const place of where({ tree } as Setting, 'A_Expr'))
    if (stringOf(nodes(place.body.name).at(-1)) === '/')
      yield replaced(tree, place.path, strip({ A_Expr: place.body }))
}

function* countStar({ tree, statement }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'FuncCall')) {
    const query = ownerOf(place, { tree, statement } as Setting)
    if (query === null || !query.sources.some(({ optional }) => optional)) continue
    if (stringOf(nodes(place.body.funcname)[0]) !== 'count' || place.body.agg_distinct === true) continue
    yield altered(tree, place, { args: undefined, agg_star: true })
  }
}

function* innerJoin({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'JoinExpr'))
    if (place.body.jointype === 'JOIN_LEFT') yield altered(tree, place, { jointype: 'JOIN_INNER' })
}

function* dropLimit({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'SelectStmt'))
    if (place.body.limitCount !== undefined) yield altered(tree, place, { limitCount: undefined })
}

function* dropOrder({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'SelectStmt'))
    if (place.body.limitCount !== undefined && place.body.sortClause !== undefined)
      yield altered(tree, place, { sortClause: undefined })
}

function flipped(sort: unknown): AstNode {
  const body = bodyOf(sort, 'SortBy') ?? {}
  const down = body.sortby_dir === 'SORTBY_DESC'
  return {
    SortBy: { ...body, sortby_dir: down ? 'SORTBY_ASC' : 'SORTBY_DESC', sortby_nulls: 'SORTBY_NULLS_LAST' },
  }
}

function* otherDirection({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'SelectStmt')) {
    const [first, ...rest] = nodes(place.body.sortClause)
    if (place.body.limitCount !== undefined && first !== undefined)
      yield altered(tree, place, { sortClause: [flipped(first), ...rest] })
  }
}

const ordersRows =
  /\b(?:ascending|descending|alphabetical|(?:highest|lowest|most|least|largest|smallest) to|ordered by|sorted by|order of)/i

/** Only where the question asks for an order: nobody else minds. */
function* otherOrder({ tree, question }: Setting): Generator<AstNode> {
  const select = bodyOf(tree, 'SelectStmt')
  if (select === null || select.limitCount !== undefined || !ordersRows.test(question.text)) return
  const sorts = nodes(select.sortClause)
  if (sorts.length === 0) return
  const place: Placed = { type: 'SelectStmt', body: select, path: [] }
  yield altered(tree, place, { sortClause: undefined })
  yield altered(tree, place, { sortClause: [flipped(sorts[0]), ...sorts.slice(1)] })
}

function* dropGroup({ tree, statement }: Setting): Generator<AstNode> {
  for (const select of where({ tree } as Setting, 'SelectStmt')) {
    const query = statement.queries.find(({ node }) => node === select.body)
    if (query === undefined || query.groupBy.length === 0 || query.place === 'expression') continue
    for (const dropped of query.groupBy) {
      const groupClause = query.groupBy.filter((each) => each !== dropped)
      const targetList = nodes(select.body.targetList).filter((item) => {
        const value = bodyOf(item, 'ResTarget')?.val
        return printOne(value) !== printOne(dropped)
      })
      if (targetList.length === 0 || targetList.length === nodes(select.body.targetList).length) continue
      const kept = nodes(select.body.sortClause).filter(
        (sort) =>
          !sameTree(bodyOf(sort, 'SortBy')?.node, dropped) &&
          bodyOf(bodyOf(sort, 'SortBy')?.node, 'A_Const') === null,
      )
      yield altered(tree, select, {
        groupClause: groupClause.length === 0 ? undefined : groupClause,
        targetList,
        sortClause: kept.length === 0 ? undefined : kept,
      })
    }
  }
}

function* equalsNull({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'NullTest')) {
    const name = place.body.nulltesttype === 'IS_NULL' ? '=' : '<>'
    const rexpr = { A_Const: { isnull: true } }
    yield replaced(tree, place.path, {
      A_Expr: { kind: 'AEXPR_OP', name: [string(name)], lexpr: place.body.arg, rexpr },
    })
  }
}

function* swapAggregate({ tree }: Setting): Generator<AstNode> {
  const others = new Map([
    ['sum', ['avg', 'max']],
    ['avg', ['sum', 'max']],
    ['max', ['min', 'avg']],
    ['min', ['max', 'sum']],
  ])
  for (const place of where({ tree } as Setting, 'FuncCall')) {
    const name = stringOf(nodes(place.body.funcname)[0]) ?? ''
    for (const other of others.get(name) ?? []) yield altered(tree, place, { funcname: [string(other)] })
  }
}

function* otherComparison({ tree }: Setting): Generator<AstNode> {
  const others = new Map([
    ['>', ['>=', '<']],
    ['>=', ['>', '<=']],
    ['<', ['<=', '>']],
    ['<=', ['<', '>=']],
  ])
  for (const place of where({ tree } as Setting, 'A_Expr')) {
    const sign = stringOf(nodes(place.body.name).at(-1)) ?? ''
    if (place.body.kind !== 'AEXPR_OP' || constantOf(place.body.rexpr)[0]?.kind !== 'number') continue
    for (const other of others.get(sign) ?? []) yield altered(tree, place, { name: [string(other)] })
  }
}

function* otherNumber({ tree }: Setting): Generator<AstNode> {
  for (const place of where({ tree } as Setting, 'A_Const')) {
    const integer = asNode(place.body.ival)
    const value = Number(integer?.ival ?? 0)
    const counted = ['groupClause', 'sortClause', 'targetList', 'typmods'].some((field) =>
      place.path.includes(field),
    )
    if (integer === null || value < 2 || counted) continue
    yield replaced(tree, place.path, { A_Const: { ival: { ival: value + 1 } } })
  }
}
