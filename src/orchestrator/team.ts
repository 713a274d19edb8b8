import type { Reviewer } from '../agents/second-look.js'
import type { Analyst } from '../agents/sql-analyst.js'
import type { Turn } from '../conversation/turn.js'
import type { Connection } from '../database/connection.js'
import type { ExecutionLimits } from '../database/execution.js'
import type { Approve, BoundParameter } from '../events.js'
import type { Verdict } from '../guard/verdict.js'
import type { VerifiedQuery } from '../instruments/verified-queries.js'
import type { Clock } from '../linking/calendar.js'
import type { Privacy } from '../linking/sensitive.js'
import type { World } from './world.js'

/** Everything one run works with. Opened and closed by whoever calls `runQuestion`. */
export interface Team {
  /** For statements of our own: it shows the database as the policy does. */
  readonly connection: Connection
  /** For statements that the guard let through: the policy is in their text. */
  readonly guarded: Connection
  readonly world: World
  readonly guard: { check(sql: string, parameters?: number): Promise<Verdict> }
  readonly analyst: Analyst
  /** How many first drafts are made at once, where the analyst can; 1 is one draft. */
  readonly candidates: number
  /** The critic's model; null when there is none to ask. */
  readonly reviewer: Reviewer | null
  /** When the critic asks its model: always, when a check is undecided (`auto`), or never. */
  readonly review: 'auto' | 'always' | 'never'
  readonly clock: Clock
  readonly limits: RunLimits
  readonly session: string | null
  /** Names the user gives the run. */
  readonly tags?: readonly string[] | undefined
  /** The saved query that runs. */
  readonly saved?: string | null | undefined
  /** What is bound to `$1`, `$2` and so on of each statement. */
  readonly parameters?: readonly BoundParameter[] | undefined
  /** The reading the user chose when asked back; null when nobody was asked. */
  readonly meaning: string | null
  /** The questions of the conversation before this one, oldest first; absent for a question of its own. */
  readonly earlier?: readonly Turn[]
  /** Questions with their right SQL, oldest first: examples, and the answers of questions asked again. */
  readonly verified: readonly VerifiedQuery[]
  /** What the caller wants said with the answer: the store could not be opened, the login may write. */
  readonly warnings: readonly string[]
  /** What of the rows a model may be shown. */
  readonly privacy: Privacy
  /** Who is asked before a statement runs, and about which; null when nobody is. */
  readonly approval: Approval | null
  /** How many further questions to ask once there is an answer; 0 for none. */
  readonly insights: number
  /** Stop before the statement runs and answer with the SQL alone. */
  readonly dryRun: boolean
}

/** A person who is asked before statements run. */
export interface Approval {
  /**
   * `always`: about each of them; `final`: not about one that the critic would have revised first; `low-confidence`: about
   * those whose author is not sure of them, or does not say.
   */
  readonly mode: 'always' | 'final' | 'low-confidence'
  readonly ask: Approve
}

/** How long a run may go on trying. */
export interface RunLimits {
  readonly execution: ExecutionLimits
  /** Statements tried, the first included. */
  readonly maxAttempts: number
  /** Wall clock of the whole run. */
  readonly timeoutMs: number
}
