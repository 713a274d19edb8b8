import type { Cell } from '../events.js'
import type { TypeCategory } from './snapshot.js'

/** A column type as catalogue/types.sql describes it. */
export interface TypeFacts {
  readonly name: string
  readonly category: TypeCategory
  /** The domain itself forbids NULL. */
  readonly notNull: boolean
  readonly domain: string | null
  readonly enumLabels: readonly string[] | null
}

/** Types by `typeKey`. */
export function readTypes(rows: readonly (readonly Cell[])[]): ReadonlyMap<string, TypeFacts> {
  return new Map(
    rows.map(([oid, modifier, name, baseOid, baseKind, baseCategory, notNull, domain, labels]) => [
      typeKey(oid, modifier),
      {
        name: String(name),
        category: categoryOf(Number(baseOid), String(baseKind), String(baseCategory)),
        notNull: notNull === true,
        domain: typeof domain === 'string' ? domain : null,
        enumLabels: Array.isArray(labels) ? labels.map(String) : null,
      },
    ]),
  )
}

/** Identifies a type with its modifier: `numeric(10,2)` and `numeric(8,0)` are two. */
export function typeKey(oid: Cell | undefined, modifier: Cell | undefined): string {
  return `${oid}:${modifier}`
}

const byOid: ReadonlyMap<number, TypeCategory> = new Map([
  [16, 'boolean'],
  [17, 'bytes'],
  [18, 'text'],
  [20, 'integer'],
  [21, 'integer'],
  [23, 'integer'],
  [114, 'json'],
  [700, 'decimal'],
  [701, 'decimal'],
  [790, 'decimal'],
  [1082, 'date'],
  [1083, 'time'],
  [1114, 'timestamp'],
  [1184, 'timestamptz'],
  [1186, 'interval'],
  [1266, 'time'],
  [1700, 'decimal'],
  [2950, 'uuid'],
  [3802, 'json'],
])

/** Built-in types by OID; others by their kind and by the category their author declared (citext says string). */
function categoryOf(oid: number, kind: string, declared: string): TypeCategory {
  const known = byOid.get(oid)
  if (known) return known
  if (kind === 'e') return 'enum'
  if (declared === 'A') return 'array'
  if (declared === 'S') return 'text'
  return 'other'
}
