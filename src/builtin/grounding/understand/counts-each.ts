import type { Draft } from '../draft.js'

/** "inspections by outcome, with the number of each": the things listed by groups are counted. Whether that is so; then they are. */
export function countsEach(draft: Draft): boolean {
  const [only, ...more] = draft.outputs
  if (!only || more.length > 0 || draft.groups.length + draft.lateKeys.length === 0) return false
  if (only.kind === 'entity')
    draft.outputs[0] = { kind: 'countRows', table: only.table, directive: only.directive }
  return only.kind === 'entity' || only.kind === 'countRows'
}
