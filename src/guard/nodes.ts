/** Where a node may hold others: fields with wrapped nodes, fields of one fixed type, and fields that hold no node. */
interface Shape {
  readonly nodes?: string
  readonly typed?: Readonly<Record<string, string>>
  readonly plain?: string
}

/** What a field of a node holds: nothing to walk, wrapped nodes, or a node of the type named. */
export type FieldKind = 'plain' | 'nodes' | { readonly type: string }

/** Node type -> field -> what it holds. A type or a field that is not here is refused. */
export type NodeTable = ReadonlyMap<string, ReadonlyMap<string, FieldKind>>

/** The nodes and fields of a query that reads. A node or field that a later Postgres adds is not in it. */
export function queryNodes(): NodeTable {
  const table = new Map<string, ReadonlyMap<string, FieldKind>>()
  for (const [type, shape] of Object.entries(shapes)) {
    const fields = new Map<string, FieldKind>([['location', 'plain']])
    for (const field of words(shape.plain)) fields.set(field, 'plain')
    for (const field of words(shape.nodes)) fields.set(field, 'nodes')
    for (const [field, typeName] of Object.entries(shape.typed ?? {})) fields.set(field, { type: typeName })
    table.set(type, fields)
  }
  return table
}

function words(list = ''): readonly string[] {
  return list.split(' ').filter((word) => word !== '')
}

const query: Record<string, Shape> = {
  SelectStmt: {
    nodes:
      'distinctClause targetList fromClause whereClause groupClause havingClause windowClause valuesLists sortClause limitOffset limitCount',
    typed: { withClause: 'WithClause', larg: 'SelectStmt', rarg: 'SelectStmt' },
    plain: 'groupDistinct limitOption op all',
  },
  WithClause: { nodes: 'ctes', plain: 'recursive' },
  CommonTableExpr: {
    nodes: 'aliascolnames ctequery',
    typed: { search_clause: 'CTESearchClause', cycle_clause: 'CTECycleClause' },
    plain: 'ctename ctematerialized',
  },
  CTESearchClause: { nodes: 'search_col_list', plain: 'search_breadth_first search_seq_column' },
  CTECycleClause: {
    nodes: 'cycle_col_list cycle_mark_value cycle_mark_default',
    plain: 'cycle_mark_column cycle_path_column',
  },
  ResTarget: { nodes: 'indirection val', plain: 'name' },
  SortBy: { nodes: 'node useOp', plain: 'sortby_dir sortby_nulls' },
  GroupingSet: { nodes: 'content', plain: 'kind' },
  WindowDef: {
    nodes: 'partitionClause orderClause startOffset endOffset',
    plain: 'name refname frameOptions',
  },
}

const sources: Record<string, Shape> = {
  RangeVar: { typed: { alias: 'Alias' }, plain: 'catalogname schemaname relname inh relpersistence' },
  Alias: { nodes: 'colnames', plain: 'aliasname' },
  RangeSubselect: { nodes: 'subquery', typed: { alias: 'Alias' }, plain: 'lateral' },
  RangeFunction: {
    nodes: 'functions coldeflist',
    typed: { alias: 'Alias' },
    plain: 'lateral ordinality is_rowsfrom',
  },
  RangeTableFunc: {
    nodes: 'docexpr rowexpr namespaces columns',
    typed: { alias: 'Alias' },
    plain: 'lateral',
  },
  RangeTableFuncCol: {
    nodes: 'colexpr coldefexpr',
    typed: { typeName: 'TypeName' },
    plain: 'colname for_ordinality is_not_null',
  },
  RangeTableSample: { nodes: 'relation method args repeatable' },
  JoinExpr: {
    nodes: 'larg rarg usingClause quals',
    typed: { alias: 'Alias', join_using_alias: 'Alias' },
    plain: 'jointype isNatural',
  },
  ColumnDef: {
    typed: { typeName: 'TypeName', collClause: 'CollateClause' },
    plain: 'colname is_local',
  },
}

