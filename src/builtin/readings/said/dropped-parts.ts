import { everyPiece } from '../../grammar/every-piece.js'
import { tableIdOf } from '../../grounding/reach.js'
import { toOneTables } from '../../grounding/to-one-tables.js'
import { PassedOver, Unfit } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const theirs: ReadonlySet<string> = new Set(['its', 'their', 'his', 'her'])
const counting: ReadonlySet<string> = new Set('number many count amount of different distinct'.split(' '))

/**
 * What was said of the things shown is not let fall: "sold by variety" is split by variety, "the name of its head" is
 * not its own name, "each team's players" are split by team, and a total is of amounts.
 * @throws {PassedOver} where it is
 */
export function checkDroppedParts(said: Said): void {
  checkSplit(said)
  checkNamesOf(said)
  checkOwners(said)
  checkTotalOf(said)
}

/** "total weight sold by variety": a kind of thing without a number does nothing itself. */
function checkSplit({ reading: { sketch, spec, assignment, plan }, tokens }: Said): void {
  if (spec.groups.length > 0 || plan.group.length > 0) return
  if (!spec.outputs.every(({ kind }) => kind !== 'entity' && kind !== 'column')) return
  for (const piece of everyPiece(sketch)) {
    if (piece.kind !== 'entity' || piece.preposition !== 'by') continue
    const { slot, pre } = piece.noun
    const link = assignment.links.get(slot)
    if (link?.kind !== 'table' || slot.plural || pre.length > 0) continue
    const at = slot.mention.start
    if (
      tokens[at - 1]?.low === 'by' &&
      (!tokens[slot.mention.end] || tokens[slot.mention.end]?.kind === 'mark')
    )
      throw new Unfit(`'by ${slot.text}' is not read`, ['by', slot.text])
  }
}

/** "each ward and the name of its head doctor" */
function checkNamesOf(said: Said): void {
  const { links } = said.reading.assignment
  for (const [{ mention, text }, link] of links) {
    if (link.kind !== 'column' || !/names?$/i.test(text)) continue
    if (lowOf(said, mention.end) !== 'of' || !theirs.has(lowOf(said, mention.end + 1))) continue
    const owner = [...links].find(([slot]) => slot.mention.start === mention.end + 2)?.[1]
    const column = said.catalog.columnById.get(link.column)
    const table = owner && ownerOf(said, owner)
    if (
      !column ||
      table === undefined ||
      toOneTables(said.catalog, table, 1).some(({ id }) => id === column.table)
    )
      continue
    throw new Unfit(`'${text}' is not of what it is said of`, [text])
  }
}

function ownerOf({ catalog }: Said, link: Parameters<typeof tableIdOf>[0]): string | undefined {
  if (link.kind === 'table') return link.table
  if (link.kind !== 'column') return undefined
  const table = tableIdOf(link)
  return catalog.edgesOf
    .get(table)
    ?.find(
      ({ from }) => from.table === table && from.columns.some((name) => `${table}.${name}` === link.column),
    )?.to.table
}

/** "the number of goals scored by each team's players" is one for each team. */
function checkOwners(said: Said): void {
  const { spec, assignment } = said.reading
  for (const [{ mention, text }, link] of assignment.links) {
    if (link.kind !== 'table' || !['each', 'every'].includes(lowOf(said, mention.start - 1))) continue
    if (lowOf(said, mention.end) !== 'of_') continue
    if (spec.groups.length === 0 || spec.outputs.every(({ kind }) => kind === 'entity' || kind === 'column'))
      continue
    if (!spec.groups.some((group) => (group.kind === 'entity' ? group.table === link.table : true)))
      throw new PassedOver(`'each ${text}' is not read`, [text])
  }
}

/** "total area" is no number of regions. */
function checkTotalOf(said: Said): void {
  if (!said.reading.spec.outputs.some(({ kind }) => kind === 'countValues')) return
  for (const [{ mention, text }, link] of said.reading.assignment.links)
    if (
      link.kind === 'column' &&
      link.reason === 'synonym' &&
      lowOf(said, mention.start - 1) === 'total' &&
      !counting.has(lowOf(said, mention.start - 2))
    )
      throw new PassedOver(`the total of '${text}'`, [text])
}
