import { isTemporal, isYear, mustTable } from '../../../linking/catalog.js'
import type { Draft } from '../draft.js'
import type { Output } from '../spec.js'
import { isMeasure, tableOfSpec } from '../spec-tables.js'
import { Ungrounded } from '../ungrounded.js'
import { addsUp } from './additive.js'
import { listEach } from './list-each.js'
import { dropGroupName } from './group-name.js'
import { dropGrainDates, dropRestated, dropRowKeys } from './row-keys.js'

/** Settles what is shown of each group: things are counted, amounts are added up, and the group is named. */
export function settleGroups(draft: Draft): void {
  if (listEach(draft) || tallyThings(draft)) return
  refuseRankedKey(draft)
  showRanked(draft)
  dropGroupName(draft)
  dropRestated(draft)
  dropGrainDates(draft)
  dropRowKeys(draft)
  if (draft.groups.length === 0 || draft.rank) return
  if (draft.outputs.some(isMeasure)) {
    sumBeside(draft)
    return
  }
  sumAlone(draft)
  nameGroups(draft)
}

/** "the biggest vehicles by capacity" are not the biggest of each capacity. */
function refuseRankedKey(draft: Draft): void {
  const by = draft.rank?.by
  if (by?.kind !== 'column') return
  if (draft.groups.some((group) => group.kind === 'column' && group.column.id === by.column.id))
    throw new Ungrounded(`ranked by the ${by.column.words.join(' ')} of each ${by.column.words.join(' ')}`)
}

/** "top five stops by revenue, with the revenue": the sum that they are ranked by. */
function showRanked(draft: Draft): void {
  const by = draft.rank?.by
  if (by?.kind !== 'aggregate' || by.fn !== 'sum') return
  draft.outputs.forEach((output, at) => {
    if (output.kind === 'column' && output.column.id === by.column.id)
      draft.outputs[at] = { ...by, directive: output.directive }
  })
}

/** "orders per month": a thing that is all there is to show of each group is counted. */
function tallyThings(draft: Draft): boolean {
  const only =
    draft.outputs.filter((output) => !ofGroup(draft, output)).length === 1 ? draft.outputs[0] : undefined
  if (only?.kind === 'column' && only.column === draft.kind && !draft.rank && draft.groups.length > 0) {
    const at = draft.outputs.indexOf(only)
    draft.outputs[at] = { kind: 'countRows', table: only.column.table, directive: only.directive }
    return draft.outputs.length === 1
  }
  if (only?.kind !== 'entity' || only.named || draft.rank || draft.groups.length === 0) return false
  if (draft.groups.some((group) => group.kind === 'entity' && group.table === only.table)) return false
  if (!draft.tallies && draft.outputs.length > 1) return false
  if (!draft.tallies) throw new Ungrounded('a list for each group, or how many in each?')
  draft.outputs[0] = { kind: 'countRows', table: only.table, directive: only.directive }
  return true
}

/** "jobs per workshop, with the workshop's name": a column of what it is split by. */
function ofGroup(draft: Draft, output: Output): boolean {
  return (
    output.kind === 'column' &&
    draft.groups.some((group) => group.kind === 'entity' && group.table === output.column.table)
  )
}

/** "the number of claims and the amount claimed by cause": an amount beside a count is no further key. */
function sumBeside(draft: Draft): void {
  draft.outputs.forEach((output, at) => {
    if (
      output.kind !== 'column' ||
      output.column.kind !== 'number' ||
      output.column.role !== 'measure' ||
      isYear(output.column)
    )
      return
    if (
      draft.groups.some(
        (group) =>
          (group.kind === 'entity' && group.table === output.column.table) ||
          (group.kind === 'column' && (group.column.id === output.column.id || group.column.unique)),
      )
    )
      return
    addUp(draft, at, output)
  })
}

/** "the total credits … in each program": a column that is itself a total is summed over the group. */
function sumAlone(draft: Draft): void {
  if (
    draft.groups.some((group) => group.kind === 'grain') &&
    draft.outputs.some((output) => output.kind === 'column' && isTemporal(output.column))
  )
    throw new Ungrounded('dates of each period are no answer')
  draft.outputs.forEach((output, at) => {
    if (
      output.kind === 'span' &&
      !draft.groups.some((group) => tableOfSpec(group) === output.span.from.table && group.kind === 'entity')
    )
      throw new Ungrounded('which time of each group: the sum, the average?')
    if (
      output.kind !== 'column' ||
      draft.groups.some((group) => tableOfSpec(group) === output.column.table && group.kind === 'entity')
    )
      return
    if (
      draft.groups.some((group) => group.kind === 'column' && group.column.id === output.column.id) ||
      output.column.kind !== 'number'
    )
      return
    addUp(draft, at, output)
  })
}

/** Shows the sum of a column in its place. @throws {Ungrounded} when its amounts may not add up. */
function addUp(draft: Draft, at: number, output: Extract<Output, { kind: 'column' }>): void {
  const { column, directive } = output
  const words = column.words.join(' ')
  if (!addsUp(column)) throw new Ungrounded(`which ${words} of each group: the sum, the average?`)
  draft.outputs[at] = { kind: 'aggregate', fn: 'sum', column, directive }
  draft.notes.push(`${words} is added up`)
}

/** "for each class, how long it lasts": beside the class it is of. */
function nameGroups(draft: Draft): void {
  const shown = draft.outputs.every((output) => output.kind === 'column')
  for (const group of shown ? draft.groups : []) {
    if (group.kind !== 'entity' || !draft.outputs.every((output) => tableOfSpec(output) === group.table))
      continue
    const titles = mustTable(draft.catalog, group.table).titles
    if (
      draft.outputs.some(
        (output) =>
          output.kind === 'column' &&
          (titles.some((title) => title.id === output.column.id) || output.column.unique),
      )
    )
      continue
    draft.outputs.unshift({
      kind: 'entity',
      table: group.table,
      directive: draft.outputs[0]?.directive ?? false,
    })
  }
}
