import type { Catalog } from '../../linking/catalog.js'
import type { Condition, Spec } from '../grounding/spec.js'
import { isMeasure, tableOfSpec } from '../grounding/spec-tables.js'
import { describe } from '../readings/explain.js'

/** What a follow-up may change of a question; all else must come out as before. */
export type Wanted =
  | 'groups'
  | 'more-groups'
  | 'no-groups'
  | 'condition'
  | 'other-condition'
  | 'fewer-conditions'
  | 'order'
  | 'limit'

/** Whether two readings differ in what was wanted, and in nothing else. */
export function sameBut(wanted: Wanted, before: Spec, after: Spec, catalog: Catalog): boolean {
  return datesAreNear(before, after, catalog) && differsIn(wanted, before, after, catalog)
}

function differsIn(wanted: Wanted, before: Spec, after: Spec, catalog: Catalog): boolean {
  const [was, is] = [factsOf(before, catalog), factsOf(after, catalog)]
  const same = (...parts: readonly (keyof Facts)[]) => parts.every((part) => equal(was[part], is[part]))
  switch (wanted) {
    case 'groups':
      return (
        same('conditions', 'rest', 'limit') && !same('groups') && is.groups.length > 0 && sameShown(was, is)
      )
    case 'more-groups':
      return (
        same('conditions', 'rest', 'limit') &&
        is.groups.length > was.groups.length &&
        holds(is.groups, was.groups) &&
        sameShown(was, is)
      )
    case 'no-groups':
      return same('conditions', 'rest', 'limit', 'shown') && was.groups.length > 0 && is.groups.length === 0
    case 'condition':
      return (
        same('shown', 'groups', 'orders', 'rest', 'limit') &&
        is.conditions.length > was.conditions.length &&
        holds(is.conditions, was.conditions) &&
        !contradicts(was.conditions, is.conditions)
      )
    case 'other-condition':
      return same('shown', 'groups', 'orders', 'rest', 'limit') && exchanged(was.conditions, is.conditions)
    case 'fewer-conditions':
      return (
        same('shown', 'groups', 'orders', 'rest', 'limit') &&
        is.conditions.length < was.conditions.length &&
        holds(was.conditions, is.conditions)
      )
    case 'limit':
      return (
        same('shown', 'groups', 'conditions', 'orders', 'rest') && before.rank !== null && after.rank !== null
      )
    case 'order':
      return same('shown', 'groups', 'conditions', 'rest', 'limit') && is.orders.length > 0 && !same('orders')
    default:
      return wanted satisfies never
  }
}

/** A date that nobody named is one of the rows measured or of what they belong to: of their parts it is a guess. */
export function datesAreNear(before: Spec, after: Spec, catalog: Catalog): boolean {
  const near = ownersOf(
    [
      before.target,
      ...before.outputs.map(tableOfSpec),
      ...(before.rank ? [tableOfSpec(before.rank.by)] : []),
      ...before.groups.map(tableOfSpec),
      ...before.conditions.flatMap(({ needs }) => needs.map(({ table }) => table)),
    ],
    catalog,
  )
  const old = new Set(before.conditions.map(conditionText))
  const dates = [
    ...after.groups.filter(({ kind }) => kind === 'grain').map(tableOfSpec),
    ...after.conditions
      .filter((each) => isDated.test(each.text) && !old.has(conditionText(each)))
      .flatMap(({ needs }) => needs.map(({ table }) => table)),
  ]
  return dates.every((table) => near.has(table))
}

/** The tables and all that their rows refer to. */
function ownersOf(starts: readonly string[], catalog: Catalog): ReadonlySet<string> {
  const met = new Set(starts)
  for (const table of met) {
    for (const { from, to } of catalog.edgesOf.get(table) ?? []) if (from.table === table) met.add(to.table)
  }
  return met
}

const isDated = / (?:from|before) \d{4}-\d\d/

interface Facts {
  readonly shown: readonly string[]
  /** Rows are listed, not measured: counted by group they are another question of the same rows. */
  readonly listed: string | null
  readonly counts: string | null
  readonly groups: readonly string[]
  readonly conditions: readonly string[]
  readonly orders: readonly string[]
  readonly rest: readonly string[]
  readonly limit: number | null
}

function factsOf(spec: Spec, catalog: Catalog): Facts {
  const name = (each: Parameters<typeof describe>[0]) => describe(each, catalog)
  const groups = spec.groups.map(name)
  const measures = spec.outputs.filter(isMeasure)
  const [only] = measures
  return {
    // What is grouped by is shown beside the numbers.
    shown: spec.outputs.map(name).filter((each) => !groups.includes(each)),
    listed: measures.length === 0 ? spec.target : null,
    counts: measures.length === 1 && only?.kind === 'countRows' ? tableOfSpec(only) : null,
    groups,
    conditions: [
      ...spec.conditions.map(conditionText),
      ...spec.requires.map(({ table }) => `${table}: any`),
    ].sort(),
    orders: spec.orders.map(({ by, descending }) => `${name(by)} ${descending}`),
    limit: spec.rank?.limit ?? null,
    rest: [
      spec.target,
      JSON.stringify(spec.form),
      String(spec.distinct),
      spec.rank === null ? '' : `${name(spec.rank.by)} ${spec.rank.descending}`,
      ...spec.having.map((each) => `${each.table} ${each.op} ${each.amount} ${each.upper}`),
      ...(spec.both === null
        ? []
        : [...spec.both.left, { text: 'and' }, ...spec.both.right].map(({ text }) => text)),
    ],
  }
}

/** The same numbers; of rows listed before, how many there are in each group. */
function sameShown(was: Facts, is: Facts): boolean {
  return (
    equal(was.shown, is.shown) || (was.listed !== null && was.groups.length === 0 && is.counts === was.listed)
  )
}

function equal(one: Facts[keyof Facts], other: Facts[keyof Facts]): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function holds(all: readonly string[], some: readonly string[]): boolean {
  return some.every((each) => all.includes(each))
}

/** With the tables it is about: columns of two tables may have one name. */
function conditionText({ needs, related, text }: Condition): string {
  const tables = [...new Set([...(related ? [related.from] : []), ...needs.map(({ table }) => table)])]
  return `${tables.join('+')}: ${text}`
}

/** One condition in the place of another on the same column. */
function exchanged(was: readonly string[], is: readonly string[]): boolean {
  const gone = was.filter((each) => !is.includes(each))
  const come = is.filter((each) => !was.includes(each))
  return gone.length === 1 && come.length === 1 && columnOf(gone[0] ?? '') === columnOf(come[0] ?? '')
}

/** A column that is to be one value can be told nothing more. */
function contradicts(was: readonly string[], is: readonly string[]): boolean {
  const settled = new Set(was.filter((each) => / = /.test(each)).map(columnOf))
  return is.some((each) => !was.includes(each) && settled.has(columnOf(each)))
}

/** "country = 'France'" is about country. */
function columnOf(condition: string): string {
  return condition.replace(/\s(?:=|<>|<=?|>=?|is not|like|from|before|on)\s.*$/s, '')
}
