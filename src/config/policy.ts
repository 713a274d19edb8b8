import * as z from 'zod'

/** How the values of a masked column are shown: a digest, the last four characters, or nothing. */
export const maskKinds = ['hash', 'last4', 'null'] as const

const name = z.string('is not a name').trim().min(1, 'is empty')
const condition = z.string('is not a condition in SQL').trim().min(1, 'is empty')
const names = (what: string) => z.array(name, `is not a list of ${what}`)

const tableKey = dotted(1, 2)
const columnKey = dotted(2, 3)

const tables = byName(
  tableKey,
  z.union([z.literal('*'), names('columns').min(1, 'is empty')], 'is neither "*" nor a list of columns'),
  { like: '"orders" or "sales.orders"', what: 'table: "*", or table: its columns' },
)

/**
 * What of the database may be asked about, whoever writes the statement. Only allow-lists: what is not named is not there.
 * A name without a schema lies in the first schema of `search_path`; a part of a name that holds a dot is double-quoted.
 */
export const policyShape = z.strictObject(
  {
    search_path: names('schemas').min(1, 'is empty').default(['public']),
    schemas: names('schemas').nullable().default(null),
    tables: z
      .preprocess(
        (value) =>
          Array.isArray(value) ? Object.fromEntries(value.map((each) => [String(each), '*'])) : value,
        tables,
      )
      .nullable()
      .default(null),
    masks: byName(
      columnKey,
      z
        .enum(maskKinds, `is none of ${maskKinds.join(', ')}`)
        .nullable()
        .transform((kind) => kind ?? 'null'),
      { like: '"orders.email" or "sales.orders.email"', what: 'column: mask' },
    ).default({}),
    filters: byName(tableKey, condition, {
      like: '"orders" or "sales.orders"',
      what: 'table: condition',
    }).default({}),
    rowCaps: byName(
      tableKey,
      z.number('is not a whole number').int('is not a whole number').min(1, 'must be at least 1'),
      { like: '"orders" or "sales.orders"', what: 'table: number of rows' },
    ).default({}),
    functions: names('functions').nullable().default(null),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `has the unknown key "${issue.keys?.[0] ?? ''}"; known are search_path, schemas, tables, masks, filters, rowCaps, functions`
        : 'is not an object',
  },
)

function byName<V extends z.ZodType>(
  key: ReturnType<typeof dotted>,
  value: V,
  { like, what }: { readonly like: string; readonly what: string },
) {
  return z.record(key, value, {
    error: (issue) =>
      issue.code === 'invalid_key'
        ? `stands under a key that is no name such as ${like}`
        : `is not an object of ${what}`,
  })
}

function dotted(fewest: number, most: number) {
  return name.refine((text) => {
    const parts = splitName(text)
    return parts !== null && parts.length >= fewest && parts.length <= most
  })
}

/** A policy as it is set, checked for shape alone: whether its names exist is for the database to say. */
export type PolicySetting = z.output<typeof policyShape>

/** The parts of a dotted name; null when it is none. `a."b.c"` has two. */
export function splitName(text: string): readonly string[] | null {
  const parts = text.match(/"(?:[^"]|"")+"|[^".]+/g) ?? []
  if (parts.join('.') !== text) return null
  return parts.map((part) => (part.startsWith('"') ? part.slice(1, -1).replaceAll('""', '"') : part))
}
