/** One fenced block of a page that holds command lines. */
export interface Block {
  readonly kind: 'sh' | 'console'
  /** Where its first line stands in the page, counted from 1. */
  readonly line: number
  readonly text: string
}

/** A command line of a page, and what the page shows of its output (console blocks alone do). */
export interface Shown {
  readonly line: number
  readonly command: string
  readonly output: readonly string[]
}

/** The ```sh, ```console and ```cron blocks of a Markdown page; a line of cron is a command behind five fields. */
export function blocksOf(page: string): readonly Block[] {
  const blocks: Block[] = []
  for (const found of page.matchAll(/^```(sh|console|cron)\n(.*?)^```$/gms)) {
    const [, kind = '', text = ''] = found
    const line = page.slice(0, found.index).split('\n').length + 1
    const commands = kind === 'cron' ? text.replace(/^(?:[\d*/,-]+\s+){5}/gm, '') : text
    blocks.push({ kind: kind === 'console' ? 'console' : 'sh', line, text: commands })
  }
  return blocks
}

/** The command lines of agentdb in the text of a page, in backquotes; not those that leave something out. */
export function inlineCommandsOf(page: string): readonly string[] {
  const prose = page.replace(/^```.*?^```$/gms, '')
  return [...prose.matchAll(/`(agentdb [^`]+)`/g)]
    .map(([, command = '']) => command.replaceAll('\\|', '|').replace(/<(\w+)>/g, '$1'))
    .filter((command) => !command.includes('…'))
}

/** The command lines of a block; one that a quote, a backslash or a here-document leaves open goes on. */
export function commandsOf({ kind, line, text }: Block): readonly Shown[] {
  const commands: { line: number; command: string; output: string[] }[] = []
  let open = ''
  for (const [index, written] of text.replace(/\n$/, '').split('\n').entries()) {
    const begins = kind === 'sh' || written.startsWith('$ ')
    if (open === '' && !begins) {
      commands.at(-1)?.output.push(written)
      continue
    }
    const said = open === '' && kind === 'console' ? written.slice(2) : written
    if (open === '' && said.trim() !== '') commands.push({ line: line + index, command: '', output: [] })
    open = open === '' ? said : `${open}\n${said}`
    if (isOpen(open)) continue
    const last = commands.at(-1)
    if (last && open.trim() !== '') last.command = open
    open = ''
  }
  if (open !== '') throw new Error(`A command line is left open in the block at line ${line}: ${open}`)
  return commands
}

function isOpen(text: string): boolean {
  const [, word] = /<<'?(\w+)'?/.exec(text) ?? []
  if (word !== undefined) return !text.split('\n').slice(1).includes(word)
  if (text.endsWith('\\')) return true
  const unquoted = text.replace(/'[^']*'|"(?:\\.|[^"\\])*"/gs, '').replace(/(^|\s)#.*$/gm, '')
  return /['"]/.test(unquoted)
}
