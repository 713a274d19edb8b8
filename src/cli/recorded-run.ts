import { UsageError } from '../errors.js'
import type { RunLookup, RunRecord, RunSummary } from '../instruments/history.js'
import type { Io } from './io.js'
import { withRecord } from './open-record.js'
import type { CommonFlags } from './options.js'
import { shortened } from './shortened.js'

/**
 * The run that a person's words name.
 * @throws {UsageError} `unknown_run` or `ambiguous_run`
 */
export async function readRun(reference: string, flags: CommonFlags, io: Io): Promise<RunRecord> {
  return foundRun(await withRecord(flags, io, (store) => store.run(reference)), reference)
}

/** @throws {UsageError} `unknown_run` or `ambiguous_run` */
export function foundRun(lookup: RunLookup, reference: string): RunRecord {
  switch (lookup.kind) {
    case 'found':
      return lookup.record
    case 'none':
      throw unknownRun(reference.trim())
    case 'ambiguous':
      throw new UsageError('ambiguous_run', `Several runs have an id that begins with "${reference}".`, {
        hint: ['Give more of the one you mean:', ...lookup.candidates.map(candidate)].join('\n  '),
      })
    default:
      return lookup satisfies never
  }
}

function unknownRun(reference: string): UsageError {
  if (reference === 'last')
    return new UsageError('unknown_run', 'No runs are recorded yet.', { hint: 'Ask a question first.' })
  if (/^last~\d+$/.test(reference))
    return new UsageError('unknown_run', `There is no run "${reference}": fewer are recorded.`, {
      hint: 'agentdb history lists the runs.',
    })
  return new UsageError('unknown_run', `No recorded run has an id that begins with "${reference}".`, {
    hint: 'agentdb history lists the runs; "last" is the newest.',
  })
}

function candidate({ runId, startedAt, ...run }: RunSummary): string {
  return `${runId}  ${startedAt.slice(0, 19).replace('T', ' ')}  ${shortened(titleOf(run))}`
}

/** What a run was about, in a line. */
export function titleOf({ question, sql, saved }: Pick<RunSummary, 'question' | 'sql' | 'saved'>): string {
  if (question !== null) return question
  return saved === null ? `sql: ${sql ?? ''}` : `run ${saved}`
}

/**
 * The statement of a run that answered, to be used again on the same database.
 * @param purpose what cannot be done otherwise: "run again".
 * @throws {UsageError} `no_statement` or `other_database`
 */
export function statementOf({ run }: RunRecord, database: string, purpose: string): string {
  if (run.status !== 'answered' || run.sql === null) {
    throw new UsageError(
      'no_statement',
      `Run ${run.id} has no SQL to ${purpose}: it ended as "${run.status}".`,
      {
        hint: 'agentdb history --status answered lists those that have.',
      },
    )
  }
  if (run.database !== database) {
    throw new UsageError('other_database', `Run ${run.id} asked ${run.database}, and this is ${database}.`, {
      hint: 'Name the same database as the run did, with DATABASE_URL or --database-url.',
    })
  }
  return run.sql.trim().replace(/;\s*$/, '')
}
