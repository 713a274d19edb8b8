import { exitCodes, UsageError } from '../../errors.js'
import type { Pruned, PruneRules } from '../../instruments/prune.js'
import type { Store } from '../../instruments/store.js'
import { cleanText } from '../../output/clean-text.js'
import { confirm, isPerson } from '../confirm.js'
import { emit } from '../deliver.js'
import { type Io, write } from '../io.js'
import { withRecord } from '../open-record.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { parseSince } from '../since.js'
import { jsonText } from '../../output/json-text.js'

/** Flags of `agentdb prune`, as the command line gave them. */
export interface PruneFlags extends CommonFlags {
  /** A date, or a time ago such as `90d`. */
  readonly olderThan?: string
  /** How many of the newest runs stay in any case. */
  readonly keep?: string
  /** Agreed beforehand: nobody is asked. */
  readonly yes?: boolean
}

/** Removes old runs from the store; resolves to the exit code. */
export async function prune(flags: PruneFlags, io: Io): Promise<number> {
  const format = formatFrom(flags)
  if (format !== 'table' && format !== 'json') {
    throw new UsageError('unknown_format', `agentdb prune cannot print ${format}.`, {
      hint: 'It prints text, or JSON with --json.',
    })
  }
  const rules = rulesOf(flags)
  const planned = await withRecord(flags, io, (store) => planOf(store, rules))
  if (planned.runs === 0 || flags.dryRun) return tell(planned, true, flags, io)
  // The store is closed meanwhile: a person may take their time, and an embedded store is one process's alone.
  if (!(await agreed(planned, flags, io))) {
    await write(io.stderr, 'Nothing was removed.\n')
    return exitCodes.answered
  }
  io.signal.throwIfAborted()
  const pruned = await withRecord(flags, io, async (store) => ({
    ...(await store.prune(rules)),
    label: store.label,
  }))
  return tell(pruned, false, flags, io)
}

/** What goes, and from which store. */
type Plan = Pruned & Pick<Store, 'label'>

async function planOf(store: Store, rules: PruneRules): Promise<Plan> {
  return { ...(await store.prunable(rules)), label: store.label }
}

const mostKept = 1_000_000_000

function rulesOf({ olderThan, keep }: PruneFlags): PruneRules {
  if (olderThan === undefined && keep === undefined) {
    throw new UsageError('nothing_to_prune', 'Say which runs may go: --older-than, --keep, or both.', {
      hint: 'For example: agentdb prune --older-than 90d --keep 100 --dry-run',
    })
  }
  if (keep !== undefined && (!/^\d{1,10}$/.test(keep) || Number(keep) > mostKept)) {
    throw new UsageError('bad_setting', `--keep: "${keep}" is not a number of runs.`, {
      hint: 'For example: agentdb prune --keep 1000',
    })
  }
  return {
    before: parseSince(olderThan, Date.now(), '--older-than'),
    keep: keep === undefined ? null : Number(keep),
  }
}

async function agreed(planned: Plan, flags: PruneFlags, io: Io): Promise<boolean> {
  if (flags.yes) return true
  if (!isPerson(io)) {
    throw new UsageError('not_confirmed', `Nothing was removed: ${wouldGo(planned)}`, {
      hint: 'Add --yes to remove them, or --dry-run to look only.',
    })
  }
  return confirm(`Remove ${span(planned)} from ${planned.label}? They cannot be brought back.`, io)
}

function wouldGo(planned: Plan): string {
  return `${span(planned)} would go from ${planned.label}, and ${counted(planned.kept)} would stay.`
}

/** "3 runs of 2026-01-04 to 2026-02-11". */
function span({ runs, oldest, newest }: Pruned): string {
  const days = [oldest, newest].map((instant) => instant?.slice(0, 10))
  return `${counted(runs)} of ${[...new Set(days)].join(' to ')}`
}

async function tell(plan: Plan, dryRun: boolean, flags: PruneFlags, io: Io): Promise<number> {
  const { runs, kept, oldest, newest } = plan
  if (formatFrom(flags) === 'json') {
    const found = {
      removed: dryRun ? 0 : runs,
      ...(dryRun ? { wouldRemove: runs } : {}),
      kept,
      oldest,
      newest,
    }
    await emit(`${jsonText(found, 2)}\n`, flags, io)
  } else if (!flags.quiet) {
    const text =
      runs === 0
        ? `No run is to go; ${counted(kept)} kept.`
        : dryRun
          ? wouldGo(plan)
          : `${counted(runs)} removed, ${kept} kept.`
    await write(io.stderr, `${cleanText(text)}\n`)
  }
  return exitCodes.answered
}

function counted(count: number): string {
  return count === 1 ? '1 run' : `${count} runs`
}
