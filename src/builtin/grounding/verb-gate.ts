import { saysDirection } from './directions.js'
import { type Catalog, type CatalogColumn, isTemporal } from '../../linking/catalog.js'
import { isSetEnd } from '../../linking/planned-dates.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { everyPiece } from '../grammar/every-piece.js'
import type { Sketch } from '../grammar/sketch.js'
import type { JoinTree } from '../planning/joins.js'
import type { Cond, Plan } from '../planning/plan.js'
import { describesNext } from './describes-next.js'
import { isCalledAfter } from './dates/called-after.js'
import { Unfit, Ungrounded } from './ungrounded.js'
import { refuseWon } from './refused-verbs.js'
import { usedTables } from './used-tables.js'
import { usedColumns } from './used-columns.js'
import { namesOfVerb } from './verbs.js'

/** A verb may be skipped when it is light, or when its stem is on the join path or in a column that is used. */
export function checkVerbs(
  sketch: Sketch,
  plan: Plan,
  tree: JoinTree,
  catalog: Catalog,
  relation: (word: string) => boolean,
  tokens: readonly Token[],
  directions: readonly string[] = [],
): void {
  const stems = pathStems(plan, tree, catalog)
  const unused = unusedStems(stems, tree, catalog)
  for (const piece of everyPiece(sketch)) {
    if (piece.kind !== 'verb' || stems.has(piece.stem)) continue
    if (!piece.light) checkRecordBetween(piece.stem, piece.text, plan, catalog)
    if (namesOfVerb(piece.stem).some((name) => stems.has(name))) continue
    if (saysDirection(piece.text) && directions.some((name) => stems.has(name))) continue
    if (usedColumns(plan).some((column) => isTemporal(column) && isCalledAfter(column, piece.stem))) continue
    if (unused.has(piece.stem) && (!hasObject(sketch, piece) || describesNext(sketch, piece, tokens)))
      throw new Unfit(`'${piece.text}' may mean a column that this reading does not use`, [piece.text])
    refuseWon(piece, unused)
    if (piece.stem === scored && usedTables(plan).some(({ columns }) => columns.some(isGoals)))
      throw new Unfit(`'${piece.text}' may mean a column that this reading does not use`, [piece.text])
    if (amountVerbs.has(piece.stem) && !usedColumns(plan).some(isAmount))
      throw new Ungrounded(`nothing says how much '${piece.text}' is`, [piece.text])
    if (!piece.light && describesNext(sketch, piece, tokens))
      throw new Unfit(`nothing says which are '${piece.text}'`, [piece.text])
    if (piece.light || datedAlways(piece.stem, tree, catalog)) continue
    checkRecords(piece.stem, piece.text, stems, catalog)
    if (doneBy(sketch, piece)) throw new Ungrounded(`nothing says who '${piece.text}'`, [piece.text])
    if (relation(piece.text.toLowerCase()) && (tree.tables.size > 1 || plan.where.some(isExistence))) continue
    if (relation(piece.text.toLowerCase()) && (agentFollows(sketch, piece) || hasObject(sketch, piece)))
      continue
    throw new Ungrounded(`nothing says what '${piece.text}' is`, [piece.text])
  }
}

/** "keepers that feed the elephants" over a table of feedings is told by nothing else. */
function checkRecords(verb: string, text: string, used: ReadonlySet<string>, { tables }: Catalog): void {
  const record = tables.find(
    (table) => table.alias === undefined && stem(table.words.at(-1) ?? '') === verb && !used.has(verb),
  )
  if (record)
    throw new Ungrounded(`'${text}' may mean ${record.words.join(' ')}, which this reading does not use`, [
      text,
    ])
}

/** Who "scored in three games" did more than play in them. */
const scored = stem('scored')

function isGoals({ kind, lemmas }: CatalogColumn): boolean {
  return kind === 'number' && lemmas.some((word) => ['goal', 'point'].includes(word))
}

