import { baseOf } from '../../grounding/roles.js'
import { type Chart, lowAt, none, type Parsed, skipDeterminers } from '../chart.js'
import type { Filter, Noun, Slot, SlotRole } from '../sketch.js'
import { headsAt } from './heads.js'
import { nounAt } from './noun.js'

/** "Paula Zapata's boss", "the boss of Paula Zapata", "who does she report to": things of the row that a value names. */
export function ofNamedRow(chart: Chart, at: number, role: SlotRole): readonly Parsed<Noun>[] {
  if (role !== 'thing' && role !== 'count') return none
  return [...ownedBy(chart, at, role), ...roleOf(chart, at, role), ...reportedTo(chart, at, role)]
}

function ownedBy(chart: Chart, at: number, role: SlotRole): readonly Parsed<Noun>[] {
  return nounAt(chart, at, 'value')
    .filter((owner) => lowAt(chart, owner.end) === 'of_')
    .flatMap((owner) =>
      headsAt(chart, owner.end + 1, role, false)
        .filter(isTable)
        .map((head) => noun(head.value, owner.value, at, head.end, owner.cost + head.cost)),
    )
}

/** Only where the rows of one table refer to each other: elsewhere "of" is read as a condition. */
function roleOf(chart: Chart, at: number, role: SlotRole): readonly Parsed<Noun>[] {
  return headsAt(chart, skipDeterminers(chart, at), role, false)
    .filter((head) => isRole(head.value) && lowAt(chart, head.end) === 'of')
    .flatMap((head) =>
      nounAt(chart, head.end + 1, 'value').map((owner) =>
        noun(head.value, owner.value, at, owner.end, owner.cost + head.cost),
      ),
    )
}

/** "(who) does Paula Zapata report to". */
function reportedTo(chart: Chart, at: number, role: SlotRole): readonly Parsed<Noun>[] {
  if (!['does', 'did'].includes(lowAt(chart, at)) || !['who', 'whom'].includes(lowAt(chart, at - 1)))
    return none
  return nounAt(chart, at + 1, 'value')
    .filter((owner) => ['report', 'answer'].includes(lowAt(chart, owner.end)))
    .flatMap((owner) =>
      headsAt(chart, owner.end, role, false)
        .filter((head) => isRole(head.value))
        .map((head) => noun(head.value, owner.value, at, head.end, owner.cost + head.cost)),
    )
}

const isTable = ({ value }: Parsed<Slot>) =>
  value.mention.links.some((link) => link.kind === 'table' && link.score >= 0.7)

const isRole = ({ mention }: Slot) =>
  mention.links.some((link) => link.kind === 'table' && baseOf(link.table) !== null)

/** What the row and the one it refers to lose by being apart, where words say that they are. */
const farther = 0.6

function noun(head: Slot, owner: Noun, start: number, end: number, cost: number): Parsed<Noun> {
  const own = isRole(head) ? named(owner) : owner
  const value = { slot: head, pre: none, distinct: false, extreme: null, owner: own, start, end }
  return { value, end, cost: isRole(head) ? cost - farther : cost }
}

/** The one whose boss it is, and never the boss. */
function named(owner: Noun): Noun {
  const pre = owner.pre.map(
    (filter): Filter => (filter.kind === 'value' ? { ...filter, slot: own(filter.slot) } : filter),
  )
  return { ...owner, slot: own(owner.slot), pre }
}

function own(slot: Slot): Slot {
  const links = slot.mention.links.filter((link) => link.kind !== 'value' || !link.column.includes('#'))
  return { ...slot, mention: { ...slot.mention, links } }
}
