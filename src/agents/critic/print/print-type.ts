import { asNode, nodes, stringOf } from '../../../guard/mentions.js'
import { quoteName } from '../../briefing-text.js'
import { bodyOf } from '../statement/tree.js'
import { Unprintable } from './unprintable.js'

/** A type's name as SQL: `pg_catalog.numeric(10, 2)[]`. */
export function printType(node: unknown): string {
  const type = asNode(node)
  const names = nodes(type?.names).map((part) => stringOf(part) ?? '')
  if (type === null || names.length === 0 || type.setof === true) throw new Unprintable('a type')
  const mods = nodes(type.typmods).map((mod) => {
    const value = asNode(asNode(bodyOf(mod, 'A_Const'))?.ival)
    if (value === null) throw new Unprintable('a type modifier')
    return Number(value.ival ?? 0)
  })
  const arrays = nodes(type.arrayBounds).map(() => '[]')
  if (names.at(-1) === 'interval' && mods.length > 0) return `interval ${intervalField(mods)}`
  const modifiers = mods.length > 0 ? `(${mods.join(', ')})` : ''
  return `${names.map(quoteName).join('.')}${modifiers}${arrays.join('')}`
}

/** Bits of INTERVAL_MASK in the server's utils/timestamp.h. */
const intervalFields = new Map([
  [2, 'month'],
  [4, 'year'],
  [6, 'year to month'],
  [8, 'day'],
  [1024, 'hour'],
  [2048, 'minute'],
  [4096, 'second'],
])

function intervalField([mask = 0, ...rest]: readonly number[]): string {
  const field = intervalFields.get(mask)
  if (field === undefined || rest.length > 0) throw new Unprintable('an interval')
  return field
}
