import { baseOf } from '../../grounding/roles.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

const small: ReadonlySet<string> = new Set(['available', 'existing', 'listed', 'registered'])

/**
 * "Which cars are available?": not all of them, where the cars have such a state or a yes-or-no of that name.
 * @throws {PassedOver} where the word is passed over as one that only says that there are some
 */
export function checkAvailableRows({ tokens, reading, catalog, mentions }: Said): void {
  const own = reading.plan.from.table.id
  const table = baseOf(own) ?? own
  const used = [...reading.assignment.links.keys()].map(({ mention }) => mention)
  for (const { index, low, text } of tokens) {
    if (!small.has(low) || used.some(({ start, end }) => start <= index && end > index)) continue
    const state = mentions
      .filter(({ start, end }) => start === index && end === index + 1)
      .flatMap(({ links }) => links)
      .some(
        (link) =>
          link.kind !== 'table' &&
          catalog.columnById.get(link.column)?.table === table &&
          (link.kind === 'value' ? link.exact : catalog.columnById.get(link.column)?.kind === 'boolean'),
      )
    if (state) throw new PassedOver(`'${text}' leaves out some rows, and this reading does not`, [text])
  }
}
