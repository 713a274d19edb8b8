import type { ReadStatement } from '../database/execution.js'
import type { AstNode } from './parse.js'

/** What the guard found: one statement that only reads, or a reason why not. */
export type Verdict =
  | {
      readonly ok: true
      readonly statement: ReadStatement
      /** The tree that was judged, so that nobody parses twice; null for SHOW. Offsets are those of the text that was asked for, without its semicolon. */
      readonly tree: AstNode | null
      /** The policy changed what runs: `statement.text` is not the text of `tree`. */
      readonly rewritten: boolean
      /** What the policy did that a reader of the result has to know. */
      readonly notes: readonly string[]
    }
  | Refusal

/** Why a statement is not run. */
export interface Refusal {
  readonly ok: false
  readonly code: RefusalCode
  /** What was found, naming it. */
  readonly message: string
  /** What to do about it, one sentence. */
  readonly hint: string | null
  /** 1-based character of the text that was checked; null when no one place is to blame. */
  readonly position: number | null
}

/** Stable: scripts and the self-correcting loop read them. `syntax_error` and `function_unknown` can be mended. */
export type RefusalCode =
  | 'input_too_long'
  | 'not_text'
  | 'syntax_error'
  | 'too_complex'
  | 'not_one_statement'
  | 'write_requested'
  | 'not_a_query'
  | 'select_into'
  | 'row_lock'
  | 'parameter'
  | 'syntax_not_allowed'
  | 'explain_option'
  | 'setting_not_allowed'
  | 'function_not_allowed'
  | 'function_unknown'
  | 'operator_not_allowed'
  | 'type_not_allowed'
  | 'relation_not_allowed'
  | 'policy'

/** A refusal in one call. `position` is a 1-based character. */
export function refuse(
  code: RefusalCode,
  message: string,
  hint: string | null = null,
  position: number | null = null,
): Refusal {
  return { ok: false, code, message, hint, position }
}
