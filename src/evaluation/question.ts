import * as z from 'zod'
import { type ExpectedRows, toTable } from './expected-rows.js'
import type { Table } from '../comparison/table.js'

/** One question with what a right answer is. */
export interface EvalQuestion {
  readonly id: string | null
  readonly question: string
  readonly category: string | null
  /** Given to the team below the question. */
  readonly instructions: string | null
  /** False: the database cannot answer it, and declining is right. */
  readonly answerable: boolean
  /** Statements any of whose results is right. */
  readonly golds: readonly string[]
  /** Rows that are right, beside or in place of `golds`. */
  readonly rows: Table | null
}

/** A question, or what is wrong with it: each problem names its field. */
export type ReadQuestion =
  | { readonly ok: true; readonly question: EvalQuestion }
  | { readonly ok: false; readonly problems: readonly string[] }

const words = (what: string) =>
  z.string({ error: ({ input }) => (input === undefined ? 'is missing' : `is not ${what}`) })

const optionalText = z.string('is not text').trim().nullish()

/** Fields of other names are left alone: they are the user's own. */
const Fields = z.object({
  question: words('text').trim().min(1, 'is empty'),
  gold: z
    .union([z.string(), z.array(z.string())], 'is neither a statement nor a list of statements')
    .nullish()
    .transform((gold) => [gold ?? []].flat().filter((sql) => sql.trim() !== '')),
  rows: z.array(z.unknown(), 'is not a list of rows').nullish(),
  id: z
    .union([z.string().trim(), z.number()], 'is neither text nor a number')
    .nullish()
    .transform((id) => (id === '' ? null : id)),
  category: optionalText,
  instructions: optionalText,
  answerable: z.boolean('is neither true nor false').nullish(),
})

/** A question from the fields of one line. */
export function toQuestion(fields: unknown): ReadQuestion {
  const parsed = Fields.safeParse(fields)
  if (!parsed.success) return bad(parsed.error.issues.map(problemOf))
  const { question, gold, rows, id, category, instructions } = parsed.data
  const answerable = parsed.data.answerable ?? true
  const expected: ExpectedRows = rows ? toTable(rows) : { ok: true, table: null }
  if (!expected.ok) return bad([`rows: ${expected.reason}`])
  const given = gold.length > 0 || expected.table !== null
  if (answerable && !given) {
    return bad([
      'gold: there is none, nor rows; a question that must not be answered says "answerable": false',
    ])
  }
  if (!answerable && given) return bad(['gold: there is one, though "answerable" is false'])
  return {
    ok: true,
    question: {
      id: id === null || id === undefined ? null : String(id),
      question,
      category: category || null,
      instructions: instructions || null,
      answerable,
      golds: gold,
      rows: expected.table,
    },
  }
}

function problemOf(issue: z.core.$ZodIssue): string {
  const [field] = issue.path
  return field === undefined ? 'it is not an object' : `${String(field)}: ${issue.message}`
}

function bad(problems: readonly string[]): ReadQuestion {
  return { ok: false, problems }
}
