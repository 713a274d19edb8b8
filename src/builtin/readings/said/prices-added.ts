import { pricePer } from '../../../linking/turned-names.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "The total fees of the cooks" are no sum of what each is paid per course.
 * @throws {PassedOver} where prices for one piece are added up as if they were the amounts
 */
export function checkPricesAdded({ reading: { spec, assignment } }: Said): void {
  for (const output of spec.outputs) {
    if (output.kind !== 'aggregate' || output.fn !== 'sum' || pricePer(output.column.lemmas).length === 0)
      continue
    for (const [{ text }, link] of assignment.links)
      if (link.kind === 'column' && link.column === output.column.id && !/\bper\b/i.test(text))
        throw new PassedOver(`'${text}' is the price of one`, [text])
  }
}
