import type { ValueMatch } from '../../linking/briefing.js'
import type { Clock } from '../../linking/calendar.js'
import { type Catalog, isTemporal } from '../../linking/catalog.js'
import { findDates } from '../../linking/dates.js'
import { linkNames } from '../../linking/link.js'
import { tokenise } from '../../linking/tokens.js'
import { wordClass } from '../grammar/phrase-book.js'
import { cheapestPath } from '../planning/cheapest-path.js'
import { noHints } from '../planning/hops.js'
import type { JoinTree } from '../planning/joins.js'
import type { Plan } from '../planning/plan.js'
import type { Hint } from '../questions/hint.js'
import { daysOf } from '../questions/sql-range.js'
import { Ungrounded } from './ungrounded.js'
import { usedColumns } from './used-columns.js'
import { mergeMentions, valueMentions } from './value-mentions.js'

/** A hint over this schema: what a statement must use. */
export interface GroundedHint {
  readonly hint: Hint
  readonly tables: readonly string[]
  readonly values: readonly (readonly { readonly column: string; readonly value: string }[])[]
  readonly days: readonly string[]
  /** What the hint says that nothing here explains. */
  readonly unknown: string | null
}

const method: ReadonlySet<string> = new Set(
  'join joins joined joining table tables group grouped grouping sum summing add average averaging count counting filter filters filtered filtering calculate compute use using link links row rows record records column columns order sort total then finally first always before after key keys foreign primary relevant id ids number amount amounts inner match matching aggregate aggregating aggregated clause statement sql query left right outer sure need needed each per by on'.split(
    ' ',
  ),
)

/** @param values the stored values found in the whole text */
export function groundHint(
  hint: Hint,
  catalog: Catalog,
  values: readonly ValueMatch[],
  clock: Clock,
): GroundedHint {
  const none = { hint, tables: [], values: [], days: [], unknown: null }
  if (hint.kind === 'range') {
    const days = daysOf(hint.range, clock)
    const said = findDates(hint.term, clock)[0]
    return { ...none, unknown: said?.from === days.from && said.to === days.to ? null : hint.text }
  }
  if (hint.kind !== 'method') return none
  const dates = findDates(hint.text, clock)
  const tokens = tokenise(hint.text)
  const mentions = mergeMentions(linkNames(tokens, catalog), valueMentions(tokens, values, catalog))
  const dated = new Set(
    dates.flatMap((date) => tokens.slice(date.start, date.end).map((token) => token.index)),
  )
  const explained = new Set(
    mentions
      .filter((mention) => (mention.links[0]?.score ?? 0) >= 0.7)
      .flatMap((mention) => tokens.slice(mention.start, mention.end).map((token) => token.index)),
  )
  const unknown = tokens.find(
    (token) =>
      !dated.has(token.index) &&
      !explained.has(token.index) &&
      wordClass(token) !== 'stop' &&
      !method.has(token.low),
  )
  const joined = mentions.flatMap((mention) =>
    inJoin(tokens, mention.start)
      ? mention.links.filter((link) => link.kind === 'table' && link.score >= 0.9).slice(0, 1)
      : [],
  )
  const stored = mentions
    .filter((mention) => mention.links[0]?.kind === 'value' && mention.links[0].score >= 0.9)
    .map((mention) =>
      mention.links.flatMap((link) =>
        link.kind === 'value' ? [{ column: link.column, value: link.value }] : [],
      ),
    )
  return {
    hint,
    tables: joined.flatMap((link) => (link.kind === 'table' ? [link.table] : [])),
    values: stored,
    days: dates.flatMap((date) => [date.from, date.to]).filter((each) => each !== null),
    unknown: unknown ? hint.text : null,
  }
}

/** A table named in "join A, B and C" or before the word "table". */
function inJoin(tokens: ReturnType<typeof tokenise>, at: number): boolean {
  if (/^tables?$/.test(tokens[at + 1]?.low ?? '')) return true
  for (let back = at - 1; back >= 0; back--) {
    const word = tokens[back]?.low ?? ''
    if (/^(?:join|joins|joining|joined)$/.test(word)) return true
    if (/^(?:group|sum|average|count|filter|calculate|compute|to|order)$/.test(word) && word !== 'to')
      return false
  }
  return false
}

