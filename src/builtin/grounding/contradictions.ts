import type { Cond, Plan } from '../planning/plan.js'
import { Ungrounded } from './ungrounded.js'

/** Two date ranges on one column that no day is in. */
function checkDates(conds: readonly Cond[]): void {
  const least = new Map<string, string>()
  const most = new Map<string, string>()
  for (const cond of conds) {
    if (cond.kind === 'exists') checkDates(cond.plan.where)
    if (
      cond.kind !== 'compare' ||
      cond.left.kind !== 'column' ||
      cond.right.kind !== 'literal' ||
      cond.right.as !== 'date'
    )
      continue
    const key = `${cond.left.alias}.${cond.left.column.id}`
    const value = String(cond.right.value)
    if (cond.op === '>=' && value > (least.get(key) ?? '')) least.set(key, value)
    if (cond.op === '<' && value < (most.get(key) ?? '9999')) most.set(key, value)
  }
  for (const [key, value] of least)
    if (value >= (most.get(key) ?? '9999')) throw new Ungrounded('the date ranges exclude each other')
}

/** A yes-or-no that is to hold and not to hold, or a column that is to be empty and filled. */
function checkFlags(conds: readonly Cond[]): void {
  const said = new Map<string, boolean>()
  for (const cond of conds) {
    if (cond.kind === 'exists') checkFlags(cond.plan.where)
    if ((cond.kind !== 'true' && cond.kind !== 'null') || cond.of.kind !== 'column') continue
    const key = `${cond.kind} ${cond.of.alias}.${cond.of.column.id}`
    const before = said.get(key)
    if (before !== undefined && before !== cond.negated)
      throw new Ungrounded(`${cond.of.column.words.join(' ')} cannot be both at once`)
    said.set(key, cond.negated)
  }
}

/** "Due before June and not paid" is no day of payment before June: a column that is empty is not compared. */
function checkEmpty(conds: readonly Cond[]): void {
  const empty = new Set<string>()
  for (const cond of conds)
    if (cond.kind === 'null' && !cond.negated && cond.of.kind === 'column')
      empty.add(`${cond.of.alias}.${cond.of.column.id}`)
  for (const cond of conds) {
    if (cond.kind === 'exists') checkEmpty(cond.plan.where)
    const of = cond.kind === 'compare' ? cond.left : cond.kind === 'in' ? cond.of : null
    if (of?.kind === 'column' && empty.has(`${of.alias}.${of.column.id}`))
      throw new Ungrounded(`${of.column.words.join(' ')} cannot be empty and compared`)
  }
}

/** A value and a list without it, or two lists that share nothing, asked of one column at once. */
function checkLists(conds: readonly Cond[]): void {
  const lists = new Map<string, readonly unknown[]>()
  for (const cond of conds) {
    if (cond.kind === 'exists') checkLists(cond.plan.where)
    const told = valuesOf(cond)
    if (!told) continue
    const before = lists.get(told.key)
    const common = before ? before.filter((value) => told.values.includes(value)) : told.values
    if (common.length === 0) throw new Ungrounded(`${told.words} cannot be two values at once`)
    if (before && before.length !== told.values.length)
      throw new Ungrounded(`${told.words} is narrowed twice: one of them is said of something else`)
    lists.set(told.key, common)
  }
}

/** The values that a condition allows of a column. */
function valuesOf(cond: Cond): { key: string; words: string; values: readonly unknown[] } | null {
  const of =
    cond.kind === 'compare' && cond.op === '='
      ? cond.left
      : cond.kind === 'in' && !cond.negated
        ? cond.of
        : null
  if (of?.kind !== 'column') return null
  const right = cond.kind === 'compare' ? [cond.right] : cond.kind === 'in' ? cond.values : []
  const values = right.flatMap((expr) => (expr.kind === 'literal' ? [expr.value] : []))
  return values.length === right.length
    ? { key: `${of.alias}.${of.column.id}`, words: of.column.words.join(' '), values }
    : null
}

/** Two different values asked of one column at once can match no row: the question means something else. */
export function checkContradictions(plan: Plan): void {
  const walk = (conds: readonly Cond[]) => {
    const equal = new Map<string, unknown>()
    for (const cond of conds) {
      if (cond.kind === 'exists') walk(cond.plan.where)
      if (
        cond.kind !== 'compare' ||
        cond.op !== '=' ||
        cond.left.kind !== 'column' ||
        cond.right.kind !== 'literal'
      )
        continue
      const key = `${cond.left.alias}.${cond.left.column.id}`
      if (equal.has(key) && equal.get(key) !== cond.right.value)
        throw new Ungrounded(`${cond.left.column.words.join(' ')} cannot be two values at once`)
      equal.set(key, cond.right.value)
    }
  }
  walk(plan.where)
  checkLists(plan.where)
  checkDates(plan.where)
  checkFlags(plan.where)
  checkEmpty(plan.where)
  const lower = new Map<string, number>()
  for (const cond of plan.where) {
    if (
      cond.kind !== 'compare' ||
      cond.left.kind !== 'column' ||
      cond.right.kind !== 'literal' ||
      typeof cond.right.value !== 'number'
    )
      continue
    if (cond.op === '>' || cond.op === '>=') lower.set(cond.left.column.id, cond.right.value)
  }
  for (const cond of plan.where) {
    if (
      cond.kind !== 'compare' ||
      cond.left.kind !== 'column' ||
      cond.right.kind !== 'literal' ||
      typeof cond.right.value !== 'number'
    )
      continue
    const least = lower.get(cond.left.column.id)
    if ((cond.op === '<' || cond.op === '<=') && least !== undefined && least > cond.right.value)
      throw new Ungrounded('the bounds contradict each other')
  }
}
