import { withoutComments } from './comments.js'
import { type Refusal, refuse } from './verdict.js'

/** Bytes of UTF-8 that one statement may have. */
export const maxInputBytes = 100_000

/** A node of the parser's tree: `{ SelectStmt: { targetList: [...] } }`, as libpg-query prints it. */
export type AstNode = { readonly [field: string]: unknown }

/** One statement as it was parsed. `text` is what may be sent: no semicolon, nothing after it. */
export interface Parsed {
  readonly ok: true
  readonly text: string
  readonly tree: AstNode
  /** Characters that were cut off in front of `text`. */
  readonly cutBefore: number
}

interface RawStatement {
  readonly stmt: AstNode
  readonly start: number
  /** Bytes, known only when a semicolon follows. */
  readonly length: number | null
}

type RawParse = { readonly ok: true; readonly statements: readonly RawStatement[] } | Refusal

/** Parses a text that must hold exactly one statement. Whatever the parser throws is a refusal. */
export async function parseOne(sql: string): Promise<Parsed | Refusal> {
  const fault = inputFault(sql)
  if (fault !== null) return fault
  const parsed = await onlyStatement(sql, await parseRaw(sql))
  if (parsed.ok || parsed.code !== 'syntax_error') return parsed
  const bare = await withoutComments(sql)
  const again = bare === sql ? parsed : await onlyStatement(bare, await parseRaw(bare))
  return again.ok || again.code !== 'syntax_error' ? again : parsed
}

/** Every statement of a text that is not the model's: a view's definition, a function's body. */
export async function parseAll(sql: string): Promise<readonly AstNode[] | Refusal> {
  const first = inputFault(sql) ?? (await parseRaw(sql))
  const parsed =
    first.ok || first.code !== 'syntax_error' ? first : await parseRaw(await withoutComments(sql))
  return parsed.ok ? parsed.statements.map((statement) => statement.stmt) : parsed
}

function inputFault(sql: string): Refusal | null {
  const bytes = Buffer.byteLength(sql, 'utf8')
  if (bytes > maxInputBytes) {
    const hint = 'Write a shorter statement; long lists of values belong in a table or a subquery.'
    return refuse('input_too_long', `The statement has ${bytes} bytes; the limit is ${maxInputBytes}.`, hint)
  }
  // The parser stops at a NUL without a word: the rest would be sent unread.
  const nul = sql.indexOf('\0')
  if (nul >= 0) {
    return refuse(
      'not_text',
      'The statement holds a NUL character.',
      'Remove it.',
      charactersIn(sql.slice(0, nul)) + 1,
    )
  }
  const lone = sql.search(/\p{Surrogate}/u)
  if (lone >= 0) {
    const position = charactersIn(sql.slice(0, lone)) + 1
    return refuse(
      'not_text',
      'The statement is not well-formed Unicode: half a surrogate pair.',
      'Remove it.',
      position,
    )
  }
  return null
}

async function onlyStatement(sql: string, parsed: RawParse): Promise<Parsed | Refusal> {
  if (!parsed.ok) return parsed
  const [only, ...others] = parsed.statements
  if (only === undefined) {
    return refuse('not_one_statement', 'The text holds no SQL statement.', 'Write one SELECT statement.')
  }
  if (others.length > 0) {
    const message = `The text holds ${parsed.statements.length} statements; exactly one is allowed.`
    return refuse(
      'not_one_statement',
      message,
      'Write one SELECT statement; combine parts with WITH or UNION ALL.',
    )
  }
  const bytes = Buffer.from(sql, 'utf8')
  // Comments in front stay (they may be planner hints); semicolons among them do not.
  const start = bytes.subarray(0, only.start).includes(';') ? only.start : 0
  const end = only.length === null ? bytes.length : only.start + only.length
  const cut = bytes.subarray(start, end).toString('utf8')
  const text = only.length === null ? cut : cut.trimEnd()
  if (text === sql) return { ok: true, text, tree: only.stmt, cutBefore: 0 }
  const again = await parseRaw(text)
  const [sent, ...more] = again.ok ? again.statements : []
  if (sent === undefined || more.length > 0) {
    return refuse(
      'not_one_statement',
      'The statement reads differently without its semicolon.',
      'Leave semicolons out.',
    )
  }
  return {
    ok: true,
    text,
    tree: sent.stmt,
    cutBefore: charactersIn(bytes.subarray(0, start).toString('utf8')),
  }
}