/** @throws {Ungrounded} where the statement does otherwise than told */
export function checkHints(
  hints: readonly GroundedHint[],
  plan: Plan,
  tree: JoinTree,
  catalog: Catalog,
): void {
  const used = usedIn(plan)
  for (const { hint, tables, values, days } of hints) {
    if (hint.kind === 'grain' && used.grains.size > 0 && !used.grains.has(hint.grain))
      throw otherwise(hint.text)
    if (
      hint.kind === 'whole' &&
      !plan.select.every(
        ({ expr }) =>
          expr.kind === 'count' || (expr.kind === 'days' && (expr.unit ?? 'whole day') === 'whole day'),
      )
    )
      throw otherwise(hint.text)
    if (
      hint.kind === 'scale' &&
      (used.ratios.length === 0 || used.ratios.some((percent) => percent !== hint.percent))
    )
      throw otherwise(hint.text)
    if (hint.kind === 'whatever' && usedColumns(plan).some(({ id }) => id === hint.column))
      throw otherwise(hint.text)
    if (hint.kind === 'unused' && used.tables.has(hint.table)) throw otherwise(hint.text)
    if (hint.kind === 'leftOut' && !isJoined(plan, hint.table)) throw otherwise(hint.text)
    if (hint.kind === 'dated' && otherDates(plan, hint.column)) throw otherwise(hint.text)
    if (hint.kind === 'difference' && used.ratios.length > 0) throw otherwise(hint.text)
    if (hint.kind !== 'method') continue
    const [first] = tables
    if (hint.always && first !== undefined && !used.tables.has(first)) continue
    if (hint.left && !used.anti) throw otherwise(hint.text)
    for (const table of tables)
      if (!used.tables.has(table) && !addsNothing(table, used.tables, catalog)) throw otherwise(hint.text)
    for (const choices of values)
      if (!choices.some((each) => used.literals.has(each.value))) throw otherwise(hint.text)
    for (const day of days) if (!used.literals.has(day)) throw otherwise(hint.text)
  }
  void tree
}

/** Whether only what has a row of the table is shown. */
function isJoined(plan: Plan, table: string): boolean {
  const own = [plan.from, ...plan.joins.map(({ source }) => source)]
  return own.some((source) => source.table.id === table) && plan.joins.every(({ kind }) => kind === 'inner')
}

/** Whether rows of the column's table are dated by another of their dates, or by none. */
function otherDates(plan: Plan, id: string): boolean {
  const table = id.slice(0, id.lastIndexOf('.'))
  const dates = usedColumns(plan).filter((column) => column.table === table && isTemporal(column))
  return dates.length === 0 || dates.some((column) => column.id !== id)
}

function otherwise(text: string): Ungrounded {
  return new Ungrounded(`the statement would not follow the instruction: ${text}`)
}

/** Joining it would neither lose nor repeat a row. */
function addsNothing(table: string, used: ReadonlySet<string>, catalog: Catalog): boolean {
  const path = cheapestPath(catalog, used, table, noHints)
  return path?.hops.every((hop) => hop.toOne && hop.lossless) ?? false
}

interface Used {
  readonly tables: ReadonlySet<string>
  readonly literals: ReadonlySet<string>
  readonly grains: ReadonlySet<string>
  /** Of each share that is computed, whether it is out of a hundred. */
  readonly ratios: readonly boolean[]
  /** Rows without a match are asked for. */
  readonly anti: boolean
}

function usedIn(plan: Plan): Used {
  const tables = new Set<string>()
  const literals = new Set<string>()
  const grains = new Set<string>()
  const ratios: boolean[] = []
  let anti = false
  JSON.stringify(plan, (key, value: unknown) => {
    if (value === null || typeof value !== 'object') return value
    if (key === 'column') return undefined
    if (key === 'table' && 'id' in value) {
      tables.add(String(value.id))
      return undefined
    }
    if ('kind' in value && value.kind === 'literal' && 'value' in value) literals.add(String(value.value))
    if ('kind' in value && value.kind === 'like' && 'pattern' in value)
      literals.add(String(value.pattern).replace(/^%|%$/g, '').replace(/\\(.)/g, '$1'))
    if ('kind' in value && value.kind === 'truncate' && 'grain' in value) grains.add(String(value.grain))
    if ('kind' in value && value.kind === 'ratio' && 'percent' in value) ratios.push(value.percent === true)
    if ('kind' in value && value.kind === 'extract') grains.add('year')
    if ('kind' in value && value.kind === 'exists' && 'negated' in value && value.negated === true)
      anti = true
    return value
  })
  return { tables, literals, grains, ratios, anti }
}
