import { type Chart, lowAt, none, type Parsed, production } from '../chart.js'
import { isParticiple } from '../participle.js'
import type { Noun, Slot, SlotRole } from '../sketch.js'
import { headsAt, opensClause } from './heads.js'
import { ofNamedRow } from './of-named-row.js'
import { openings } from './openings.js'
import { premodifiers } from './premodifiers.js'

/** A noun phrase in one role: determiners, "different", "top 5", "oldest", values before the head, the head, its owner. */
export function nounAt(chart: Chart, at: number, role: SlotRole): readonly Parsed<Noun>[] {
  return rules[role](chart, at)
}

const roles = ['thing', 'entity', 'count', 'number', 'extreme', 'group', 'order', 'any'] as const
const rules = Object.fromEntries(
  [...roles, 'value', 'text', 'state'].map((role) => [
    role,
    production(`noun:${role}`, (chart, at) => readNoun(chart, at, role as SlotRole)),
  ]),
) as Record<SlotRole, (chart: Chart, at: number) => readonly Parsed<Noun>[]>

function readNoun(chart: Chart, at: number, role: SlotRole): Parsed<Noun>[] {
  const out: Parsed<Noun>[] = [...ofNamedRow(chart, at, role)]
  for (const opening of openings(chart, at)) {
    for (const pre of premodifiers(chart, opening.end)) {
      for (const head of headsAt(chart, pre.end, role, pre.value.length > 0)) {
        const noun: Noun = {
          slot: head.value,
          pre: pre.value,
          distinct: opening.distinct,
          extreme: opening.extreme,
          owner: null,
          start: at,
          end: head.end,
        }
        const cost = opening.cost + pre.cost + head.cost
        out.push({ value: noun, end: head.end, cost })
        out.push(...owned(chart, noun, head.end, role, cost))
      }
    }
  }
  return out
}

/** "the customer's [state]": the later noun, of the earlier one. */
function owned(chart: Chart, owner: Noun, at: number, role: SlotRole, cost: number): Parsed<Noun>[] {
  const possessive = lowAt(chart, at) === 'of_'
  if (
    !possessive &&
    (role === 'entity' ||
      !owner.slot.mention.links.some((link) => link.kind === 'table' && link.score >= 0.7))
  )
    return []
  const heads = headsAt(chart, possessive ? at + 1 : at, role, false).filter(
    (head) =>
      possessive ||
      (!isHighest(chart, owner, head.value) &&
        head.value.mention.links.some((link) => link.kind === 'column' && link.score >= 0.7) &&
        !/ing$/.test(head.value.text.toLowerCase()) &&
        !isParticiple(head.value.text.toLowerCase()) &&
        !opensClause(chart, at)),
  )
  return heads.map((head) => ({
    value: {
      slot: head.value,
      pre: none,
      distinct: owner.distinct,
      extreme: null,
      owner,
      start: owner.start,
      end: head.end,
    },
    end: head.end,
    cost: cost + head.cost + (possessive ? 0 : 0.08),
  }))
}

/** "the highest transfer fee" is the highest fee, not that of the highest transfer. */
function isHighest(chart: Chart, owner: Noun, head: Slot): boolean {
  return (
    owner.extreme !== null &&
    owner.extreme.hints.length > 0 &&
    head.mention.links.some(
      (link) => link.kind === 'column' && chart.columnById.get(link.column)?.kind === 'number',
    )
  )
}
