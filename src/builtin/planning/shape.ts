import { type Catalog, type CatalogColumn, mustTable } from '../../linking/catalog.js'
import { rounded } from '../grammar/form.js'
import { toOneTables } from '../grounding/choose-column.js'
import { spanExpr } from '../grounding/span.js'
import {
  type Having,
  isMeasure,
  type KeySpec,
  type MeasureSpec,
  type Need,
  type Rank,
  type Spec,
  tableOfSpec,
  tablesOf,
  Ungrounded,
} from '../grounding/spec.js'
import { trendOutputs } from '../grounding/trend.js'
import { bestOf, partitionOf, rankable, ranksInGroups, uniqueLabels } from './best.js'
import { type Block, buildBlock, makeAliases, pairs } from './block.js'
import {
  cheapestPath,
  growTree,
  type JoinHints,
  type JoinTree,
  noHints,
  orient,
  reachesToOne,
  seedTree,
} from './joins.js'
import { measureExpr } from './measure-expr.js'
import { ratioExpr } from './measure-ratio.js'
import type { Cond, Expr, Order, Output, Plan } from './plan.js'
import { setShape } from './sets.js'
import { correlated } from './shape-correlated.js'

export interface Shaped {
  readonly plan: Plan
  readonly tree: JoinTree
  readonly notes: readonly string[]
}

/** The plan of a spec: which rows, at what grain, what beside what. @throws {Ungrounded} where it would be wrong. */
export function shape(spec: Spec, catalog: Catalog): Shaped {
  const set = spec.valuesOnly ? null : setShape(spec, catalog, (each) => shape(each, catalog))
  if (set) return set
  checkLoose(spec, catalog)
  checkDirective(spec, catalog)
  const outputs = ofTheBest(spec, chosenOutputs(spec))
  const measures = [
    ...outputs,
    ...(spec.rank ? [spec.rank.by] : []),
    ...spec.orders.map((order) => order.by),
  ].filter(isMeasure)
  const grouped = measures.length > 0 || groupsByColumn(spec, outputs, catalog)
  const shaped = grouped ? aggregated(spec, outputs, measures, catalog) : listed(spec, outputs, catalog)
  return spec.form.digits === null ? shaped : { ...shaped, plan: rounded(shaped.plan, spec.form.digits) }
}

/** "heads of departments": with nothing said about the departments, all heads or only those who have one? */
function checkLoose(spec: Spec, catalog: Catalog): void {
  const shown = new Set(
    [
      ...spec.outputs,
      ...spec.groups,
      ...spec.orders.map((order) => order.by),
      ...(spec.rank ? [spec.rank.by] : []),
    ].map(tableOfSpec),
  )
  const told = new Set(spec.conditions.flatMap((condition) => condition.needs.map((need) => need.table)))
  const entity =
    spec.rowsOf.has(spec.target) ||
    spec.outputs.some(
      (output) => (output.kind === 'entity' || output.kind === 'countRows') && output.table === spec.target,
    )
  for (const table of spec.looseRequires) {
    if (!entity || table === spec.target || shown.has(table) || told.has(table)) continue
    const path = cheapestPath(catalog, [spec.target], table, hintsOf(spec))
    if (
      path?.hops.some((hop) => !hop.toOne) &&
      !path.hops.every((hop) => hop.lossless) &&
      spec.hintStems.size === 0
    ) {
      throw new Ungrounded(
        `whether only ${mustTable(catalog, spec.target).words.join(' ')} rows with a ${mustTable(catalog, table).words.join(' ')} are meant is not clear`,
      )
    }
  }
}

/** "the total points of the youngest gymnast": of one row an aggregate is the value itself. */
function ofTheBest(spec: Spec, outputs: readonly Shown[]): readonly Shown[] {
  const single =
    spec.rank !== null && !isMeasure(spec.rank.by) && spec.rank.limit === 1 && spec.groups.length === 0
  if (!single || !outputs.every((output) => output.kind === 'aggregate')) return outputs
  return outputs.map((output) =>
    output.kind === 'aggregate' ? { kind: 'column', column: output.column } : output,
  )
}

type Shown = KeySpec | MeasureSpec

