import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

/** "what sorts of treatment": what there is of a kind, never the rows themselves or their amounts. @throws {PassedOver} where those are shown */
export function checkRowKinds(said: Said): void {
  const { tokens, reading } = said
  for (const { index, low, text } of tokens) {
    if (!['sort', 'sorts', 'kind', 'kinds', 'type', 'types'].includes(low) || lowOf(said, index + 1) !== 'of')
      continue
    if (
      ['each', 'every', 'per', 'by'].includes(lowOf(said, index - 1)) &&
      (reading.spec.groups.length === 0 || reading.spec.groups.some((group) => group.kind === 'entity'))
    )
      throw new PassedOver(`what ${low} of them there are is not known`, [text])
    if (
      !['what', 'which', 'different', 'the', 'all', 'various', 'list', 'many'].includes(
        lowOf(said, index - 1),
      )
    )
      continue
    const [output, ...others] = reading.plan.select
    // "the name and the type of each lesson": shown beside something else.
    if (low.at(-1) !== 's' && others.some(({ expr }) => isKind(expr))) continue
    const rows = reading.spec.outputs[0]?.kind === 'entity' && !isKind(output?.expr)
    const amounts =
      output?.expr.kind === 'column' &&
      output.expr.column.role === 'measure' &&
      output.expr.column.kind === 'number'
    if (rows || amounts) throw new PassedOver(`what ${low} of them there are is not known`, [text])
  }
}

/** A thing that is itself a kind: "types of rooms" in a table of room types. */
function isKind(expr: { readonly kind: string; readonly column?: unknown } | undefined): boolean {
  const column = expr?.column
  if (!column || typeof column !== 'object' || !('lemmas' in column) || !('table' in column)) return false
  const words = [...(column.lemmas as readonly string[]), ...String(column.table).toLowerCase().split(/[._]/)]
  return words.some((word) => /^(?:kind|type|sort|categor|genre|class|title)/.test(word))
}