/** Loads the parser ahead of the first statement: 50 ms of WebAssembly. The module system keeps the one instance. */
export async function loadParser(): Promise<void> {
  const parser = await import('libpg-query')
  await parser.loadModule()
}

async function parseRaw(sql: string): Promise<RawParse> {
  if (sql === '') return { ok: true, statements: [] }
  const parser = await import('libpg-query')
  try {
    const { stmts = [] } = await parser.parse(sql)
    return {
      ok: true,
      statements: stmts.map((raw) => ({
        stmt: raw.stmt as AstNode,
        start: raw.stmt_location ?? 0,
        length: raw.stmt_len ?? null,
      })),
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (parser.hasSqlDetails(error)) {
      const hint = 'Write one plain PostgreSQL SELECT statement, no prose and no Markdown.'
      return refuse('syntax_error', message, hint, (error.sqlDetails?.cursorPosition ?? 0) + 1)
    }
    return refuse(
      'too_complex',
      `The parser gave up on the statement: ${message}.`,
      'Write it with less nesting.',
    )
  }
}

/** Length in characters as Postgres counts them: code points, not UTF-16 units. */
function charactersIn(text: string): number {
  let count = 0
  for (const _ of text) count += 1
  return count
}

/** The 1-based character of `text` at which the parser's byte offset lies; null when it gave none. */
export function positionOf(text: string, byteOffset: unknown): number | null {
  if (typeof byteOffset !== 'number' || byteOffset < 0) return null
  return charactersIn(Buffer.from(text, 'utf8').subarray(0, byteOffset).toString('utf8')) + 1
}

/** A token of SQL or PL/pgSQL. `word` is lower case; `name` is the identifier meant, null for anything else. */
export interface Token {
  readonly text: string
  readonly word: string | null
  readonly name: string | null
  readonly operator: boolean
}

/** The tokens of a function's body, without comments. */
export async function scanTokens(body: string): Promise<readonly Token[] | Refusal> {
  const fault = inputFault(body)
  if (fault !== null) return fault
  const parser = await import('libpg-query')
  try {
    const { tokens } = body === '' ? { tokens: [] } : await parser.scan(body)
    if (tokens.some(({ text }) => text.toLowerCase() === 'uescape')) {
      return refuse('too_complex', 'The body has names with escapes of its own.')
    }
    return tokens
      .filter((token) => !/COMMENT$/.test(token.tokenName))
      .map(({ text }) => {
        const word = /^[\p{L}_][\p{L}\p{N}_$]*$/u.test(text) ? text.toLowerCase() : null
        const quoted = quotedName(text)
        return { text, word, name: word ?? quoted, operator: /^[-+*/<>=~!@#%^&|`?]+$/.test(text) }
      })
  } catch (error) {
    return refuse(
      'too_complex',
      `The body cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
}

/** The name meant by `"a"` and by `U&"\\0061"`; null for what is no name in quotes. */
function quotedName(text: string): string | null {
  const [, escaped, inside] = /^(u&)?"(.*)"$/is.exec(text) ?? []
  if (inside === undefined) return null
  const name = inside.replaceAll('""', '"')
  if (escaped === undefined) return name
  return name.replace(/\\(?:\\|\+([0-9a-f]{6})|([0-9a-f]{4}))/gi, (_, long?: string, short?: string) => {
    const code = long ?? short
    return code === undefined ? '\\' : String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff))
  })
}

/** A token and where it stands, in bytes. */
export interface PlacedToken {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The parser once it is loaded, for texts of agentdb's own making. */
export interface LoadedParser {
  /** The one statement of a text; null when it is none, or several. */
  statement(sql: string): AstNode | null
  /** Without comments; null when the text cannot be read. */
  tokens(sql: string): readonly PlacedToken[] | null
}

/** Loads the parser for use within one go. */
export async function openParser(): Promise<LoadedParser> {
  const parser = await import('libpg-query')
  await parser.loadModule()
  const attempt = <T>(sql: string, read: () => T): T | null => {
    if (inputFault(sql) !== null) return null
    try {
      return read()
    } catch {
      return null
    }
  }
  return {
    statement: (sql) =>
      attempt(sql, () => {
        const { stmts = [] } = parser.parseSync(sql)
        const [only, ...others] = stmts
        return only === undefined || others.length > 0 ? null : (only.stmt as AstNode)
      }),
    tokens: (sql) =>
      attempt(sql, () => parser.scanSync(sql).tokens.filter(({ tokenName }) => !/COMMENT$/.test(tokenName))),
  }
}