/** A later "return the …" says what to show; of the first sentence only what it does not repeat stays. */
function chosenOutputs(spec: Spec): readonly Shown[] {
  const directive = spec.outputs.filter((output) => output.directive)
  const plain = spec.outputs.filter((output) => !output.directive)
  const replaces = directive.some((output) => !isMeasure(output))
  const kept =
    directive.length === 0
      ? plain
      : replaces
        ? [...directive, ...plain.filter((output) => output.kind !== 'entity')]
        : [...plain, ...directive]
  const seen = new Set<string>()
  const out: Shown[] = []
  for (const output of kept) {
    const key = keyOf(output)
    if (seen.has(key)) {
      if (directive.length === 0) throw new Ungrounded('the same thing is asked for twice')
      continue
    }
    seen.add(key)
    out.push(output)
  }
  return out
}

/** "Which teachers …? Show the name": of the teachers, not of something they have several of. */
function checkDirective(spec: Spec, catalog: Catalog): void {
  const keys = spec.outputs.filter((output) => output.directive && !isMeasure(output)).map(tableOfSpec)
  for (const output of spec.outputs) {
    if (output.directive || output.kind !== 'entity' || keys.length === 0) continue
    const once = new Set(toOneTables(catalog, output.table, 3).map((table) => table.id))
    if (!keys.some((table) => once.has(table)))
      throw new Ungrounded(`what to show of ${mustTable(catalog, output.table).words.join(' ')} is not clear`)
  }
}

export function keyOf(spec: Shown): string {
  switch (spec.kind) {
    case 'column':
    case 'countValues':
      return `${spec.kind}:${spec.column.id}`
    case 'grain':
      return `${spec.grain}:${spec.column.id}`
    case 'aggregate':
      return `${spec.fn}:${spec.column.id}`
    case 'entity':
    case 'countRows':
      return `${spec.kind}:${spec.table}`
    case 'product':
      return `${spec.fn}:${spec.left.id}*${spec.right.id}`
    case 'span':
      return `span:${spec.span.from.id}:${spec.span.to?.id}:${spec.span.unit}`
    case 'spanOf':
      return `${spec.fn}:${spec.span.from.id}:${spec.span.to?.id}:${spec.span.unit}`
    case 'trend':
      return `${spec.how}:${keyOf(spec.of)}`
    case 'place':
      return `place:${spec.descending}:${keyOf(spec.by)}`
    case 'formula':
      return `formula:${JSON.stringify(spec.of, idsOnly)}`
    case 'ratio':
      return `ratio:${keyOf(spec.over.measure)}:${keyOf(spec.under.measure)}:${[...spec.over.only, ...spec.under.only].map((each) => each.text).join()}`
    default:
      return spec satisfies never
  }
}

/** "statuses shared by more than two cities": the column's values are what is counted over. */
function groupsByColumn(spec: Spec, outputs: readonly Shown[], catalog: Catalog): boolean {
  if (spec.having.length === 0) return false
  const target = mustTable(catalog, spec.target)
  const entityLevel =
    outputs.some((output) => output.kind === 'entity') ||
    (spec.having.every((having) => having.table !== spec.target) &&
      target.key !== null &&
      spec.requires.some((need) => need.table === spec.target))
  return !entityLevel
}

export function hintsOf(spec: Spec): JoinHints {
  if (spec.hintTables.size === 0 && spec.hintStems.size === 0) return noHints
  return {
    bonus: (edge, to) => {
      if (spec.hintTables.has(to)) return 0.15
      return edge.stems.some((each) => spec.hintStems.has(each)) ? 0.1 : 0
    },
  }
}

function coreTree(catalog: Catalog, tables: readonly Need[], spec: Spec): JoinTree {
  const [first, ...rest] = tables
  if (!first) throw new Ungrounded('nothing to show')
  const tree = growTree(catalog, seedTree(first.table), rest, hintsOf(spec))
  if (!tree)
    throw new Ungrounded(
      `no join connects ${[...new Set(tables.map((need) => mustTable(catalog, need.table).name))].join(' and ')}`,
    )
  if (tree.tied) throw new Ungrounded('two join paths are equally short')
  return tree
}

/** The table whose rows a result row stands for: it meets every core table at most once. */
function finest(tree: JoinTree, core: ReadonlySet<string>, prefer: readonly string[]): string | null {
  const candidates = [...prefer, ...core, ...tree.tables]
  return candidates.find((table) => tree.tables.has(table) && reachesToOne(tree, table, core)) ?? null
}

