import type { ExitCode } from '../../errors.js'

/** What `agentdb help <code>` prints of one error code; a step of `fix` may be a command line. */
export interface ErrorPage {
  /** What happened, one sentence. */
  readonly means: string
  /** How it comes about. */
  readonly why: string
  /** What to do, the likeliest first. */
  readonly fix: readonly string[]
  /** What a command that ends with it exits with; 0 where it is only a warning beside an answer. */
  readonly exitCodes: readonly ExitCode[]
}

/** Pages by code. */
export type ErrorPages = Readonly<Record<string, ErrorPage>>
