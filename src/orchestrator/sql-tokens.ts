/** A piece of SQL text as a lexer sees it; `text` is as written. */
export interface SqlToken {
  readonly kind: 'name' | 'quoted-name' | 'other'
  readonly text: string
  /** 0-based offset in UTF-16 units. */
  readonly start: number
}

// Strings (also E'' and dollar-quoted), comments, quoted names and plain names, in the order the server tries them.
const lexeme =
  /\b[eE]'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|(\$(?:[A-Za-z_]\w*)?\$)[\s\S]*?\1|--[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"]|"")*"|[\p{L}_][\p{L}\p{N}_$]*|\d[\w.]*/gu

const plainName = /^[\p{L}_][\p{L}\p{N}_$]*$/u

/** Splits SQL into names and everything else, so that code can change a name without touching strings or comments. */
export function sqlTokens(sql: string): readonly SqlToken[] {
  const tokens: SqlToken[] = []
  for (const match of sql.matchAll(lexeme)) {
    const text = match[0]
    const kind = text.startsWith('"') ? 'quoted-name' : plainName.test(text) ? 'name' : 'other'
    tokens.push({ kind, text, start: match.index })
  }
  return tokens
}