function listed(spec: Spec, outputs: readonly Shown[], catalog: Catalog): Shaped {
  const inGroups = ranksInGroups(spec)
  const plain = outputs.filter((output): output is KeySpec => !isMeasure(output))
  // A time alone says nothing: it is shown beside the row it is of.
  const spans = spec.groups.length > 0 && plain.length > 0 && plain.every((key) => key.kind === 'span')
  const keys = inGroups || spans ? uniqueKeys([...spec.groups, ...plain]) : plain
  if (spec.groups.length > 0 && spec.rank && !inGroups)
    throw new Ungrounded('the best of each group is not read yet', ['each'])
  const order = [...(spec.rank ? [spec.rank] : []), ...spec.orders]
  const needs = [...keys, ...order.map((each) => each.by)].map((each) => ({
    table: tableOfSpec(each),
    near: spec.target,
  }))
  const targetFirst = needs.some((need) => need.table === spec.target)
    ? [{ table: spec.target, near: null }, ...needs]
    : needs
  const tree = coreTree(catalog, targetFirst, spec)
  const core = new Set(needs.map((need) => need.table))
  const root = finest(tree, core, [spec.target]) ?? spec.target
  const rootIn = tree.tables.has(root) ? root : (needs[0]?.table as string)
  const foreign = spec.groups.find((group) => !keys.some((key) => tableOfSpec(key) === tableOfSpec(group)))
  if (foreign) throw new Ungrounded('a list for each of something else has no single value to show')
  const requires = [
    ...spec.requires,
    ...spec.groups.map((group) => ({ table: tableOfSpec(group), near: spec.target })),
  ]
  const aliases = makeAliases(catalog)
  const anchored =
    spec.having.length > 0 ||
    spec.conditions.some(
      (condition) => condition.related !== null && !tree.tables.has(condition.related.from),
    )
  const grownTree =
    anchored && !tree.tables.has(spec.target)
      ? growTree(catalog, tree, [{ table: spec.target, near: null }], hintsOf(spec))
      : tree
  if (!grownTree) throw new Ungrounded('no join')
  const block = buildBlock({
    catalog,
    aliases,
    hints: hintsOf(spec),
    root: rootIn,
    core: grownTree,
    conditions: spec.conditions,
    requires,
  })
  const where = [
    ...block.where,
    ...spec.having.map((having) => countCondition(spec, having, block, catalog, aliases)),
  ]
  const select = keys
    .flatMap((key) => keyOutputs(key, block, catalog, keys))
    .filter((each, at, all) => all.findIndex((other) => same(other.expr, each.expr)) === at)
  if (inGroups && spec.rank) return bestRows(spec, spec.rank, block, select, where, catalog)
  const context = spec.rank ? contextFor(spec.rank.by, select, block, catalog) : []
  const orders: Order[] = order.map((each) => ({
    by: keyExpr(each.by as KeySpec, block, catalog),
    descending: each.descending,
  }))
  const distinct = spec.distinct || bareColumns(spec, keys, catalog)
  if (distinct && spec.rank) throw new Ungrounded('a ranking of distinct values')
  const visibleOrder = distinct
    ? orders.filter((each) => select.some((shown) => same(shown.expr, each.by)))
    : orders
  const limit = spec.rank?.limit ?? null
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where,
      group: [],
      having: [],
      distinct,
      set: null,
      select: distinct ? select.filter((each) => each.part === 'asked') : [...select, ...context],
      order: visibleOrder,
      limit,
      ties: limit === 1,
    },
    tree: block.tree,
    notes: [],
  }
}

/** The first rows of each group. */
function bestRows(
  spec: Spec,
  rank: Rank,
  block: Block,
  select: readonly Output[],
  where: readonly Cond[],
  catalog: Catalog,
): Shaped {
  const by: Order = { by: keyExpr(rank.by, block, catalog), descending: rank.descending }
  const partition = partitionOf(spec.groups, block, catalog, (key) => keyExpr(key, block, catalog))
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where: [...where, ...rankable(by)],
      group: [],
      having: [],
      distinct: false,
      set: null,
      select: uniqueLabels([...select, ...contextFor(rank.by, select, block, catalog)]),
      order: [],
      limit: null,
      ties: false,
      best: bestOf(partition, by, rank.limit),
    },
    tree: block.tree,
    notes: ['rows that tie for the place are all shown'],
  }
}

function same(a: Expr, b: Expr): boolean {
  return JSON.stringify(a, idsOnly) === JSON.stringify(b, idsOnly)
}

