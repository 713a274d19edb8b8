import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { isParticiple } from '../../grammar/participle.js'
import { isCalledAfter } from '../../grounding/dates/called-after.js'
import { tableIdOf } from '../../grounding/reach.js'
import { slotUses } from '../../grounding/slots.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { namesOfVerb } from '../../grounding/verbs.js'
import { silentPaths } from './reach.js'
import { lowOf, type Said } from './said.js'

const beside: ReadonlySet<string> = new Set(
  'tip tax discount refund deposit commission shipping fee interest vat'.split(' '),
)

/**
 * "the amount" is no tax amount, a booking's status is not that of the play, and what was "most recently released" is
 * not what kicked off last. @throws {PassedOver} where something narrower or farther is taken for what was said
 */
export function checkNarrowerNames(said: Said): void {
  for (const { slot } of slotUses(said.reading.sketch)) {
    const link = said.reading.assignment.links.get(slot)
    if (!link || link.kind === 'table') continue
    const column = said.catalog.columnById.get(link.column)
    if (!column) continue
    const words = slot.text.toLowerCase()
    const part = column.lemmas.find((word) => beside.has(word))
    if (
      link.kind === 'column' &&
      part &&
      /^(?:total |sum |whole )?(?:amounts?|totals?)\b/.test(words) &&
      !said.tokens.some((token) => token.lemma === part)
    )
      throw new PassedOver(`'${slot.text}' is not the ${column.words.join(' ')}`, [slot.text])
    if (isStatus(column) && isFar(said, tableIdOf(link)))
      throw new PassedOver(`whose '${slot.text}'?`, [slot.text])
  }
  checkRecently(said)
}

function isStatus({ lemmas, kind }: CatalogColumn): boolean {
  return kind === 'text' && ['status', 'state'].includes(lemmas.at(-1) ?? '') && lemmas.length <= 2
}

/** Two joins or more from what is listed or counted, over tables nobody spoke of. */
function isFar(said: Said, table: string): boolean {
  const { spec, tree, assignment } = said.reading
  if (spec.target === table || !tree.tables.has(table)) return false
  const spoken = new Set(
    [...assignment.links.values()].flatMap((link) => (link.kind === 'table' ? [link.table] : [])),
  )
  if (spoken.has(table)) return false
  return silentPaths(said, [], spec.target, new Set([...spoken, table])).some(
    (path) => path.length >= 2 && path.at(-1)?.to === table,
  )
}

/** "most recently released": by the day of that, if it is kept. */
function checkRecently(said: Said): void {
  const by = said.reading.plan.order[0]?.by
  if (by?.kind !== 'column' || !isTemporal(by.column)) return
  const { column } = by
  for (const { index, low } of said.tokens) {
    const verb = lowOf(said, index + 1)
    if (low !== 'recently' || lowOf(said, index - 1) !== 'most' || !isParticiple(verb)) continue
    const names = [stem(verb), ...namesOfVerb(stem(verb))]
    if (isCalledAfter(column, stem(verb)) || column.words.some((word) => names.includes(stem(word)))) continue
    throw new PassedOver(`nothing says when it was '${verb}'`, [verb])
  }
}
