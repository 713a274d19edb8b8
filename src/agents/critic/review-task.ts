import type { ResultSet } from '../../database/connection.js'
import type { Snapshot } from '../../database/snapshot.js'
import type { Cell, Check } from '../../events.js'
import type { AstNode } from '../../guard/parse.js'
import type { Briefing } from '../../linking/briefing.js'
import type { Catalog } from '../../linking/catalog.js'
import type { AskedQuestion } from './question/read-question.js'
import type { Statement } from './statement/statement.js'

/** A fault the critic can prove. `block` asks for a revision, `warn` goes with the answer, `note` to the receipt. */
export interface Finding {
  readonly check: string
  readonly severity: 'block' | 'warn' | 'note'
  /** What was found, with the names and counts that prove it. */
  readonly evidence: string
  /** What to write instead; empty when nothing is to be done. */
  readonly fix: string
}

/** What the critic has to say of one statement, and of its result where it ran. */
export interface Review {
  readonly findings: readonly Finding[]
  /** Every check that ran, passed or not: the receipt. */
  readonly checks: readonly Check[]
  /** The checks that asked the database something and were not answered, by id. */
  readonly undecided: readonly string[]
}

/** What the critic is given to review. */
export interface ReviewTask {
  /** The statement as the guard parsed it; null when there is no SELECT to read. */
  readonly tree: AstNode | null
  readonly catalog: Catalog
  readonly snapshot: Pick<Snapshot, 'tables'>
  /** Null for a statement of the user's own. */
  readonly question: string | null
  readonly briefing: Pick<Briefing, 'values' | 'dates' | 'definitions'> | null
  /** The session's zone, e.g. `Europe/Paris`. */
  readonly timeZone: string
  /** Null when it did not run. */
  readonly outcome: { readonly result: ResultSet; readonly truncated: boolean } | null
}

/** A question to the database that a check needs answered. Read-only, small, run within limits. */
export interface Probe {
  readonly sql: string
  readonly params: readonly (string | number)[]
}

/** Null: it was not run, failed, or a limit acted. The check is undecided then, which is no finding. */
export type ProbeRows = readonly (readonly Cell[])[] | null

/** A step of a review that may ask the database. */
export type Probing<T> = Generator<Probe, T, ProbeRows>

/** What every check sees. */
export interface Reviewed {
  readonly statement: Statement
  readonly catalog: Catalog
  readonly snapshot: Pick<Snapshot, 'tables'>
  readonly question: AskedQuestion | null
  readonly timeZone: string
  readonly outcome: ReviewTask['outcome']
}

/** One check of the critic: it finds faults by reading, or probes the database for them. */
export type CriticCheck = CheckHead & (ReadingCheck | ProbingCheck)

interface CheckHead {
  readonly id: string
  /** What it says when it finds nothing. */
  readonly passed: string
  /** What it needs beside the statement; without it the check is left out of the receipt. */
  readonly needs?: 'question' | 'result'
}

interface ReadingCheck {
  find(seen: Reviewed): readonly Finding[]
}

interface ProbingCheck {
  probe(seen: Reviewed): Probing<readonly Finding[]>
}

/** A fault that the statement must be revised for; `fix` says what to write instead. */
export function block(check: string, evidence: string, fix: string): Finding {
  return { check, severity: 'block', evidence, fix }
}

/** A fault or doubt that is told with the answer and does not stop it; an empty `fix` asks for nothing. */
export function warn(check: string, evidence: string, fix: string): Finding {
  return { check, severity: 'warn', evidence, fix }
}

/** What only the receipt tells: it neither stops the answer nor is said with it. */
export function note(check: string, evidence: string, fix = ''): Finding {
  return { check, severity: 'note', evidence, fix }
}

/** Asks the database one thing; null when that cannot be written or is not answered. */
export function* ask(sql: string | null, params: Probe['params'] = []): Probing<ProbeRows> {
  return sql === null ? null : yield { sql, params }
}

/** Asks for a single number. */
export function* askNumber(sql: string | null, params: Probe['params'] = []): Probing<number | null> {
  const cell = (yield* ask(sql, params))?.[0]?.[0]
  return typeof cell === 'number' ? cell : typeof cell === 'string' && cell !== '' ? Number(cell) : null
}

/** Asks for yes or no. */
export function* askTruth(sql: string | null, params: Probe['params'] = []): Probing<boolean | null> {
  const cell = (yield* ask(sql, params))?.[0]?.[0]
  return typeof cell === 'boolean' ? cell : null
}
