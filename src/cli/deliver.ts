import { randomBytes } from 'node:crypto'
import { accessSync, constants, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from '../errors.js'
import type { Answer } from '../events.js'
import { cleanText, onlyColours } from '../output/clean-text.js'
import { isPicture } from './check-chart.js'
import { type Io, writeAnswer } from './io.js'
import type { AnswerFormat, CommonFlags } from './options.js'
import { reportAnswer } from './report.js'
import { isScreen, tableViewOf } from './screen.js'

/** Writes the answer to stdout or `--output`, everything about it to stderr; resolves to the exit code. */
export async function deliver(
  answer: Answer,
  format: AnswerFormat,
  flags: CommonFlags,
  io: Io,
): Promise<number> {
  const { told, content } = await contentOf(answer, format, flags, io)
  await emit(content, flags, io)
  await reportAnswer(told, flags, io)
  return answer.exitCode
}

/** What is written, and the answer with what its chart leaves to be told. */
async function contentOf(
  answer: Answer,
  format: AnswerFormat,
  flags: CommonFlags,
  io: Io,
): Promise<{ readonly told: Answer; readonly content: string | Uint8Array }> {
  // A statement that was not run has no rows to show: the SQL is the answer.
  const unrun = flags.dryRun === true && format === 'table'
  if ((flags.sqlOnly && format !== 'json' && format !== 'yaml') || unrun) {
    return { told: answer, content: shownAs(sqlText(answer), flags, io) }
  }
  const found = await chartOf(answer, format, flags, io)
  if (isPicture(format)) return { told: answer, content: await pictureOf(found, format) }
  const told =
    found === null || found.ok
      ? answer
      : { ...answer, warnings: [...answer.warnings, `no chart: ${found.reason}`] }
  // Loaded while nothing else is left to do: an answer's first bytes do not wait for it.
  const { formatAnswer } = await import('../output/format.js')
  const chart = found?.ok ? found.chart : undefined
  const content = formatAnswer(told, format, { view: tableViewOf(flags, io), ...(chart && { chart }) })
  return { told, content: format === 'csv' || format === 'tsv' ? shownAs(content, flags, io) : content }
}

/** Data and SQL go to a file or a pipe as they are; on a screen, nothing in them is obeyed. */
function shownAs(text: string, flags: CommonFlags, io: Io): string {
  return isScreen(flags, io) ? cleanText(text, 'lines') : text
}

/** Writes a command's whole output to stdout, through a pager when it is too long, or, whole or not at all, to `--output`. */
export async function emit(
  text: string | Uint8Array,
  flags: Pick<CommonFlags, 'output' | 'pager'>,
  io: Io,
): Promise<void> {
  if (flags.output !== undefined) {
    if (text.length > 0) writeFile(path.resolve(io.cwd, flags.output), text)
    return
  }
  const shown = typeof text === 'string' && isScreen(flags, io) ? onlyColours(text) : text
  const pager = typeof shown === 'string' ? await pagerOf(shown, flags, io) : null
  if (pager === null || !(await pager())) await writeAnswer(io, shown)
}

/** Only a terminal has a use for it, and only there is it loaded. */
async function pagerOf(text: string, flags: Pick<CommonFlags, 'output' | 'pager'>, io: Io) {
  if (io.stdout.isTTY !== true) return null
  const { pagerFor, showPaged } = await import('./pager.js')
  const command = pagerFor(text, flags, io)
  return command === null ? null : () => showPaged(text, command, io)
}

/** Only who asks for a chart waits for its code. */
async function chartOf(answer: Answer, format: AnswerFormat, flags: CommonFlags, io: Io) {
  if (flags.chart === undefined && !isPicture(format)) return null
  const { chartFor } = await import('./chart.js')
  return chartFor(answer, format, flags, io)
}

/**
 * The file of a chart; none of an answer that failed.
 * @throws {UsageError} `no_chart` when the rows make none: a file was asked for and there is nothing to put into it.
 */
async function pictureOf(
  found: Awaited<ReturnType<typeof chartOf>>,
  format: 'svg' | 'png',
): Promise<string | Uint8Array> {
  if (found === null) return ''
  if (!found.ok) {
    throw new UsageError('no_chart', `These rows make no chart: ${found.reason}.`, {
      hint: 'agentdb show last prints them; --chart names another kind.',
    })
  }
  const svg = found.chart.svg ?? ''
  if (format === 'svg') return svg
  const { renderPng } = await import('../charts/render-png.js')
  return renderPng(svg)
}

function sqlText(answer: Answer): string {
  return answer.status === 'answered' && answer.sql !== null ? `${answer.sql.trim()}\n` : ''
}

/**
 * Says before a question is paid for that its answer could not be written.
 * @throws {UsageError} `output_not_writable`
 */
export function checkOutput(flags: Pick<CommonFlags, 'output'>, io: Io): void {
  if (flags.output === undefined) return
  const file = path.resolve(io.cwd, flags.output)
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found?.isDirectory()) throw new Error('it is a folder')
    // A regular file is replaced, which is its folder's business; a device or pipe is written itself.
    accessSync(found && !found.isFile() ? file : path.dirname(file), constants.W_OK)
  } catch (cause) {
    throw notWritable(file, cause)
  }
}

/** A report read while it is written must not be half a report; a device or pipe is written where it stands. */
function writeFile(file: string, text: string | Uint8Array): void {
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found && !found.isFile()) writeFileSync(file, text)
    else replaceFile(found ? realpathSync(file) : file, text)
  } catch (cause) {
    throw notWritable(file, cause)
  }
}

/** Writes a file whole or not at all: under another name first, which then takes its place. */
export function replaceFile(file: string, text: string | Uint8Array, mode?: number): void {
  const unfinished = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    writeFileSync(unfinished, text, { flag: 'wx', ...(mode === undefined ? {} : { mode }) })
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

function notWritable(file: string, cause: unknown): UsageError {
  return new UsageError('output_not_writable', `Cannot write ${file}: ${(cause as Error).message}.`, {
    cause,
    hint: 'Choose another --output.',
  })
}
