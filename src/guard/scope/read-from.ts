import { aliasOf, asNode, nameOf, nodes, stringOf, text } from '../mentions.js'
import type { AstNode } from '../parse.js'
import { useExpressions } from './read-expressions.js'
import { readQuery } from './read-query.js'
import { readAsShown, readTable } from './read-table.js'
import {
  type Cte,
  type CteScope,
  type Field,
  fault,
  faultMasked,
  type Level,
  type Output,
  type Reading,
  type Source,
} from './reading.js'

/** Reads one FROM item; its sources join the level. What comes back are the sources of the item alone. */
export function readFrom(item: unknown, level: Level, ctes: CteScope, reading: Reading): readonly Source[] {
  const [type = '', value] = Object.entries(asNode(item) ?? {})[0] ?? []
  const node = asNode(value) ?? {}
  if (type === 'JoinExpr') return readJoin(node, level, ctes, reading)
  if (type === 'RangeTableSample') return readSample(node, level, ctes, reading)
  const source = readItem(type, node, level, ctes, reading)
  level.sources.push(source)
  return [source]
}

function readItem(type: string, node: AstNode, level: Level, ctes: CteScope, reading: Reading): Source {
  const renamed = nodes(asNode(node.alias)?.colnames).map((name) => stringOf(name) ?? '')
  switch (type) {
    case 'RangeVar':
      return readNamed(node, renamed, ctes, reading)
    case 'RangeSubselect': {
      const select = asNode(asNode(node.subquery)?.SelectStmt) ?? {}
      const shown = readAsShown(select, aliasOf(node), renamed, reading)
      if (shown !== null) return shown
      const outer = node.lateral === true ? level : level.outer
      return sourceOf(aliasOf(node), renameFields(readQuery(select, outer, ctes, reading), renamed))
    }
    default: {
      useExpressions(node, level, ctes, reading)
      return functionSource(type, node, renamed)
    }
  }
}

function readNamed(node: AstNode, renamed: readonly string[], ctes: CteScope, reading: Reading): Source {
  const name = text(node.relname) ?? ''
  const cte = text(node.schemaname) === null ? ctes.get(name) : undefined
  if (cte === undefined) return readTable(node, renamed, reading)
  return sourceOf(aliasOf(node) ?? name, renameFields(readCte(cte, reading), renamed))
}

/** What a WITH query returns; within itself, what its first operand does. */
export function readCte(cte: Cte, reading: Reading): Output {
  if (cte.state === 'reading') return recursiveOutput(cte, reading)
  if (cte.state === 'unread') {
    cte.state = 'reading'
    const select = asNode(asNode(cte.node.ctequery)?.SelectStmt) ?? {}
    cte.output = cteOutput(cte, readQuery(select, cte.outer, cte.ctes, reading))
    cte.state = 'read'
  }
  return cte.output ?? { fields: [], open: true }
}

function recursiveOutput(cte: Cte, reading: Reading): Output {
  const first = asNode(asNode(asNode(cte.node.ctequery)?.SelectStmt)?.larg)
  const known = first === null ? undefined : reading.operands.get(first)
  return cteOutput(cte, known ?? { fields: [], open: true })
}

function cteOutput({ node }: Cte, output: Output): Output {
  const renamed = nodes(node.aliascolnames).map((name) => stringOf(name) ?? '')
  const { fields, open } = renameFields(output, renamed)
  return { fields, open: open || node.search_clause !== undefined || node.cycle_clause !== undefined }
}

function readSample(node: AstNode, level: Level, ctes: CteScope, reading: Reading): readonly Source[] {
  const found = readFrom(node.relation, level, ctes, reading)
  useExpressions({ args: node.args, repeatable: node.repeatable }, level, ctes, reading)
  for (const source of found) {
    if (!source.rewritten) continue
    const message = `${source.label} has rules of its own, and TABLESAMPLE cannot be combined with them.`
    fault(reading, 'relation', node.location, message, 'Leave TABLESAMPLE out.')
  }
  return found
}

function readJoin(node: AstNode, level: Level, ctes: CteScope, reading: Reading): readonly Source[] {
  const left = readFrom(node.larg, level, ctes, reading)
  const right = readFrom(node.rarg, level, ctes, reading)
  const both = [...left, ...right]
  for (const used of nodes(node.usingClause)) {
    for (const side of [left, right]) useShared(stringOf(used) ?? '', side, node, reading)
  }
  if (node.isNatural === true) useNatural(both, reading)
  useExpressions(node.quals, level, ctes, reading)
  const alias = aliasOf(node)
  if (alias === null) return both
  // Behind the join's alias its parts cannot be named.
  const names = nodes(asNode(node.alias)?.colnames).map((name) => stringOf(name) ?? '')
  const joined = { fields: both.flatMap(({ fields }) => fields), open: both.some(({ open }) => open) }
  const hidden = both.flatMap((source) => [...(source.hidden ?? [])])
  const whole = both.every((source) => source.hidden === null)
  for (const source of both) level.sources.splice(level.sources.indexOf(source), 1)
  const source = { ...sourceOf(alias, renameFields(joined, names)), hidden: whole ? null : new Set(hidden) }
  level.sources.push(source)
  return [source]
}

function useShared(name: string, side: readonly Source[], node: AstNode, reading: Reading): void {
  const fields = side.flatMap((source) => source.fields.filter((field) => field.name === name))
  const masked = fields.find((field) => field.masked !== null)?.masked ?? null
  if (masked !== null) faultMasked(reading, masked, node.location)
  const limited = side.find(({ hidden }) => hidden !== null)
  if (fields.length > 0 || limited === undefined || side.some(({ open }) => open)) return
  const message = `${limited.label} has no column "${name}" that may be read, so USING cannot join by it.`
  fault(reading, 'column', node.location, message, 'Join with ON.')
}

function useNatural(sources: readonly Source[], reading: Reading): void {
  for (const { label, hidden, fields } of sources) {
    const masked = fields.find((field) => field.masked !== null)?.masked ?? null
    if (hidden === null && masked === null) continue
    const message = `NATURAL JOIN would compare every column of ${label}, and some may not be read.`
    fault(reading, 'column', null, message, 'Join with ON and name the columns.')
  }
}

function functionSource(type: string, node: AstNode, renamed: readonly string[]): Source {
  const defined = nodes(node.coldeflist).map((each) => text(asNode(asNode(each)?.ColumnDef)?.colname) ?? '')
  const first = asNode(nodes(asNode(asNode(nodes(node.functions)[0])?.List)?.items)[0])
  const called = nameOf(asNode(first?.FuncCall)?.funcname).name
  const label = aliasOf(node) ?? (type === 'RangeFunction' && called !== '' ? called : null)
  const names = defined.length > 0 ? defined : renamed.length > 0 ? renamed : label === null ? [] : [label]
  return sourceOf(label, { fields: names.map((name) => ({ name, masked: null })), open: true })
}

function sourceOf(label: string | null, output: Output): Source {
  return { ...output, label, schema: null, hidden: null, rewritten: false, key: [], inner: false }
}

/** Columns under the names an alias gives them; what is renamed without being known keeps its mask. */
export function renameFields({ fields, open }: Output, renamed: readonly string[]): Output {
  const known = fields.map((field, at): Field => ({ ...field, name: renamed[at] ?? field.name }))
  const more = renamed.slice(fields.length).map((name): Field => ({ name, masked: null }))
  return { fields: [...known, ...more], open }
}
