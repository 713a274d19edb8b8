import { type Catalog, mustTable } from '../../linking/catalog.js'
import { formulaWords } from '../grounding/formula.js'
import { spanWords } from '../grounding/span.js'
import type { Condition, Having, KeySpec, MeasureSpec, Part, RatioSpec, Spec } from '../grounding/spec.js'
import { isMeasure } from '../grounding/spec-tables.js'
import type { Aggregate } from '../planning/plan.js'
import type { Reading } from './reading.js'

/** What an answer says of how its question was read: all of it from the reading, none from the words. */
export interface Explanation {
  /** What is shown, for what and by which joins: parts set off by middle dots. */
  readonly interpretation: string
  /** What was taken for granted, one sentence each. */
  readonly assumptions: readonly string[]
  /** The answer sentence, with `{{column}}` and `{{rows}}` where code puts cells and the row count. */
  readonly template: string
}

/** The reading in plain words, from the spec and the joins, never from the question's own words. */
export function explain(reading: Reading, catalog: Catalog): Explanation {
  const { spec, plan } = reading
  const name = (each: KeySpec | MeasureSpec) => describe(each, catalog)
  const shown = spec.outputs.map(name)
  const parts = [sentenceCase(listOf(shown))]
  if (spec.groups.length > 0) parts[0] += ` for each ${listOf(spec.groups.map(name))}`
  else if (!isAllMeasures(spec.outputs) && !spec.outputs.some((output) => output.kind === 'entity'))
    parts[0] += ` of ${plural(catalog, spec.target)}`
  if (plan.distinct) parts[0] += ', each once'
  for (const condition of spec.conditions) parts.push(`only ${condition.text}`)
  if (spec.both) parts.push(sidesOf(spec, spec.both, catalog))
  for (const having of spec.having) parts.push(heldTo(having, catalog))
  if (spec.rank)
    parts.push(
      `${spec.rank.limit === 1 ? 'the' : `the ${spec.rank.limit}`} ${spec.rank.descending ? 'highest' : 'lowest'} by ${name(spec.rank.by)}`,
    )
  for (const order of spec.orders)
    parts.push(`ordered by ${name(order.by)}${order.descending ? ', descending' : ''}`)
  for (const hop of reading.tree.hops)
    parts.push(
      `${table(catalog, hop.edge.from.table)} joined to ${table(catalog, hop.edge.to.table)} by ${hop.edge.from.columns.join(', ')}`,
    )
  return {
    interpretation: parts.join(' · '),
    assumptions: assumptionsOf(reading, catalog),
    template: templateOf(reading),
  }
}

function sidesOf(
  spec: Spec,
  { left, right, except, other }: NonNullable<Spec['both']>,
  catalog: Catalog,
): string {
  const rows = (of: string, conditions: readonly Condition[]) =>
    [of, ...(conditions.length > 0 ? [`where ${textOf(conditions)}`] : [])].join(' ')
  const [one, two] = other ? [plural(catalog, spec.target), plural(catalog, other.table)] : ['rows', 'rows']
  return `${except ? 'of' : 'shared by'} ${rows(one, left)} and ${except ? 'no ' : ''}${rows(two, right)}`
}

function textOf(conditions: readonly Condition[]): string {
  return conditions.map((condition) => condition.text).join(' and ')
}

function assumptionsOf(reading: Reading, catalog: Catalog): readonly string[] {
  const out: string[] = [...reading.notes]
  for (const [slot, link] of reading.assignment.links) {
    if (link.kind === 'value' || (link.reason !== 'synonym' && link.reason !== 'comment')) continue
    const target =
      link.kind === 'table' ? table(catalog, link.table) : link.column.slice(link.column.indexOf('.') + 1)
    out.push(`'${slot.text}' read as ${target}`)
  }
  for (const { table: of, words } of reading.spec.begun)
    out.push(`${table(catalog, of)} is dated by ${words.join(' ')}, which every row has`)
  for (const hop of reading.tree.hops) {
    if (hop.edge.kind === 'declared') continue
    out.push(
      `${table(catalog, hop.edge.from.table)}.${hop.edge.from.columns.join(', ')} is taken as a reference to ${table(catalog, hop.edge.to.table)}; no foreign key says so`,
    )
  }
  if (reading.plan.ties) out.push('rows that tie for the place are all shown')
  else if (reading.plan.limit !== null)
    out.push(`rows that tie with number ${reading.plan.limit} are cut off`)
  return [...new Set(out)]
}

