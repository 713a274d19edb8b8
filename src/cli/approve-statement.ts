import { resolveConfig } from '../config.js'
import { UsageError } from '../errors.js'
import type { Approval, Approve, Proposal } from '../events.js'
import { cleanText } from '../output/clean-text.js'
import { editText } from './edit-text.js'
import { type Io, write } from './io.js'
import { type CommonFlags, settingsFrom } from './options.js'
import type { Progress } from './progress.js'
import { lookOf, proseRow, type RowLook, sqlRow } from './receipt.js'
import { type Lines, openLines } from './terminal-lines.js'

/**
 * Asks at the terminal before statements run, where the settings want it; undefined where they do not.
 * @throws {UsageError} `approval_needs_terminal` when nobody can be asked: nothing may run unapproved, nor wait for ever.
 */
export function approvalAtTerminal(progress: Progress, flags: CommonFlags, io: Io): Approve | undefined {
  const { environment, cwd } = io
  const { settings, origins } = resolveConfig({ flags: settingsFrom(flags), environment, cwd })
  if (settings.approve === 'never') return undefined
  const missing = noTerminal(flags, io)
  if (missing !== null) {
    const from = origins.approve === 'flag' ? '' : ` (from ${origins.approve})`
    throw new UsageError(
      'approval_needs_terminal',
      `--approve ${settings.approve}${from} asks before a statement runs, and nobody can be asked: ${missing}.`,
      { hint: 'Ask at a terminal; or let statements run unasked with --approve never.' },
    )
  }
  const lines = openLines(io)
  return async (proposal, signal) => {
    await progress.rest()
    return askPerson(proposal, lines, flags, { ...io, signal })
  }
}

function noTerminal(flags: Pick<CommonFlags, 'events'>, { stdin, stderr }: Io): string | null {
  if (stdin.isTTY !== true) return 'standard input is not a terminal'
  if (stderr.isTTY !== true) return 'standard error is not a terminal'
  return flags.events ? 'with --events, standard error is for programs' : null
}

/** Shows a proposal and asks until there is a word on it; the end of the input stops the run. */
async function askPerson(proposal: Proposal, lines: Lines, flags: CommonFlags, io: Io): Promise<Approval> {
  await write(io.stderr, proposalText(proposal, lookOf(io.stderr, flags, io.environment)))
  for (;;) {
    const word = await wordOf(proposal, lines, io)
    // The editor has the terminal to itself.
    const approval = word === 'edit' ? await edited(proposal, io) : word
    if (approval !== null) return approval
  }
}

/** What a line says; null when it says nothing that can be done. */
async function wordOf(proposal: Proposal, lines: Lines, io: Io): Promise<Approval | 'edit' | null> {
  const { problem, untellable } = proposal
  const choices = [
    problem === null && '[r]un',
    '[e]dit',
    untellable === null && '[t]ell what is wrong',
    '[s]top',
  ]
  const said = await lines.ask(`${choices.filter(Boolean).join(', ')}: `, io.signal)
  if (said === null) return { kind: 'stop' }
  switch (said.toLowerCase()) {
    case 'r':
    case 'run':
      if (problem === null) return { kind: 'run' }
      await write(io.stderr, 'It cannot be run as it stands; edit it, or stop.\n')
      return null
    case 'e':
    case 'edit':
      return 'edit'
    case 't':
    case 'tell':
      return told(proposal, lines, io)
    case 's':
    case 'stop':
      return { kind: 'stop' }
    default:
      return null
  }
}

async function told({ untellable }: Proposal, lines: Lines, io: Io): Promise<Approval | null> {
  if (untellable !== null) {
    await write(io.stderr, `The team cannot be told: ${untellable}. Edit it instead, or stop.\n`)
    return null
  }
  const words = await lines.ask('What is wrong with it? ', io.signal)
  return words === null || words === '' ? null : { kind: 'tell', words: words.slice(0, longestWords) }
}

const longestWords = 2000

async function edited({ sql }: Proposal, io: Io): Promise<Approval | null> {
  const outcome = await editText(`${sql.trim()}\n`, 'statement.sql', io)
  if (!outcome.ok) {
    await write(io.stderr, `${outcome.reason}\n`)
    return null
  }
  const text = outcome.text.trim()
  if (text !== '' && text !== sql.trim()) return { kind: 'edit', sql: text }
  await write(io.stderr, text === '' ? 'The file was empty; nothing is changed.\n' : 'Nothing was changed.\n')
  return null
}

function proposalText(proposal: Proposal, look: RowLook): string {
  const { sql, interpretation, assumptions, confidence, planCost, doubts, problem, number } = proposal
  const prose = (label: string, text: string) => proseRow(label, cleanText(text), look)
  const rows = [
    interpretation && prose('read as', interpretation),
    ...assumptions.map((assumption) => prose('assumed', assumption)),
    sqlRow(sql, look),
    planCost !== null && prose('plan cost', `${planCost}, in the planner's own units`),
    confidence !== null && prose('confidence', confidence.toFixed(2)),
    ...doubts.map((doubt) => prose('doubt', doubt)),
    problem && prose('refused', [problem.message, problem.hint].filter(Boolean).join(' ')),
  ]
  const title = look.paint('bold', number === 1 ? 'To be run:' : `To be run, attempt ${number}:`)
  return `${title}\n${rows.filter(Boolean).join('\n')}\n`
}