const idsOnly = (key: string, value: unknown) =>
  key === 'column' && value && typeof value === 'object' && 'id' in value ? value.id : value

/** "all directors": values of a column, each once, when no entity is named that would have a row each. */
function bareColumns(spec: Spec, keys: readonly KeySpec[], catalog: Catalog): boolean {
  if (spec.orders.length > 0 || spec.rank) return false
  if (!keys.every((key) => key.kind === 'column')) return false
  const named =
    spec.rowsOf.has(spec.target) ||
    spec.groups.some((group) => tableOfSpec(group) === spec.target) ||
    spec.outputs.some((output) => output.kind === 'entity')
  if (named) return false
  const tables = new Set(keys.map(tableOfSpec))
  const unique = keys.some((key) => key.kind === 'column' && key.column.unique)
  const titled =
    keys.length > 1 &&
    keys.some(
      (key) =>
        key.kind === 'column' &&
        mustTable(catalog, key.column.table).titles.some((title) => title.id === key.column.id),
    )
  return tables.size === 1 && !unique && !titled && (keys.length === 1 || spec.requires.length === 0)
}

function keyOutputs(key: KeySpec, block: Block, catalog: Catalog, all: readonly KeySpec[]): Output[] {
  if (key.kind === 'grain' && key.grain === 'year') {
    return [
      { expr: keyExpr(key, block, catalog), label: 'year', part: 'asked' },
      {
        expr: { kind: 'truncate', grain: 'year', of: block.ref(key.column) },
        label: 'year_start',
        part: 'context',
      },
    ]
  }
  if (key.kind === 'grain' && key.grain === 'weekday') {
    return [
      {
        expr: { kind: 'extract', field: 'dayName', of: block.ref(key.column) },
        label: 'weekday',
        part: 'asked',
      },
      { expr: keyExpr(key, block, catalog), label: 'day_of_week', part: 'context' },
    ]
  }
  if (key.kind !== 'entity')
    return [{ expr: keyExpr(key, block, catalog), label: labelOf(key), part: 'asked' }]
  const table = mustTable(catalog, key.table)
  const shown = new Set(all.filter((each) => each.kind === 'column').map((each) => each.column.id))
  const titles = table.titles.filter((column) => !shown.has(column.id))
  const id = table.key?.filter((column) => !shown.has(column.id)) ?? []
  const out: Output[] = titles.map((column) => ({
    expr: block.ref(column),
    label: column.name,
    part: 'asked',
  }))
  for (const column of id)
    if (!titles.includes(column))
      out.push({ expr: block.ref(column), label: column.name, part: titles.length > 0 ? 'context' : 'asked' })
  if (out.length === 0 && shown.size === 0)
    throw new Ungrounded(`${table.name} has neither a name nor a key to show`)
  return out
}

function labelOf(spec: Shown): string {
  switch (spec.kind) {
    case 'column':
      return spec.column.name
    case 'grain':
      return spec.grain
    case 'entity':
      return spec.table
    case 'countRows':
      return 'count'
    case 'countValues':
      return 'count'
    case 'aggregate':
      return `${spec.fn}_${spec.column.name}`
    case 'product':
      return 'total'
    case 'span':
      return `${spec.span.unit}s`
    case 'spanOf':
      return `${spec.fn}_${spec.span.unit}s`
    case 'trend':
      return spec.how === 'running' ? 'running_total' : 'change'
    case 'place':
      return 'place'
    case 'formula':
      return 'value'
    case 'ratio':
      return spec.percent ? 'percentage' : 'ratio'
    default:
      return spec satisfies never
  }
}

function keyExpr(key: Shown, block: Block, catalog: Catalog): Expr {
  switch (key.kind) {
    case 'column':
      return block.ref(key.column)
    case 'span':
      return spanExpr(key.span, block)
    case 'grain':
      return grainExpr(key, block)
    case 'entity': {
      const table = mustTable(catalog, key.table)
      const column = table.titles[0] ?? table.key?.[0]
      if (!column) throw new Ungrounded(`${table.name} has no name to order by`)
      return block.ref(column)
    }
    default:
      throw new Ungrounded('a measure without groups')
  }
}

function grainExpr({ grain, column }: Extract<KeySpec, { kind: 'grain' }>, block: Block): Expr {
  const of = block.ref(column)
  if (grain === 'year' || grain === 'hour') return { kind: 'extract', field: grain, of }
  return grain === 'weekday' ? { kind: 'extract', field: 'dow', of } : { kind: 'truncate', grain, of }
}

