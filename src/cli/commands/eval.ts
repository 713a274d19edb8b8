import { readFileSync } from 'node:fs'
import path from 'node:path'
import { exitCodes, UsageError } from '../../errors.js'
import { askAll } from '../../evaluation/ask-all.js'
import { type Baseline, parseBaseline } from '../../evaluation/baseline.js'
import { percent } from '../../evaluation/figures.js'
import { formatReport } from '../../evaluation/format-report.js'
import { progressBar, resultLine } from '../../evaluation/progress-line.js'
import type { EvalQuestion } from '../../evaluation/question.js'
import { isGood, type QuestionResult } from '../../evaluation/question-result.js'
import { readQuestions } from '../../evaluation/read-questions.js'
import { type Report, toReport } from '../../evaluation/report.js'
import { selectQuestions } from '../../evaluation/select-questions.js'
import { summaryText } from '../../evaluation/summary-text.js'
import { parseShare, type Wanted } from '../../evaluation/threshold.js'
import type { Format } from '../../output/formats.js'
import { checkOutput, emit } from '../deliver.js'
import { type Io, write } from '../io.js'
import { withDatabase } from '../open-database.js'
import { type CommonFlags, formatFrom } from '../options.js'

/** Flags of `agentdb eval`, as the command line gave them: numbers and shares are still text. */
export interface EvalFlags extends CommonFlags {
  /** A file that an earlier `agentdb eval --json` wrote. */
  readonly baseline?: string
  /** A share such as `0.95` or `95%`; so is `minRecall`. */
  readonly minPrecision?: string
  readonly minRecall?: string
  readonly category?: string
  readonly limit?: string
  readonly concurrency?: string
}

/** Asks and judges the questions of a file; resolves to the exit code. */
export async function evaluate(file: string, flags: EvalFlags, io: Io): Promise<number> {
  const plan = planOf(file, flags, io)
  const report = await measured(plan, flags, io)
  await emit(formatReport(report, plan.format), flags, io)
  if (flags.output !== undefined && !flags.quiet) await write(io.stderr, `${summaryText(report)}\n`)
  for (const { measure, wanted, reached, met } of report.thresholds) {
    if (met) continue
    const found = reached === null ? 'cannot be told: there is nothing to take it of' : percent(reached)
    await write(io.stderr, `agentdb: --min-${measure} ${percent(wanted)} is not met: ${measure} ${found}.\n`)
  }
  if (report.interrupted) return exitCodes.interrupted
  return report.thresholds.every(({ met }) => met) ? exitCodes.answered : exitCodes.assertionFailed
}

interface Plan {
  readonly format: Format
  readonly questions: readonly EvalQuestion[]
  readonly baseline: Baseline | null
  readonly wanted: Wanted
  readonly concurrency: number
}

/** Everything that can be wrong with a command line is said before a question is paid for. */
function planOf(file: string, flags: EvalFlags, io: Io): Plan {
  const format = formatFrom(flags)
  refuseFlags(flags)
  checkOutput(flags, io)
  const wanted = {
    precision: flags.minPrecision === undefined ? null : parseShare('--min-precision', flags.minPrecision),
    recall: flags.minRecall === undefined ? null : parseShare('--min-recall', flags.minRecall),
  }
  const limit = flags.limit === undefined ? null : wholeNumber('--limit', flags.limit, mostQuestions)
  const concurrency = wholeNumber('--concurrency', flags.concurrency ?? '1', mostAtOnce)
  const { baseline: earlier } = flags
  return {
    format,
    questions: selectQuestions(readQuestions(readText(file, io), file), {
      categories: flags.category ?? null,
      limit,
    }),
    baseline: earlier === undefined ? null : parseBaseline(readText(earlier, io), earlier),
    wanted,
    concurrency,
  }
}

const mostQuestions = 1_000_000
const mostAtOnce = 64

function refuseFlags({ dryRun, sqlOnly, prompt, events }: EvalFlags): void {
  const given = { '--dry-run': dryRun, '--sql-only': sqlOnly, '--prompt': prompt, '--events': events }
  const [flag] = Object.entries(given).find(([, value]) => value !== undefined && value !== false) ?? []
  if (flag === undefined) return
  throw new UsageError('conflicting_flags', `agentdb eval cannot do with ${flag}.`, {
    hint: 'It asks the questions of the file and judges the rows they return.',
  })
}

function wholeNumber(flag: string, text: string, most: number): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= 1 && number <= most) return number
  throw new UsageError('bad_setting', `${flag}: "${text}" is not a number from 1 to ${most}.`)
}

function readText(file: string, io: Io): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path.resolve(io.cwd, file)))
  } catch (cause) {
    const why = cause instanceof TypeError ? 'it is not UTF-8 text' : (cause as Error).message
    throw new UsageError('unreadable_file', `Cannot read ${file}: ${why}.`, { cause })
  }
}

/** Gold results and answers are compared whole, so far more rows are fetched than people read. */
const maxRows = '100000'

async function measured(plan: Plan, flags: EvalFlags, io: Io): Promise<Report> {
  const { questions, baseline, wanted, concurrency } = plan
  const startedAt = new Date().toISOString()
  return withDatabase({ ...flags, maxRows: flags.maxRows ?? maxRows }, io, async (db) => {
    const progress = openProgress(questions.length, flags, io)
    const { signal } = io
    const results = await askAll(db, questions, {
      signal,
      session: flags.session ?? null,
      concurrency,
      onResult: progress.show,
    })
    await progress.end()
    return toReport(results, {
      startedAt,
      database: db.sample ? 'the sample' : db.server.label,
      // All may have been judged before the interruption came.
      interrupted: results.length < questions.length,
      planned: questions.length,
      baseline,
      wanted,
    })
  })
}

/** A line for each question with `--verbose`, else a bar on a terminal, else nothing. */
function openProgress(total: number, flags: EvalFlags, io: Io) {
  const bar = io.stderr.isTTY === true && !flags.quiet && !flags.verbose
  let done = 0
  let good = 0
  const draw = () => write(io.stderr, bar ? `\r${clearLine}${progressBar(done, total, good)}` : '')
  return {
    async show(result: QuestionResult) {
      done += 1
      if (isGood(result)) good += 1
      if (flags.verbose && !flags.quiet) await write(io.stderr, resultLine(result))
      await draw()
    },
    end: () => write(io.stderr, bar ? `\r${clearLine}` : ''),
  }
}

const clearLine = '\u001B[K'
