/** The few styles a table uses; every terminal scheme, light or dark, has them. */
export interface TerminalStyle {
  strong(text: string): string
  faint(text: string): string
}

/** Escape sequences when `styled`, else the text as it is. */
export function terminalStyle(styled: boolean): TerminalStyle {
  const wrap = (on: number, off: number) => (text: string) =>
    styled && text !== '' ? `\u001B[${on}m${text}\u001B[${off}m` : text
  return { strong: wrap(1, 22), faint: wrap(2, 22) }
}

/** Text without the styles that `terminalStyle` sets. */
export function withoutStyles(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
  return text.replace(/\u001B\[\d*m/g, '')
}