function contextFor(by: Shown, select: readonly Output[], block: Block, catalog: Catalog): Output[] {
  if (isMeasure(by) || by.kind === 'entity') return []
  const expr = keyExpr(by, block, catalog)
  return select.some((each) => same(each.expr, expr)) ? [] : [{ expr, label: labelOf(by), part: 'context' }]
}

/** count of related rows compared with a number, once for each row of the target. */
function countCondition(
  spec: Spec,
  having: Having,
  block: Block,
  catalog: Catalog,
  aliases: ReturnType<typeof makeAliases>,
): Cond {
  const tree = growTree(
    catalog,
    seedTree(spec.target),
    [
      { table: having.table, near: spec.target },
      ...having.conditions.flatMap((condition) => condition.needs),
    ],
    hintsOf(spec),
  )
  if (!tree || tree.tied) throw new Ungrounded('what is counted is not connected', [])
  const first = orient(tree, spec.target).get(spec.target)?.[0]
  if (!first) throw new Ungrounded('a thing counted for itself')
  if (first.toOne) throw new Ungrounded('each row has at most one of what is counted')
  const inside = {
    ...tree,
    tables: new Set([...tree.tables].filter((table) => table !== spec.target)),
    hops: tree.hops.filter((hop) => hop.from !== spec.target && hop.to !== spec.target),
  }
  const sub = buildBlock({
    catalog,
    aliases,
    hints: hintsOf(spec),
    root: first.to,
    core: inside,
    conditions: having.conditions,
    requires: [],
  })
  const counted = mustTable(catalog, having.table)
  const key = counted.key?.length === 1 ? counted.key[0] : undefined
  const outerAlias = block.ref(mustTable(catalog, spec.target).columns[0] as CatalogColumn)
  const link: Cond[] = pairs(first, outerAlias.kind === 'column' ? outerAlias.alias : '', sub.from.alias).map(
    (pair) => ({
      kind: 'compare',
      op: '=',
      left: {
        kind: 'column',
        alias: pair.left.alias,
        column: mustTable(catalog, spec.target).columns.find(
          (column) => column.name === pair.left.column,
        ) as CatalogColumn,
      },
      right: {
        kind: 'column',
        alias: pair.right.alias,
        column: mustTable(catalog, first.to).columns.find(
          (column) => column.name === pair.right.column,
        ) as CatalogColumn,
      },
    }),
  )
  const of: Expr | null = having.distinctColumn
    ? sub.ref(having.distinctColumn)
    : first.to === having.table
      ? null
      : key
        ? sub.ref(key)
        : null
  const plan: Plan = {
    from: sub.from,
    joins: sub.joins,
    where: [...link, ...sub.where],
    select: [
      { expr: { kind: 'count', of, distinct: of !== null, filter: null }, label: 'count', part: 'asked' },
    ],
    distinct: false,
    group: [],
    having: [],
    order: [],
    limit: null,
    ties: false,
    set: null,
  }
  return compareCount({ kind: 'scalar', plan }, having)
}

export function compareCount(left: Expr, having: Pick<Having, 'op' | 'amount' | 'upper'>): Cond {
  const literal = (value: number): Expr => ({ kind: 'literal', value, as: 'number' })
  if (having.upper === null) return { kind: 'compare', left, op: having.op, right: literal(having.amount) }
  return {
    kind: 'and',
    of: [
      { kind: 'compare', left, op: '>=', right: literal(having.amount) },
      { kind: 'compare', left, op: '<=', right: literal(having.upper) },
    ],
  }
}

