import type { RawField } from './session.js'
import { type CellKind, type CellReader, textReader } from './values.js'

/** Built-in types: OID, the OID of its array, name, how its text is read. OIDs are fixed across Postgres versions. */
const builtIn: readonly (readonly [oid: number, arrayOid: number, name: string, kind: CellKind])[] = [
  [16, 1000, 'boolean', 'boolean'],
  [17, 1001, 'bytea', 'text'],
  [18, 1002, '"char"', 'text'],
  [19, 1003, 'name', 'text'],
  [20, 1016, 'bigint', 'exact'],
  [21, 1005, 'smallint', 'number'],
  [23, 1007, 'integer', 'number'],
  [24, 1008, 'regproc', 'text'],
  [25, 1009, 'text', 'text'],
  [26, 1028, 'oid', 'number'],
  [27, 1010, 'tid', 'text'],
  [28, 1011, 'xid', 'text'],
  [29, 1012, 'cid', 'text'],
  [114, 199, 'json', 'json'],
  [142, 143, 'xml', 'text'],
  [600, 1017, 'point', 'text'],
  [601, 1018, 'lseg', 'text'],
  [602, 1019, 'path', 'text'],
  [603, 1020, 'box', 'text'],
  [604, 1027, 'polygon', 'text'],
  [628, 629, 'line', 'text'],
  [650, 651, 'cidr', 'text'],
  [700, 1021, 'real', 'float'],
  [701, 1022, 'double precision', 'float'],
  [705, 0, 'unknown', 'text'],
  [718, 719, 'circle', 'text'],
  [774, 775, 'macaddr8', 'text'],
  [790, 791, 'money', 'text'],
  [829, 1040, 'macaddr', 'text'],
  [869, 1041, 'inet', 'text'],
  [1042, 1014, 'char', 'text'],
  [1043, 1015, 'varchar', 'text'],
  [1082, 1182, 'date', 'text'],
  [1083, 1183, 'time', 'text'],
  [1114, 1115, 'timestamp', 'timestamp'],
  [1184, 1185, 'timestamptz', 'timestamptz'],
  [1186, 1187, 'interval', 'text'],
  [1266, 1270, 'timetz', 'text'],
  [1560, 1561, 'bit', 'text'],
  [1562, 1563, 'varbit', 'text'],
  [1700, 1231, 'numeric', 'exact'],
  [2205, 2210, 'regclass', 'text'],
  [2206, 2211, 'regtype', 'text'],
  [2249, 2287, 'record', 'text'],
  [2278, 0, 'void', 'text'],
  [2950, 2951, 'uuid', 'text'],
  [3220, 3221, 'pg_lsn', 'text'],
  [3614, 3643, 'tsvector', 'text'],
  [3615, 3645, 'tsquery', 'text'],
  [3802, 3807, 'jsonb', 'json'],
  [3904, 3905, 'int4range', 'text'],
  [3906, 3907, 'numrange', 'text'],
  [3908, 3909, 'tsrange', 'text'],
  [3910, 3911, 'tstzrange', 'text'],
  [3912, 3913, 'daterange', 'text'],
  [3926, 3927, 'int8range', 'text'],
  [4072, 4073, 'jsonpath', 'text'],
  [4089, 4090, 'regnamespace', 'text'],
  [4096, 4097, 'regrole', 'text'],
  [5069, 271, 'xid8', 'text'],
]

interface KnownType {
  readonly oid: number
  readonly name: string
  readonly reader: CellReader
}

const known: ReadonlyMap<number, KnownType> = new Map(
  builtIn.flatMap(([oid, arrayOid, name, kind]) => {
    const element: KnownType = { oid, name, reader: { kind, array: false, delimiter: ',' } }
    if (arrayOid === 0) return [[oid, element] as const]
    const array: KnownType = {
      oid,
      name,
      reader: { kind, array: true, delimiter: name === 'box' ? ';' : ',' },
    }
    return [[oid, element] as const, [arrayOid, array] as const]
  }),
)

/** How cells of a built-in type are read; null for a type of this database's own. */
export function builtInReader(typeOid: number): CellReader | null {
  return known.get(typeOid)?.reader ?? null
}

/**
 * The name of a built-in type with its modifier; null for a type of this database's own.
 * @example builtInTypeName({ name: 'total', typeOid: 1700, modifier: 655366 }) // 'numeric(10,2)'
 */
export function builtInTypeName(field: RawField): string | null {
  const type = known.get(field.typeOid)
  if (!type) return null
  return type.name + modifierText(type.oid, field.modifier) + (type.reader.array ? '[]' : '')
}

/** How elements of a given type are read inside an array of it. */
export function arrayReaderOf(elementOid: number, delimiter: string): CellReader {
  const kind = (builtInReader(elementOid) ?? textReader).kind
  return { kind, array: true, delimiter }
}

/** The server adds the four bytes of a length word to the modifiers of numeric, char and varchar. */
const lengthWordBytes = 4

function modifierText(typeOid: number, modifier: number): string {
  if (modifier < 0) return ''
  switch (typeOid) {
    case 1042:
    case 1043:
      return `(${modifier - lengthWordBytes})`
    case 1700: {
      const packed = modifier - lengthWordBytes
      const scale = ((packed & 0x7ff) ^ 1024) - 1024
      return `(${(packed >> 16) & 0xffff},${scale})`
    }
    case 1083:
    case 1114:
    case 1184:
    case 1266:
    case 1560:
    case 1562:
      return `(${modifier})`
    default:
      return ''
  }
}
