import * as z from 'zod'
import type { Connection } from '../database/connection.js'
import lookup from './catalogue.sql'
import type { Name } from './mentions.js'

/** Where an object comes from: initdb, CREATE EXTENSION, or somebody's own CREATE. */
const origin = z.enum(['system', 'extension', 'user'])

const catalogueFunction = z.object({
  oid: z.number(),
  schema: z.string(),
  name: z.string(),
  origin,
  language: z.string(),
  volatile: z.boolean(),
  /** Functions of the server that run the same code, for one of the user's in the language `internal`. */
  aliasOf: z.array(z.string()),
  procedure: z.boolean(),
  minArgs: z.number(),
  /** Null for a variadic function. */
  maxArgs: z.number().nullable(),
  /** False when an argument is internal or cstring: functions for the server's own use. */
  reachable: z.boolean(),
  /** True when an argument is the name of a relation, function, schema or role. */
  namesObjects: z.boolean(),
  /** The function named itself; false for one that an aggregate, operator or cast of that name calls. */
  named: z.boolean(),
  /** Called for the values it is about, without a name: a cast or a comparison of their type. */
  implied: z.boolean(),
  /** Source of a function of the user's; null for any other. */
  body: z.string().nullable(),
  /** Expressions of the arguments that may be left out, for a function of the user's; null when there are none. */
  defaults: z.string().nullable(),
})

const catalogueRelation = z.object({
  oid: z.number(),
  schema: z.string(),
  name: z.string(),
  origin,
  /** The SELECT of a view; null for anything else. */
  definition: z.string().nullable(),
  /** The SELECT that a materialized view was made from; null for anything else. */
  stored: z.string().nullable(),
  /** Its own columns in their order, with their types as `format_type` prints them. */
  attributes: z.array(z.object({ name: z.string(), type: z.string() })),
  /** Columns of the primary key; empty when there is none. */
  primaryKey: z.array(z.string()),
  /** Tables it inherits from or is a partition of, and those that inherit from it, however far. */
  relatives: z.array(z.object({ schema: z.string(), name: z.string() })),
  /** With the system's. */
  columns: z.array(z.string()),
  /** Expressions of its policies, and those of its indexes, checks and partitioning that call what users made. */
  expressions: z.array(z.object({ what: z.string(), text: z.string() })),
  /** Foreign tables among the relation, its partitions and children. */
  foreignTables: z.array(z.object({ schema: z.string(), name: z.string() })),
})

const catalogueType = z.object({
  /** Empty when these are the types that a relation, a function or an operator is made of. */
  name: z.string(),
  /** CHECK expressions of the domains in it, on VALUE. */
  checks: z.array(z.object({ domain: z.string(), expression: z.string() })),
})

/** A row of pg_proc as the guard sees it. */
export type CatalogueFunction = z.infer<typeof catalogueFunction>
/** A relation a name resolves to. */
export type CatalogueRelation = z.infer<typeof catalogueRelation>
/** A type a name resolves to. */
export type CatalogueType = z.infer<typeof catalogueType>

/** Kinds of names the catalogue can be asked about; `everything` is what a statement leads to whatever its names. */
export type WantedKind = 'function' | 'operator' | 'relation' | 'type' | 'everything'

/** A name to look up; without schema it is resolved along the search path. */
export interface Wanted extends Name {
  readonly kind: WantedKind
}

/** What is known about one name. Empty and null: nothing of that name exists. */
export interface Facts {
  /** Every overload for a function; the functions behind an operator, a cast, a type. */
  readonly calls: readonly CatalogueFunction[]
  readonly relation: CatalogueRelation | null
  readonly type: CatalogueType | null
}

/** The part of pg_catalog that the guard reads. Answers are kept for the life of the catalogue. */
export interface GuardCatalogue {
  /** Reads what is not known yet about `names`, in one statement. */
  load(names: readonly Wanted[]): Promise<void>
  /** Facts about a loaded name. */
  facts(wanted: Wanted): Facts
  /** Names of the functions a query may call, for suggestions. */
  functionNames(): Promise<readonly string[]>
}

const timeoutMs = 10_000
const nothing: Facts = { calls: [], relation: null, type: null }

const functionNamesSql = `
  select distinct p.proname::text
  from pg_catalog.pg_proc p
  join pg_catalog.pg_namespace n on n.oid = p.pronamespace
  where n.nspname = any (pg_catalog.current_schemas(true))
    and p.prokind <> 'p'
    and p.provolatile <> 'v'
    and p.proname !~ '(in|out|recv|send|_cmp|_eq|_ne|_lt|_le|_gt|_ge)$'
    and not ('pg_catalog.internal'::pg_catalog.regtype = any (p.proargtypes))
`

/** A catalogue that asks the database itself, as the login of `connection` sees it. */
export function createCatalogue(connection: Connection): GuardCatalogue {
  const known = new Map<string, Facts>()
  let names: Promise<readonly string[]> | null = null
  return {
    async load(wanted) {
      const missing = new Map<string, Wanted>()
      for (const one of wanted) if (!known.has(keyOf(one))) missing.set(keyOf(one), one)
      if (missing.size === 0) return
      for (const [key, facts] of await readFacts(connection, missing)) known.set(key, facts)
    },
    facts: (wanted) => known.get(keyOf(wanted)) ?? nothing,
    functionNames() {
      names ??= readFunctionNames(connection)
      return names
    },
  }
}

async function readFacts(
  connection: Connection,
  missing: ReadonlyMap<string, Wanted>,
): Promise<ReadonlyMap<string, Facts>> {
  const list = [...missing].map(([key, { kind, schema, name }]) => ({ kind, key, schema, name }))
  const { rows } = await connection.readOnly({ timeoutMs }, (tx) => tx.query(lookup, [JSON.stringify(list)]))
  const found = new Map<string, Facts>([...missing.keys()].map((key) => [key, nothing]))
  for (const [fact, , key, value] of rows) {
    const before = found.get(String(key)) ?? nothing
    found.set(String(key), withFact(before, String(fact), value))
  }
  return found
}

function withFact(facts: Facts, fact: string, value: unknown): Facts {
  switch (fact) {
    case 'call':
      return { ...facts, calls: [...facts.calls, catalogueFunction.parse(value)] }
    case 'relation':
      return { ...facts, relation: catalogueRelation.parse(value) }
    default:
      return { ...facts, type: catalogueType.parse(value) }
  }
}

async function readFunctionNames(connection: Connection): Promise<readonly string[]> {
  const { rows } = await connection.readOnly({ timeoutMs }, (tx) => tx.query(functionNamesSql))
  return rows.map(([name]) => String(name))
}

function keyOf({ kind, schema, name }: Wanted): string {
  return JSON.stringify([kind, schema, name])
}