function aggregated(
  spec: Spec,
  outputs: readonly Shown[],
  measures: readonly MeasureSpec[],
  catalog: Catalog,
): Shaped {
  const keys = uniqueKeys([
    ...spec.groups,
    ...outputs.filter((output): output is KeySpec => !isMeasure(output)),
  ])
  const apart = measures.some(
    (each) => each.kind === 'ratio' && !each.total && tableOfSpec(each.under.measure) !== tableOfSpec(each),
  )
  if (apart && keys.length > 0) {
    if (keys.length > 1 || !keys[0]) throw new Ungrounded('a ratio of different things for several groups')
    const tools = {
      keyOutputs: (key: KeySpec, block: Block) => keyOutputs(key, block, catalog, keys),
      keyExpr: (key: KeySpec, block: Block) => keyExpr(key, block, catalog),
      label: labelOf,
    }
    return correlated(
      {
        spec: { ...spec, outputs: outputs.map((output) => ({ ...output, directive: false })) },
        catalog,
        hints: hintsOf(spec),
        ...tools,
      },
      keys[0],
    )
  }
  const all: MeasureSpec[] = [...measures]
  for (const having of spec.having)
    all.push(
      having.distinctColumn
        ? { kind: 'countValues', column: having.distinctColumn }
        : { kind: 'countRows', table: having.table },
    )
  if (!ranksInGroups(spec)) checkKeys(spec, outputs, catalog)
  const first = all[0]
  const scalarHaving = spec.having.length > 0 && keys.length === 0
  const shownOrCounted = scalarHaving ? measures : all
  const needs = [
    ...(first ? [{ table: tableOfSpec(first), near: null }] : []),
    ...[...shownOrCounted, ...keys].flatMap((each) =>
      tablesOf(each).map((table) => ({ table, near: spec.target })),
    ),
  ]
  const tree = coreTree(catalog, needs, spec)
  const core = new Set(needs.map((need) => need.table))
  checkRatios(all, keys, catalog)
  if (
    all.some(
      (each) =>
        each.kind === 'countRows' && keys.some((key) => key.kind === 'entity' && key.table === each.table),
    )
  )
    throw new Ungrounded('a row counted for itself')
  if (keys.length > 0 && outputs.some((output) => output.kind === 'ratio' && output.bare))
    throw new Ungrounded('whether the share is of each group or of them all is not clear')
  const root = finest(tree, core, shownOrCounted.flatMap(tablesOf))
  if (root === null) throw new Ungrounded('measures of different tables would multiply each other')
  const aliases = makeAliases(catalog)
  const conditions = [
    ...spec.conditions,
    ...(scalarHaving ? [] : spec.having.flatMap((having) => having.conditions)),
  ]
  const block = buildBlock({
    catalog,
    aliases,
    hints: hintsOf(spec),
    root,
    core: tree,
    conditions,
    requires: spec.requires,
  })
  const notes: string[] = []
  const counted = (having: Having, table: string) =>
    countCondition({ ...spec, target: table }, having, block, catalog, aliases)
  const measure = (each: MeasureSpec) =>
    each.kind === 'ratio'
      ? ratioExpr({ ratio: each, root, block, catalog, notes, counted })
      : measureExpr(each, root, tree, block, catalog, notes)
  const select: Output[] = []
  const group: Expr[] = []
  const push = (output: Output) => {
    if (!select.some((each) => same(each.expr, output.expr))) select.push(output)
  }
  for (const key of keys) {
    for (const output of keyOutputs(key, block, catalog, keys)) {
      push(output)
      if (!group.some((each) => same(each, output.expr))) group.push(output.expr)
    }
    for (const extra of identity(key, spec, catalog)) {
      const expr = block.ref(extra)
      if (!group.some((each) => same(each, expr))) group.push(expr)
    }
  }
  const keyed = () =>
    keys.map((key) => ({
      key,
      exprs:
        key.kind === 'entity'
          ? partitionOf([key], block, catalog, (each) => keyExpr(each, block, catalog))
          : [keyExpr(key, block, catalog)],
    }))
  for (const output of outputs)
    if (output.kind === 'trend')
      for (const each of trendOutputs(output, measure(output.of), labelOf(output.of), keyed())) push(each)
  for (const output of outputs)
    if (isMeasure(output) && output.kind !== 'trend')
      push({ expr: measure(output), label: labelOf(output), part: 'asked' })
  if (spec.rank && isMeasure(spec.rank.by))
    push({ expr: measure(spec.rank.by), label: labelOf(spec.rank.by), part: 'context' })
  if (spec.rank && keys.length === 0) throw new Ungrounded('a ranking of a single number')
  const rankOrder: Order[] = spec.rank
    ? [
        {
          by: isMeasure(spec.rank.by) ? measure(spec.rank.by) : keyExpr(spec.rank.by, block, catalog),
          descending: spec.rank.descending,
        },
      ]
    : []
  if (spec.rank && !isMeasure(spec.rank.by)) throw new Ungrounded('a ranking by a column over groups')
  const orders: Order[] = spec.orders.map((each) => ({
    by: isMeasure(each.by) ? measure(each.by) : keyExpr(each.by, block, catalog),
    descending: each.descending,
  }))
  const ordered = orders.filter(
    (order) => measuresOnly(order.by) || group.some((each) => same(each, order.by)),
  )
  const having = scalarHaving
    ? []
    : spec.having.map((each) =>
        compareCount(
          measure(
            each.distinctColumn
              ? { kind: 'countValues', column: each.distinctColumn }
              : { kind: 'countRows', table: each.table },
          ),
          each,
        ),
      )
  const where = scalarHaving
    ? [...block.where, ...spec.having.map((each) => countCondition(spec, each, block, catalog, aliases))]
    : block.where
  const grain = keys
    .filter((key) => key.kind === 'grain')
    .map((key) => ({ by: keyExpr(key, block, catalog), descending: false }))
  const limit = spec.rank?.limit ?? null
  const firstOrder = rankOrder[0]
  if (firstOrder && spec.rank && ranksInGroups(spec)) {
    const partition = partitionOf(spec.groups, block, catalog, (key) => keyExpr(key, block, catalog))
    const best = bestOf(partition, firstOrder, spec.rank.limit)
    return {
      plan: {
        from: block.from,
        joins: block.joins,
        where,
        group,
        having,
        distinct: false,
        set: null,
        select: uniqueLabels(select),
        order: [],
        limit: null,
        ties: false,
        best,
      },
      tree: block.tree,
      notes: [...notes, 'rows that tie for the place are all shown'],
    }
  }
  return {
    plan: {
      from: block.from,
      joins: block.joins,
      where,
      group,
      having,
      distinct: false,
      set: null,
      select,
      order: [...rankOrder, ...(ordered.length > 0 ? ordered : rankOrder.length > 0 ? [] : grain)],
      limit,
      ties: limit === 1,
    },
    tree: block.tree,
    notes,
  }
}

