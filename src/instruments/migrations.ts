import runs from './migrations/0001_runs.sql'
import verifiedQueries from './migrations/0002_verified_queries.sql'
import verifiedAnswers from './migrations/0003_verified_answers.sql'
import remembering from './migrations/0004_remembering.sql'

/** One step of the store's schema. A released one never changes; the next gets the next number. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

/** Every step there is, in order. */
export const migrations: readonly Migration[] = [
  { version: 1, name: 'runs', sql: runs },
  { version: 2, name: 'verified_queries', sql: verifiedQueries },
  { version: 3, name: 'verified_answers', sql: verifiedAnswers },
  { version: 4, name: 'remembering', sql: remembering },
]
