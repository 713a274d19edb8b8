import { baseOf } from '../../grounding/roles.js'
import { Unfit } from '../../grounding/ungrounded.js'
import type { Said } from './said.js'

/**
 * "Paula Zapata" is one person: the first name is not that of an employee and the last name that of the employee's boss.
 * @throws {Unfit} where a name is torn apart
 */
export function checkOnePerson({ reading }: Said): void {
  const named = [...reading.assignment.links].flatMap(([{ mention, text }, link]) =>
    link.kind === 'value'
      ? [{ ...mention, text, table: link.column.slice(0, link.column.lastIndexOf('.')) }]
      : [],
  )
  for (const first of named)
    for (const last of named) {
      if (first.end !== last.start || first.table === last.table) continue
      if ((baseOf(first.table) ?? first.table) === (baseOf(last.table) ?? last.table))
        throw new Unfit(`'${first.text} ${last.text}' is one person`, [first.text, last.text])
    }
}