/** Numbers of a row make a ratio only where each group is one row; a share of the total needs groups. */
function checkRatios(measures: readonly MeasureSpec[], keys: readonly KeySpec[], catalog: Catalog): void {
  for (const each of measures) {
    if (each.kind !== 'ratio') continue
    if (each.total && keys.length !== 1) throw new Ungrounded('a share of what?')
    const table = tableOfSpec(each)
    const identified = keys.some(
      (key) =>
        (key.kind === 'entity' && key.table === table) ||
        (key.kind === 'column' &&
          key.column.table === table &&
          (key.column.unique || isKeyOf(key.column, catalog))),
    )
    if (each.perRow && !identified)
      throw new Ungrounded('a ratio of two numbers of each row, without saying of which rows')
  }
}

function isKeyOf(column: CatalogColumn, catalog: Catalog): boolean {
  const key = mustTable(catalog, column.table).key
  return key?.length === 1 && key[0]?.id === column.id
}

/** "for each department the doctor and the average salary": what is shown beside a measure must be one per group. */
function checkKeys(spec: Spec, outputs: readonly Shown[], catalog: Catalog): void {
  if (spec.groups.length === 0) return
  const within = new Set(
    spec.groups.flatMap((group) => toOneTables(catalog, tableOfSpec(group)).map((table) => table.id)),
  )
  const entities = spec.groups.some((group) => group.kind === 'entity')
  for (const output of outputs) {
    if (isMeasure(output) || spec.groups.some((group) => keyOf(group) === keyOf(output))) continue
    if (!within.has(tableOfSpec(output)) || (!entities && output.kind === 'entity'))
      throw new Ungrounded('what is shown is not one value for each group')
  }
}

function uniqueKeys(keys: readonly KeySpec[]): readonly KeySpec[] {
  const seen = new Set<string>()
  return keys.filter((key) => !seen.has(keyOf(key)) && seen.add(keyOf(key)))
}

function measuresOnly(expr: Expr): boolean {
  return (
    expr.kind === 'count' ||
    expr.kind === 'aggregate' ||
    expr.kind === 'ratio' ||
    expr.kind === 'arithmetic' ||
    expr.kind === 'window'
  )
}

/** Rows that share a name are not the same row: a title is grouped with its key, a category is not. */
function identity(key: KeySpec, spec: Spec, catalog: Catalog): readonly CatalogColumn[] {
  if (key.kind !== 'column') return []
  const table = mustTable(catalog, key.column.table)
  const isTitle = table.titles.some((title) => title.id === key.column.id)
  void spec
  return isTitle && table.key && !key.column.unique ? table.key : []
}
