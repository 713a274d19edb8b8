import * as z from 'zod'
import type { VerifiedQuery } from '../instruments/verified-queries.js'
import { jsonText } from '../output/json-text.js'

const Line = z.object({
  question: z.string().trim().min(1),
  sql: z.string().trim().min(1),
  asOf: z.iso.datetime({ offset: true }).nullish(),
})

/** A line of a file of verified queries, or what is wrong with it. */
export type TaughtLine = { readonly number: number } & (
  | { readonly ok: true; readonly question: string; readonly sql: string; readonly asOf: string | null }
  | { readonly ok: false; readonly reason: string }
)

/** Verified queries as JSON lines. `gold` is there for `agentdb eval`, which reads such files too. */
export function toTaughtLines(queries: readonly VerifiedQuery[]): string {
  return queries
    .map(({ question, sql, asOf }) => `${jsonText({ question, sql, gold: sql, asOf })}\n`)
    .join('')
}

/** The lines of such a file, each read for itself; empty ones do not count. */
export function readTaughtLines(text: string): readonly TaughtLine[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, at) => (line.trim() === '' ? [] : [{ number: at + 1, ...readLine(line) }]))
}

function readLine(line: string) {
  let json: unknown
  try {
    json = JSON.parse(line)
  } catch (error) {
    return { ok: false as const, reason: `it is not JSON: ${(error as Error).message}` }
  }
  const read = Line.safeParse(json)
  if (!read.success) {
    const issue = read.error.issues[0]
    const where = issue?.path.join('.') ?? ''
    return {
      ok: false as const,
      reason: `${where === '' ? 'it' : `"${where}"`}: ${issue?.message ?? 'is wrong'}`,
    }
  }
  const { question, sql, asOf } = read.data
  return { ok: true as const, question, sql, asOf: asOf ?? null }
}
