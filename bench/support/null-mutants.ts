import type pg from 'pg'
import { printQuery } from '../../src/agents/critic/print/print-query.js'
import { readStatement } from '../../src/agents/critic/statement/read-statement.js'
import { bodyOf, conjuncts } from '../../src/agents/critic/statement/tree.js'
import { asNode, nodes } from '../../src/guard/mentions.js'
import type { AstNode } from '../../src/guard/parse.js'
import type { Catalog } from '../../src/linking/catalog.js'
import type { Mutant } from './sql-mutants.js'
import { altered, placed } from './tree-variants.js'

/** Sets a sixth of the values of every column that may be NULL to NULL, the same ones each time. */
export async function sprinkleNulls(client: pg.Client): Promise<void> {
  await client.query(`
do $$
declare c record;
begin
  set session_replication_role = replica;
  for c in
    select a.attrelid::regclass as tbl, quote_ident(a.attname) as col, a.attnum
    from pg_attribute a join pg_class r on r.oid = a.attrelid join pg_namespace n on n.oid = r.relnamespace
    where r.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
      and a.attnum > 0 and not a.attisdropped and not a.attnotnull
  loop
    execute format('update %s set %s = null where (hashtextextended(ctid::text, %s) & 1023) < 170', c.tbl, c.col, c.attnum);
  end loop;
  set session_replication_role = origin;
end $$`)
}

/** What goes wrong only where there are NULLs; each with the statement that takes care of them. */
export function nullMutantsOf(tree: AstNode, catalog: Catalog): readonly Mutant[] {
  const select = bodyOf(tree, 'SelectStmt')
  if (select === null) return []
  return [...missingNullsLast(tree), ...notIn(tree), ...addedNotIn(tree, select, catalog)]
}

function made(kind: string, wrong: AstNode, right: AstNode): readonly Mutant[] {
  const [wrongSelect, rightSelect] = [bodyOf(wrong, 'SelectStmt'), bodyOf(right, 'SelectStmt')]
  const sql = wrongSelect === null ? null : printQuery(wrongSelect)
  const reference = rightSelect === null ? null : printQuery(rightSelect)
  return sql === null || reference === null ? [] : [{ kind, sql, right: reference, ordered: false }]
}

function missingNullsLast(tree: AstNode): readonly Mutant[] {
  return [...placed(tree)].flatMap((place) => {
    const [first, ...rest] = nodes(place.body.sortClause)
    const sort = bodyOf(first, 'SortBy')
    if (
      place.type !== 'SelectStmt' ||
      place.body.limitCount === undefined ||
      sort?.sortby_dir !== 'SORTBY_DESC'
    )
      return []
    const sorted = (sortby_nulls: string) =>
      altered(tree, place, { sortClause: [{ SortBy: { ...sort, sortby_nulls } }, ...rest] })
    return made('missing NULLS LAST', sorted('SORTBY_NULLS_DEFAULT'), sorted('SORTBY_NULLS_LAST'))
  })
}

function notIn(tree: AstNode): readonly Mutant[] {
  return [...placed(tree)].flatMap((place) => {
    const link =
      place.type === 'BoolExpr' && place.body.boolop === 'NOT_EXPR'
        ? bodyOf(nodes(place.body.args)[0], 'SubLink')
        : null
    const inner = bodyOf(link?.subselect, 'SelectStmt')
    const value = bodyOf(nodes(inner?.targetList)[0], 'ResTarget')?.val
    if (
      link === null ||
      inner === null ||
      link.subLinkType !== 'ANY_SUBLINK' ||
      nodes(inner.groupClause).length > 0
    )
      return []
    const whereClause = and(inner.whereClause, { NullTest: { arg: value, nulltesttype: 'IS_NOT_NULL' } })
    const guarded = {
      BoolExpr: {
        ...place.body,
        args: [{ SubLink: { ...link, subselect: { SelectStmt: { ...inner, whereClause } } } }],
      },
    }
    return made('NOT IN over NULLs', tree, altered(tree, place, asNode(guarded.BoolExpr) ?? {}))
  })
}

function and(one: unknown, other: AstNode): AstNode {
  return { BoolExpr: { boolop: 'AND_EXPR', args: [...conjuncts(one), other] } }
}

/** A further condition "and has no child", by NOT IN where NOT EXISTS is right. */
function addedNotIn(tree: AstNode, select: AstNode, catalog: Catalog): readonly Mutant[] {
  const { root } = readStatement(select, catalog)
  const place = { type: 'SelectStmt', body: select, path: [] }
  if (root.arms.length > 0) return []
  return root.sources.slice(0, 1).flatMap(({ table, label }) => {
    const edge = catalog.edges.find(
      ({ from, to }) =>
        to.table === table?.id &&
        from.columns.length === 1 &&
        from.table !== to.table &&
        catalog.columnById.get(`${from.table}.${from.columns[0]}`)?.nullable === true,
    )
    const child = catalog.tableById.get(edge?.from.table ?? '')
    if (edge === undefined || child === undefined) return []
    const column = {
      ColumnRef: { fields: [{ String: { sval: 'child' } }, { String: { sval: edge.from.columns[0] } }] },
    }
    const key = {
      ColumnRef: { fields: [{ String: { sval: label } }, { String: { sval: edge.to.columns[0] } }] },
    }
    const inner = {
      targetList: [{ ResTarget: { val: column } }],
      fromClause: [
        {
          RangeVar: {
            schemaname: child.schema,
            relname: child.name,
            inh: true,
            relpersistence: 'p',
            alias: { aliasname: 'child' },
          },
        },
      ],
      limitOption: 'LIMIT_OPTION_DEFAULT',
      op: 'SETOP_NONE',
    }
    const without = (subselect: AstNode) =>
      altered(tree, place, {
        whereClause: and(select.whereClause, {
          BoolExpr: {
            boolop: 'NOT_EXPR',
            args: [
              {
                SubLink: { subLinkType: 'ANY_SUBLINK', testexpr: key, subselect: { SelectStmt: subselect } },
              },
            ],
          },
        }),
      })
    const whereClause = { NullTest: { arg: column, nulltesttype: 'IS_NOT_NULL' } }
    return made('NOT IN over NULLs', without(inner), without({ ...inner, whereClause }))
  })
}