const expressions: Record<string, Shape> = {
  ColumnRef: { nodes: 'fields' },
  A_Star: {},
  A_Const: {
    typed: { ival: 'Integer', fval: 'Float', boolval: 'Boolean', sval: 'String', bsval: 'BitString' },
    plain: 'isnull',
  },
  Integer: { plain: 'ival' },
  Float: { plain: 'fval' },
  Boolean: { plain: 'boolval' },
  String: { plain: 'sval' },
  BitString: { plain: 'bsval' },
  List: { nodes: 'items' },
  A_Expr: { nodes: 'name lexpr rexpr', plain: 'kind rexpr_list_start rexpr_list_end' },
  BoolExpr: { nodes: 'args', plain: 'boolop' },
  NullTest: { nodes: 'arg', plain: 'nulltesttype' },
  BooleanTest: { nodes: 'arg', plain: 'booltesttype' },
  SubLink: { nodes: 'testexpr operName subselect', plain: 'subLinkType' },
  CaseExpr: { nodes: 'arg args defresult' },
  CaseWhen: { nodes: 'expr result' },
  CoalesceExpr: { nodes: 'args' },
  MinMaxExpr: { nodes: 'args', plain: 'op' },
  A_ArrayExpr: { nodes: 'elements', plain: 'list_start list_end' },
  RowExpr: { nodes: 'args colnames', plain: 'row_format' },
  A_Indirection: { nodes: 'arg indirection' },
  A_Indices: { nodes: 'lidx uidx', plain: 'is_slice' },
  FuncCall: {
    nodes: 'funcname args agg_order agg_filter',
    typed: { over: 'WindowDef' },
    plain: 'agg_within_group agg_star agg_distinct func_variadic funcformat',
  },
  NamedArgExpr: { nodes: 'arg', plain: 'name argnumber' },
  GroupingFunc: { nodes: 'args' },
  TypeCast: { nodes: 'arg', typed: { typeName: 'TypeName' } },
  TypeName: { nodes: 'names typmods arrayBounds', plain: 'setof typemod' },
  CollateClause: { nodes: 'arg collname' },
  SQLValueFunction: { plain: 'op typmod' },
  XmlExpr: { nodes: 'named_args arg_names args', plain: 'op name xmloption indent' },
  XmlSerialize: { nodes: 'expr', typed: { typeName: 'TypeName' }, plain: 'xmloption indent' },
}

const json: Record<string, Shape> = {
  JsonFormat: { plain: 'format_type encoding' },
  JsonReturning: { typed: { format: 'JsonFormat' } },
  JsonOutput: { typed: { typeName: 'TypeName', returning: 'JsonReturning' } },
  JsonValueExpr: { nodes: 'raw_expr', typed: { format: 'JsonFormat' } },
  JsonArgument: { typed: { val: 'JsonValueExpr' }, plain: 'name' },
  JsonBehavior: { nodes: 'expr', plain: 'btype' },
  JsonFuncExpr: {
    nodes: 'pathspec passing',
    typed: {
      context_item: 'JsonValueExpr',
      output: 'JsonOutput',
      on_empty: 'JsonBehavior',
      on_error: 'JsonBehavior',
    },
    plain: 'op column_name wrapper quotes',
  },
  JsonTablePathSpec: { nodes: 'string', plain: 'name name_location' },
  JsonTable: {
    nodes: 'passing columns',
    typed: {
      context_item: 'JsonValueExpr',
      pathspec: 'JsonTablePathSpec',
      on_error: 'JsonBehavior',
      alias: 'Alias',
    },
    plain: 'lateral',
  },
  JsonTableColumn: {
    nodes: 'columns',
    typed: {
      typeName: 'TypeName',
      pathspec: 'JsonTablePathSpec',
      format: 'JsonFormat',
      on_empty: 'JsonBehavior',
      on_error: 'JsonBehavior',
    },
    plain: 'coltype name wrapper quotes',
  },
  JsonKeyValue: { nodes: 'key', typed: { value: 'JsonValueExpr' } },
  JsonParseExpr: { typed: { expr: 'JsonValueExpr', output: 'JsonOutput' }, plain: 'unique_keys' },
  JsonScalarExpr: { nodes: 'expr', typed: { output: 'JsonOutput' } },
  JsonSerializeExpr: { typed: { expr: 'JsonValueExpr', output: 'JsonOutput' } },
  JsonObjectConstructor: { nodes: 'exprs', typed: { output: 'JsonOutput' }, plain: 'absent_on_null unique' },
  JsonArrayConstructor: { nodes: 'exprs', typed: { output: 'JsonOutput' }, plain: 'absent_on_null' },
  JsonArrayQueryConstructor: {
    nodes: 'query',
    typed: { output: 'JsonOutput', format: 'JsonFormat' },
    plain: 'absent_on_null',
  },
  JsonAggConstructor: { nodes: 'agg_filter agg_order', typed: { output: 'JsonOutput', over: 'WindowDef' } },
  JsonObjectAgg: {
    typed: { constructor: 'JsonAggConstructor', arg: 'JsonKeyValue' },
    plain: 'absent_on_null unique',
  },
  JsonArrayAgg: {
    typed: { constructor: 'JsonAggConstructor', arg: 'JsonValueExpr' },
    plain: 'absent_on_null',
  },
  JsonIsPredicate: { nodes: 'expr', typed: { format: 'JsonFormat' }, plain: 'item_type unique_keys' },
}

const shapes: Record<string, Shape> = { ...query, ...sources, ...expressions, ...json }
