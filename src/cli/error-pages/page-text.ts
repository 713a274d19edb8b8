import { Help } from 'commander'
import type { ErrorPage } from './page.js'
import type { errorPageGroups } from './pages.js'

/** One error page for a terminal of that width. */
export function errorPageText(code: string, page: ErrorPage, width: number): string {
  const wrapped = (text: string, indent: string, first = indent) =>
    new Help()
      .boxWrap(text, Math.max(width - indent.length, 30))
      .split('\n')
      .map((line, i) => `${i === 0 ? first : indent}${line}`)
      .join('\n')
  return [
    `${code}: ${exitsText(page)}`,
    '',
    wrapped(page.means, '  '),
    wrapped(page.why, '  '),
    '',
    'What to do:',
    ...page.fix.map((step) => wrapped(step, '    ', '  - ')),
    '',
  ].join('\n')
}

/** All codes in their groups, each with what it means. */
export function errorListText(groups: typeof errorPageGroups, width: number): string {
  const longest = Math.max(...groups.flatMap(({ pages }) => Object.keys(pages).map((code) => code.length)))
  const help = new Help()
  const lines = groups.flatMap(({ title, pages }) => [
    `${title}:`,
    ...Object.entries(pages).map(([code, { means }]) =>
      help
        .boxWrap(means, Math.max(width - longest - 4, 30))
        .split('\n')
        .map((line, i) => `  ${(i === 0 ? code : '').padEnd(longest)}  ${line}`)
        .join('\n'),
    ),
    '',
  ])
  return `${lines.join('\n')}\nagentdb help <code> says why it happens and what to do.\n`
}

/** How a command ends that meets the error. */
export function exitsText({ exitCodes }: ErrorPage): string {
  const ends = exitCodes.filter((code) => code !== 0)
  return `exit ${ends.join(' or ')}${exitCodes.includes(0) ? ', or a warning beside an answer' : ''}`
}
