import type { Command } from 'commander'
import { exitCodes, UsageError } from '../../errors.js'
import { formatRows } from '../../output/format.js'
import { emit } from '../deliver.js'
import { errorListText, errorPageText, exitsText } from '../error-pages/page-text.js'
import { errorPageGroups, findErrorPage } from '../error-pages/pages.js'
import type { Io } from '../io.js'
import { nearNames } from '../near-names.js'
import { type CommonFlags, formatFrom } from '../options.js'

/** Explains a command, an error code, or with `errors` lists all codes; resolves to the exit code. */
export async function help(
  words: readonly string[],
  program: Command,
  flags: CommonFlags,
  io: Io,
): Promise<number> {
  const [word = '', ...more] = words
  const command = findCommand(program, words)
  if (command !== null) command.outputHelp()
  else if (word === 'errors' && more.length === 0) await emit(listed(flags, io), flags, io)
  else await emit(page(word, more, program, flags, io), flags, io)
  return exitCodes.answered
}

/** The command that the words lead to, the program itself for none; null when they lead nowhere. */
function findCommand(program: Command, words: readonly string[]): Command | null {
  return words.reduce<Command | null>(
    (found, word) =>
      found?.commands.find((each) => each.name() === word || each.aliases().includes(word)) ?? null,
    program,
  )
}

function listed(flags: CommonFlags, io: Io): string {
  const format = formatFrom(flags)
  if (format === 'table') return errorListText(errorPageGroups, widthOf(io))
  const pages = errorPageGroups.flatMap((group) => Object.entries(group.pages))
  return formatRows(
    ['code', 'means', 'exit_codes'].map((name) => ({ name, type: 'text' })),
    pages.map(([code, { means, exitCodes: codes }]) => [code, means, codes.join(', ')]),
    format,
  )
}

function page(word: string, more: readonly string[], program: Command, flags: CommonFlags, io: Io): string {
  const found = more.length === 0 ? findErrorPage(word) : null
  if (found === null) throw unknownHelp(word, more, program)
  const format = formatFrom(flags)
  if (format === 'table') return errorPageText(found.code, found.page, widthOf(io))
  const { means, why, fix } = found.page
  return formatRows(
    ['code', 'means', 'why', 'fix', 'exits'].map((name) => ({ name, type: 'text' })),
    [[found.code, means, why, fix.join('\n'), exitsText(found.page)]],
    format,
  )
}

function unknownHelp(word: string, more: readonly string[], program: Command): UsageError {
  const known = [
    ...program.commands.map((command) => command.name()),
    'errors',
    ...errorPageGroups.flatMap(({ pages }) => Object.keys(pages)),
  ]
  const near = nearNames(word.replace(/^e_/i, ''), known)
  const asked = ['help', word, ...more].join(' ').slice(0, 80)
  const otherwise = `agentdb --help lists the commands, agentdb help errors the codes. If it is a question: agentdb "${asked}".`
  return new UsageError(
    'unknown_help',
    `There is neither a command nor an error code "${[word, ...more].join(' ').slice(0, 80)}".`,
    {
      hint:
        near.length === 0 ? otherwise : `Did you mean "agentdb help ${near.join('", or "')}"? ${otherwise}`,
    },
  )
}

const widest = 100

function widthOf({ stdout }: Io): number {
  return Math.min(stdout.columns ?? 80, widest)
}