/** "Which doctors treated patients with asthma" is told by the treatments that join them, not by whose patients they are. */
function checkRecordBetween(verb: string, text: string, plan: Plan, { tables, edgesOf }: Catalog): void {
  const used = new Set(usedTables(plan).map(({ id }) => id))
  for (const table of tables) {
    if (table.alias !== undefined || used.has(table.id) || stem(table.words.at(-1) ?? '') !== verb) continue
    const parents = (edgesOf.get(table.id) ?? []).flatMap(({ from, to }) =>
      from.table === table.id && used.has(to.table) ? [to.table] : [],
    )
    if (new Set(parents).size > 1)
      throw new Ungrounded(`'${text}' may mean ${table.words.join(' ')}, which this reading does not use`, [
        text,
      ])
  }
}

/** "maintenance spend per boat", "which yard earned": an amount, never how many rows there are. */
const amountVerbs: ReadonlySet<string> = new Set(['spend', 'spent', 'earn'].map(stem))

function isAmount({ kind, role }: CatalogColumn): boolean {
  return kind === 'number' && role === 'measure'
}

/** "who bought": whoever did so is told by something called after it, never by the nearest person. */
function doneBy(sketch: Sketch, verb: Sketch['pieces'][number]): boolean {
  const [first] = sketch.pieces
  const term = first?.kind === 'ask' ? first.terms[0] : undefined
  return term?.kind === 'noun' && term.noun.slot.text === 'who' && verb.start - (first?.end ?? 0) <= 1
}

/** "released at least three games": what the verb is done to follows it. */
function hasObject(sketch: Sketch, verb: Sketch['pieces'][number]): boolean {
  const next = sketch.pieces[sketch.pieces.indexOf(verb) + 1]
  return (
    next !== undefined &&
    ['having', 'entity', 'extreme', 'without'].includes(next.kind) &&
    next.start - verb.end <= 3
  )
}

function isExistence(cond: Cond): boolean {
  return cond.kind === 'exists' || (cond.kind === 'compare' && cond.left.kind === 'scalar')
}

/** "delivered by Codeforge": the stored value right after the verb says which column is meant. */
function agentFollows(sketch: Sketch, verb: Sketch['pieces'][number]): boolean {
  const next = sketch.pieces[sketch.pieces.indexOf(verb) + 1]
  return (
    next !== undefined &&
    next.start - verb.end <= 3 &&
    ((next.kind === 'filter' && next.filter.kind === 'value' && !next.filter.negated) ||
      (next.kind === 'entity' && next.noun.slot.role === 'value'))
  )
}

/** Words of columns of the joined tables that the query does not use: a verb that names one is no filler. */
function unusedStems(used: ReadonlySet<string>, tree: JoinTree, catalog: Catalog): ReadonlySet<string> {
  const out = new Set<string>()
  for (const id of tree.tables) {
    for (const column of catalog.tableById.get(id)?.columns ?? []) {
      if (isTemporal(column) && filled(column)) continue
      const least = column.kind === 'boolean' ? 3 : 4
      for (const word of column.words) if (word.length >= least && !used.has(stem(word))) out.add(stem(word))
    }
  }
  return out
}

/** Every ticket has a sold_at: that it was sold says nothing. */
function datedAlways(verb: string, tree: JoinTree, catalog: Catalog): boolean {
  return [...tree.tables].some((id) =>
    catalog.tableById
      .get(id)
      ?.columns.some(
        (column) =>
          isTemporal(column) &&
          filled(column) &&
          !column.audit &&
          !isSetEnd(column) &&
          stem(column.words[0] ?? '') === verb,
      ),
  )
}

function filled(column: CatalogColumn): boolean {
  return !column.nullable || column.nullFraction === 0
}

function pathStems(plan: Plan, tree: JoinTree, catalog: Catalog): ReadonlySet<string> {
  const out = new Set<string>()
  for (const id of tree.tables) for (const word of catalog.tableById.get(id)?.words ?? []) out.add(stem(word))
  for (const hop of tree.hops) {
    for (const end of [hop.edge.from, hop.edge.to]) {
      for (const name of end.columns)
        for (const word of catalog.columnById.get(`${end.table}.${name}`)?.words ?? []) out.add(stem(word))
    }
  }
  JSON.stringify(plan, (key, value: unknown) => {
    if (key === 'table') return undefined
    if (key === 'column' && typeof value === 'string')
      for (const word of value.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)) out.add(stem(word.toLowerCase()))
    if (key === 'column' && value && typeof value === 'object' && 'words' in value) {
      for (const word of value.words as readonly string[]) out.add(stem(word))
      return undefined
    }
    return value
  })
  return out
}
