import type { AgentDb } from '../../agentdb/options.js'
import { exitCodes, UsageError } from '../../errors.js'
import type { Answer, Problem } from '../../events.js'
import { type Envelope, failedEnvelope, toEnvelope } from '../../output/envelope.js'
import { type BatchLine, batchLines } from '../batch/batch-lines.js'
import { openBatchProgress } from '../batch/batch-progress.js'
import { inOrder } from '../batch/in-order.js'
import { checkOutput, emit } from '../deliver.js'
import { type Io, writeAnswer } from '../io.js'
import { withDatabase } from '../open-database.js'
import { type CommonFlags, formatFrom } from '../options.js'
import { checkedTags } from '../tags.js'
import { jsonText } from '../../output/json-text.js'

/** Flags of `agentdb batch`, as the command line gave them. */
export interface BatchFlags extends CommonFlags {
  readonly concurrency?: string
}

/** Asks every question of a file, within one budget; an error is a line and not the end. Resolves to the exit code. */
export async function batch(file: string, flags: BatchFlags, io: Io): Promise<number> {
  const plan = planOf(flags, io)
  const lines = batchLines(file, io)
  // The first line says whether there is anything to read, before a database is opened.
  const first = await lines.next()
  if (first.done) {
    throw new UsageError('no_questions', `${file === '-' ? 'Standard input' : file} holds no questions.`, {
      hint: 'Write one question a line, or JSON lines: {"question": "How many orders?"}',
    })
  }
  try {
    const whole = following(first.value, lines)
    const work = (db: AgentDb) => answerAll(db, whole, plan, flags, io)
    const failures = await withDatabase(flags, io, work, { oneBudget: true })
    if (io.signal.aborted) return exitCodes.interrupted
    return failures === 0 ? exitCodes.answered : exitCodes.failed
  } finally {
    await lines.return(undefined)
  }
}

/** Resolves to the number of lines that were not answered. */
async function answerAll(
  db: AgentDb,
  lines: AsyncGenerator<BatchLine>,
  plan: Plan,
  flags: BatchFlags,
  io: Io,
): Promise<number> {
  const kept: string[] = []
  let failed = 0
  const progress = openBatchProgress(flags, io)
  const deliver = async ({ text, answered, interrupted }: Asked): Promise<'go-on' | 'stop'> => {
    if (interrupted) return 'stop'
    if (!answered) failed += 1
    if (flags.output !== undefined) kept.push(text)
    else await writeAnswer(io, text)
    await progress.count(answered)
    // Nobody reads any more: further questions would be paid for in vain.
    return io.stdout.destroyed ? 'stop' : 'go-on'
  }
  try {
    const work = (line: BatchLine) => ask(db, line, plan, flags, io)
    await inOrder(lines, { concurrency: plan.concurrency, work, deliver })
  } finally {
    await progress.end()
    if (flags.output !== undefined) await emit(kept.join(''), flags, io)
  }
  return failed
}

async function* following(first: BatchLine, rest: AsyncGenerator<BatchLine>): AsyncGenerator<BatchLine> {
  yield first
  yield* rest
}

interface Plan {
  readonly concurrency: number
  readonly tags: readonly string[]
}

const mostAtOnce = 64

function planOf(flags: BatchFlags, io: Io): Plan {
  if (flags.format !== undefined && flags.format !== 'ndjson' && flags.format !== 'json') {
    throw new UsageError('unknown_format', `agentdb batch cannot print ${flags.format}.`, {
      hint: 'It prints an envelope a line (NDJSON).',
    })
  }
  if (flags.output === undefined || flags.json || flags.format !== undefined) formatFrom(flags)
  const given = { '--sql-only': flags.sqlOnly, '--prompt': flags.prompt, '--events': flags.events }
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined && value !== false) ?? []
  if (flag !== undefined) {
    throw new UsageError('conflicting_flags', `agentdb batch cannot do with ${flag}.`, {
      hint: 'It prints an envelope for each question of the file.',
    })
  }
  checkOutput(flags, io)
  const { concurrency = '1' } = flags
  if (!/^\d{1,3}$/.test(concurrency) || Number(concurrency) < 1 || Number(concurrency) > mostAtOnce) {
    throw new UsageError(
      'bad_setting',
      `--concurrency: "${concurrency}" is not a number from 1 to ${mostAtOnce}.`,
    )
  }
  return { concurrency: Number(concurrency), tags: checkedTags(flags.tag) }
}

interface Asked {
  /** The envelope as a line. */
  readonly text: string
  readonly answered: boolean
  readonly interrupted: boolean
}

async function ask(db: AgentDb, line: BatchLine, plan: Plan, flags: BatchFlags, io: Io): Promise<Asked> {
  if (line.kind === 'bad') return asLine(failedEnvelope(line.problem), line.id)
  const options = {
    signal: io.signal,
    session: line.session ?? flags.session ?? null,
    tags: [...plan.tags, ...line.tags],
    dryRun: flags.dryRun === true,
  }
  let answer: Answer | null = null
  try {
    for await (const event of db.ask(line.question, options))
      if (event.type === 'finished') answer = event.answer
  } catch (error) {
    // A run ends in an answer whatever happens; what is left is a fault, and the fault of one line.
    const message = error instanceof Error ? error.message : String(error)
    const problem: Problem = { code: 'internal_error', message: `agentdb failed: ${message}`, hint: null }
    return asLine(failedEnvelope(problem, line.question), line.id)
  }
  const none: Problem = { code: 'no_answer', message: 'The run ended without an answer.', hint: null }
  return asLine(answer === null ? failedEnvelope(none, line.question) : toEnvelope(answer), line.id)
}

function asLine(envelope: Envelope, id: string | number | undefined): Asked {
  const whole = id === undefined ? envelope : { id, ...envelope }
  return {
    text: `${jsonText(whole)}\n`,
    answered: envelope.status === 'answered',
    interrupted: envelope.error?.code === 'interrupted',
  }
}
