import type { CatalogueFunction, GuardCatalogue } from '../catalogue.js'
import type { Mentions } from '../mentions.js'
import type { NodeTable } from '../nodes.js'
import { type AstNode, openParser } from '../parse.js'
import { type Refusal, refuse } from '../verdict.js'
import { walk } from '../walk.js'
import { builtinFault, functionFault, rowTypeFault } from './functions.js'
import { readQuery } from './read-query.js'
import { type Reading, startReading } from './reading.js'
import { createRelationBook } from './relation-book.js'
import { rewrite } from './rewrite.js'
import type { ScopePolicy } from './scope-policy.js'

/** A statement within the policy, as it is to be run. */
export interface Scoped {
  readonly ok: true
  readonly text: string
  readonly rewritten: boolean
  readonly notes: readonly string[]
}

/** Holds statements to a policy. */
export interface Scope {
  /** Judges a statement that parsed; `query` is the SELECT within `tree`. */
  check(statement: {
    readonly text: string
    readonly tree: AstNode
    readonly query: AstNode
    readonly kind: 'select' | 'explain' | 'show'
    readonly parameters: number
  }): Promise<Scoped | Refusal>
  /** Judges a function of the user's that a statement leads to; `called`: by its name. */
  checkFunction(row: CatalogueFunction, body: readonly Mentions[], called: boolean): Promise<Refusal | null>
}

/** A scope over one database, as its catalogue shows it. */
export function createScope(catalogue: GuardCatalogue, policy: ScopePolicy, table: NodeTable): Scope {
  const book = createRelationBook(catalogue, table)
  return {
    async check({ text, tree, query, kind, parameters }) {
      const walked = walk(query, { table, text, parameters })
      if (!walked.ok) return walked
      const { mentions } = walked
      await book.load([...mentions.relations, ...mentions.types])
      const reading = readStatement(query, text, {
        policy,
        book,
        parser: await openParser(),
        internal: false,
      })
      const refusal =
        reading.faults.relation ??
        reading.faults.column ??
        builtinFault(mentions, policy) ??
        rowTypeFault(mentions.types, policy, book)
      if (refusal !== null) return refusal
      if (kind === 'explain' && reading.veiled.view !== null) {
        const message = `The plan of a statement on the view ${reading.veiled.view} would tell what the view reads.`
        return refuse('policy', message, 'Run the statement itself.')
      }
      return asRun({ text, tree }, reading)
    },
    async checkFunction(row, body, called) {
      await book.load(body.flatMap(({ relations }) => relations))
      return functionFault(row, body, { policy, book, called })
    },
  }
}

/** Reads a SELECT against a policy: its faults, and what has to stand in the place of its tables. */
export function readStatement(
  query: AstNode,
  text: string,
  parts: Pick<Reading, 'policy' | 'book' | 'parser' | 'internal'>,
): Reading {
  const reading = startReading({ ...parts, text, vouched: false, through: [] })
  readQuery((query.SelectStmt ?? {}) as AstNode, null, new Map(), reading)
  return reading
}

/** The statement with its tables replaced. */
export function asRun(
  statement: { readonly text: string; readonly tree: AstNode },
  reading: Reading,
): Scoped | Refusal {
  const written = rewrite(statement, reading)
  if (written === null) {
    const message = 'The statement is written in a way that the policy cannot be applied to with certainty.'
    return refuse('policy', message, 'Write a plainer SELECT: FROM schema.table AS alias.')
  }
  return { ok: true, text: written, rewritten: reading.edits.size > 0, notes: [...reading.notes] }
}
