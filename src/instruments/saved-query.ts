import * as z from 'zod'

/** What the value of a parameter may be. */
export const parameterTypes = ['integer', 'number', 'text', 'date', 'timestamp', 'boolean'] as const

/** A type that `agentdb save --param` knows. */
export type ParameterType = (typeof parameterTypes)[number]

const parameter = z.object({
  name: z.string().min(1),
  type: z.enum(parameterTypes),
  /** What is bound when no value is given, as text; null: a value must be given. */
  fallback: z.string().nullable(),
})

/** A parameter of a saved query. A name that stands at several places of the SQL is there several times. */
export type SavedParameter = z.infer<typeof parameter>

/** Checks the parameters that a store or a file of saved queries holds. */
export const savedParameters = z.array(parameter).readonly()

/** A statement kept under a name, to be run without a model. */
export interface SavedQuery {
  readonly name: string
  /** With `$1`, `$2` and so on where `parameters` stand. */
  readonly sql: string
  /** What it answers; null when nobody said. */
  readonly question: string | null
  readonly parameters: readonly SavedParameter[]
  /** Of the schema it ran on last; null when not known. */
  readonly fingerprint: string | null
  /** ISO 8601, UTC. */
  readonly savedAt: string
}

/** A query to be kept; the store says when it was. */
export type NewSavedQuery = Omit<SavedQuery, 'savedAt'>

/** What comes of keeping a query under a name. */
export type Kept = 'kept' | 'taken'

/** Whether two names are of the same query. */
export function sameName(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}
