import type { Environment } from '../config.js'
import { plainView, type TableView } from '../output/table-view.js'
import type { Io } from './io.js'
import type { CommonFlags } from './options.js'
import { hasColour } from './terminal.js'

/** The flags that decide how a table is laid out and whether it is coloured. */
export type LayoutFlags = Pick<CommonFlags, 'x' | 'expanded' | 'output' | 'color'>

/** How tables are laid out here: for the terminal that reads them, or plainly for a file or pipe. */
export function tableViewOf(flags: LayoutFlags, io: Io): TableView {
  const expanded = flags.x ? 'on' : flags.expanded
  if (!isScreen(flags, io)) return { ...plainView, expanded: expanded === 'on' ? 'on' : 'off' }
  return {
    width: io.stdout.columns || usualColumns,
    expanded: expanded ?? 'auto',
    locale: localeOf(io.environment),
    styled: isColoured(flags, io),
  }
}

const usualColumns = 80

/** Whether a terminal shows the answer. */
export function isScreen(flags: Pick<CommonFlags, 'output'>, io: Io): boolean {
  return io.stdout.isTTY === true && flags.output === undefined
}

/** Whether the terminal that shows the answer may be sent colours and styles. */
export function isColoured(flags: LayoutFlags, io: Io): boolean {
  return isScreen(flags, io) && hasColour(io.stdout, flags, io.environment)
}

/** Whether the reader's locale has more signs than ASCII; unset counts as yes, as nearly every terminal does today. */
export function knowsUnicode({ TERM: terminal, LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const locale = LC_ALL || LC_CTYPE || LANG || 'utf-8'
  return terminal !== 'dumb' && /utf-?8/i.test(locale)
}

/** The locale of numbers as POSIX names it, as a BCP 47 tag; null for C and POSIX, which group nothing. */
export function localeOf({ LC_ALL, LC_NUMERIC, LANG }: Environment): string | null {
  const [name = ''] = (LC_ALL || LC_NUMERIC || LANG || 'en_US').split(/[.@]/)
  if (name === 'C' || name === 'POSIX') return null
  try {
    return Intl.getCanonicalLocales(name.replaceAll('_', '-'))[0] ?? null
  } catch {
    return null
  }
}