function templateOf(reading: Reading): string {
  const [only] = reading.plan.select
  const single = reading.plan.group.length === 0 && reading.spec.outputs.every(isMeasure)
  if (single && reading.plan.select.length === 1 && only) return `{{${only.label}}}`
  return '{{rows}} rows.'
}

/** A key or measure in the words of the schema, as a heading or a part of a sentence. */
export function describe(spec: KeySpec | MeasureSpec, catalog: Catalog): string {
  switch (spec.kind) {
    case 'column':
      return columnWords(spec.column.words, mustTable(catalog, spec.column.table).words)
    case 'entity':
      return mustTable(catalog, spec.table).words.join(' ')
    case 'grain':
      return `${spec.grain} of ${spec.column.words.join(' ')}`
    case 'countRows':
      return `number of ${plural(catalog, spec.table)}`
    case 'countValues':
      if (spec.grain) return `number of ${spec.grain}s of ${spec.column.words.join(' ')}`
      return `number of different ${columnWords(spec.column.words, mustTable(catalog, spec.column.table).words)} values`
    case 'aggregate':
      return `${aggregateWord(spec.fn)} ${columnWords(spec.column.words, mustTable(catalog, spec.column.table).words)}`
    case 'span':
      return spanWords(spec.span)
    case 'spanOf':
      return `${aggregateWord(spec.fn)} ${spanWords(spec.span)}`
    case 'trend':
      return spec.how === 'running'
        ? `running total of the ${describe(spec.of, catalog)}`
        : `change of the ${describe(spec.of, catalog)} against the period before${spec.percent === 'abs' ? '' : ', in percent'}`
    case 'place':
      return `place by the ${spec.descending ? 'highest' : 'lowest'} ${describe(spec.by, catalog)}`
    case 'formula':
      return formulaWords(spec.of, ({ measure, only }) =>
        [describe(measure, catalog), ...only.map((condition) => condition.text)].join(', '),
      )
    case 'ratio':
      return ratioWords(spec, catalog)
    case 'product':
      return `total ${spec.left.words.join(' ')} x ${spec.right.words.join(' ')}`
    default:
      return spec satisfies never
  }
}

/** The word in front of what is aggregated: "average", "90th percentile of the". */
export function aggregateWord(fn: Aggregate): string {
  const words: Readonly<Record<string, string>> = {
    sum: 'total',
    avg: 'average',
    min: 'lowest',
    max: 'highest',
    median: 'median',
  }
  return words[fn] ?? `${fn.slice(1)}th percentile of the`
}

/** "percentage of orders rows, those with status = 'shipped' of all". */
function ratioWords(ratio: RatioSpec, catalog: Catalog): string {
  const side = (part: Part) =>
    [
      describe(part.measure, catalog),
      ...part.only.map((condition) => condition.text),
      ...part.having.map((having) => heldTo(having, catalog)),
    ].join(', ')
  const name = ratio.percent ? 'percentage' : 'ratio'
  if (ratio.total) return `${name} of the ${describe(ratio.over.measure, catalog)} in all`
  return `${name} of (${side(ratio.over)}) to (${side(ratio.under)})`
}

function columnWords(column: readonly string[], table: readonly string[]): string {
  const words = column.join(' ')
  return words.startsWith(table.join(' ')) ? words : `${table.join(' ')} ${words}`
}

function isAllMeasures(outputs: readonly (KeySpec | MeasureSpec)[]): boolean {
  return outputs.every(isMeasure)
}

/** "with >= 3 order rows", "with total order amount > 500". */
function heldTo({ op, amount, of, every, table: id }: Having, catalog: Catalog): string {
  if (every) return `with all ${plural(catalog, id)}`
  return of
    ? `with ${describe({ kind: 'aggregate', ...of }, catalog)} ${op} ${amount}`
    : `with ${op} ${amount} ${plural(catalog, id)}`
}

function plural(catalog: Catalog, id: string): string {
  return `${mustTable(catalog, id).words.join(' ')} rows`
}

function table(catalog: Catalog, id: string): string {
  return mustTable(catalog, id).name
}

function listOf(words: readonly string[]): string {
  return words.length <= 1 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
