import { idOf, type Link } from '../../linking/link.js'
import { stem } from '../../linking/stem.js'
import type { Token } from '../../linking/tokens.js'
import { tableIdOf } from '../grounding/reach.js'
import type { Plan } from '../planning/plan.js'
import { printExpr } from '../planning/print.js'
import { doneBy } from './done-by.js'
import type { Reading } from './reading.js'
import { rowsOf, shown } from './same-answer.js'

/**
 * Which of two readings that score alike is meant, where something in the question tells them apart; null where a
 * person would have to be asked.
 */
export function meant(best: Reading, rival: Reading, tokens: readonly Token[]): Reading | null {
  const named = (one: Reading, other: Reading) => isNamed(one, other, tokens)
  for (const better of [saysMore, eachOnce, needsLess, named, refersBack, asRole, doneBy, ofTarget]) {
    const [mine, theirs] = [better(best, rival), better(rival, best)]
    if (mine !== theirs) return mine ? best : rival
  }
  return null
}

/** "the type of the allergy Cat": not what was given, but what is not known yet. */
function saysMore(one: Reading, other: Reading): boolean {
  return !repeats(one) && repeats(other)
}

/** All that it shows is what every row was picked by. */
function repeats({ plan }: Reading): boolean {
  const given = new Set(
    plan.where.flatMap((cond) =>
      cond.kind === 'compare' && cond.op === '=' && cond.right.kind === 'literal'
        ? [printExpr(cond.left)]
        : [],
    ),
  )
  const asked = plan.select.filter((output) => output.part === 'asked')
  return asked.length > 0 && asked.every((output) => given.has(printExpr(output.expr)))
}

/**
 * "What different reasons": where the one reads the word and the other skips it, it is read. Where neither says it, the
 * rows that are spoken of are meant.
 */
function eachOnce(one: Reading, other: Reading): boolean {
  const asked = one.spec.distinct && one.plan.distinct && !other.spec.distinct && !other.plan.distinct
  const plain = !one.plan.distinct && other.plan.distinct && !other.spec.distinct && !one.spec.distinct
  return (
    (asked || plain) &&
    rowsOf(one.plan) === rowsOf(other.plan) &&
    [...shown(asked ? one.plan : other.plan)].every((column) =>
      shown(asked ? other.plan : one.plan).has(column),
    )
  )
}

/** "the easiness scores … Show courses and scores": a head said again is the name it was said with. */
function refersBack(one: Reading, other: Reading): boolean {
  const theirs = new Map([...other.assignment.links].map(([slot, link]) => [placeOf(slot.mention), link]))
  return [...one.assignment.links].some(([slot, link]) => {
    const instead = theirs.get(placeOf(slot.mention))
    if (link.kind !== 'column' || link.score >= 0.9) return false
    if (instead?.kind !== 'column' || instead.column === link.column || instead.score >= 0.9) return false
    const before = (reading: Reading, column: string) =>
      [...reading.assignment.links].some(
        ([earlier, each]) =>
          earlier.mention.start < slot.mention.start &&
          each.kind === 'column' &&
          each.column === column &&
          each.score >= 0.9,
      )
    return before(one, link.column) && !before(other, instead.column)
  })
}

/** "the captain of NX101": whom `captain_id` refers to, before pilots of that rank. */
function asRole(one: Reading, other: Reading): boolean {
  const theirs = new Map([...other.assignment.links].map(([slot, link]) => [placeOf(slot.mention), link]))
  return [...one.assignment.links].some(([slot, link]) => {
    const instead = theirs.get(placeOf(slot.mention))
    return (
      link.kind === 'column' &&
      instead?.kind === 'value' &&
      tableIdOf(instead) !== tableIdOf(link) &&
      one.tree.tables.has(tableIdOf(instead))
    )
  })
}

/** "For each appointment, show the date and the patient's name": the date of the appointment, of what it is about. */
function ofTarget(one: Reading, other: Reading): boolean {
  if (one.spec.target !== other.spec.target) return false
  const theirs = new Map([...other.assignment.links].map(([slot, link]) => [placeOf(slot.mention), link]))
  const differing = [...one.assignment.links].flatMap(([slot, link]) => {
    const instead = theirs.get(placeOf(slot.mention))
    return !instead || idOf(instead) === idOf(link) ? [] : [{ slot, link, instead }]
  })
  return (
    differing.length > 0 &&
    differing.every(
      ({ slot, link, instead }) =>
        slot.role === 'thing' &&
        link.kind === 'column' &&
        instead.kind === 'column' &&
        tableIdOf(link) === one.spec.target &&
        tableIdOf(instead) !== one.spec.target &&
        instead.score <= link.score,
    )
  )
}

/** "payments received", "planted": rows of a table whose every word was said, before those of one that was not. */
function isNamed(one: Reading, other: Reading, tokens: readonly Token[]): boolean {
  const said = new Set(tokens.map((token) => token.stem))
  const whole = (id: string, { plan }: Reading) =>
    wordsOf(id, plan)?.every((word) => said.has(stem(word))) ?? false
  const own = (reading: Reading, besides: Reading) =>
    [...reading.tree.tables].filter((table) => !besides.tree.tables.has(table))
  const [mine, theirs] = [own(one, other), own(other, one)]
  return mine.some((id) => whole(id, one)) && theirs.length > 0 && !theirs.some((id) => whole(id, other))
}

/** The words of a table's name, where the plan uses it. */
function wordsOf(id: string, plan: Plan): readonly string[] | null {
  const sources = [plan.from, ...plan.joins.map((join) => join.source)]
  const here = sources.find(({ table }) => table.id === id)
  if (here) return here.table.lemmas
  for (const cond of plan.where) {
    const inside = cond.kind === 'exists' ? wordsOf(id, cond.plan) : null
    if (inside) return inside
  }
  return null
}

/** A link this much worse is not made good by needing no further table. */
const slack = 0.35

/** A name below this hardly fits. */
const leastName = 0.7

/**
 * "names and wages of the pickers": columns of the rows spoken of, before equally named ones of a table that nobody
 * named.
 */
function needsLess(one: Reading, other: Reading): boolean {
  const extra = [...other.tree.tables].filter((table) => !one.tree.tables.has(table))
  if (extra.length === 0 || ![...one.tree.tables].every((table) => other.tree.tables.has(table))) return false
  const mine = new Map([...one.assignment.links].map(([slot, link]) => [placeOf(slot.mention), link]))
  let replaced = 0
  for (const [slot, link] of other.assignment.links) {
    if (!extra.includes(tableIdOf(link))) continue
    const instead = mine.get(placeOf(slot.mention))
    if (!instead) {
      if (link.kind === 'table' && link.score < 0.9) continue
      return false
    }
    if (partOf(instead) !== partOf(link) || instead.score < leastName || instead.score < link.score - slack)
      return false
    replaced++
  }
  return replaced > 0
}

function placeOf({ start, end }: { readonly start: number; readonly end: number }): string {
  return `${start}:${end}`
}

/** A table that stands for its title is a column in disguise. */
function partOf(link: Link): 'table' | 'column' | 'value' {
  return link.kind === 'table' && link.reason === 'title' ? 'column' : link.kind
}
