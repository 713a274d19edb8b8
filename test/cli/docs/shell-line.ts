/** A simple command as a shell reads it. */
export interface Call {
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  /** `< file` */
  readonly input: string | null
  /** `> file` */
  readonly output: string | null
  /** Of a here-document. */
  readonly document: string | null
}

/** Commands joined by `|`, and what joins them to those before: a list of calls that run in order. */
export interface Pipeline {
  readonly calls: readonly Call[]
  readonly joined: 'first' | 'and' | 'or'
}

export interface ShellLine {
  readonly pipelines: readonly Pipeline[]
  /** What stands behind a `#`; empty when nothing does. */
  readonly comment: string
}

type Token = { readonly kind: 'word' | 'sign'; readonly text: string }

/** Reads the small part of the shell's language that the pages use; anything else is an error, not a guess. */
export function readShellLine(line: string): ShellLine {
  const { tokens, comment, document } = tokensOf(line)
  const pipelines: { calls: Call[]; joined: Pipeline['joined'] }[] = []
  let rest = tokens
  let joined: Pipeline['joined'] = 'first'
  while (rest.length > 0) {
    const end = rest.findIndex(({ kind, text }) => kind === 'sign' && /^(?:&&|\|\||;)$/.test(text))
    const own = end < 0 ? rest : rest.slice(0, end)
    pipelines.push({ calls: split(own, '|').map((part) => callOf(part, document)), joined })
    joined = end >= 0 && rest[end]?.text === '||' ? 'or' : 'and'
    rest = end < 0 ? [] : rest.slice(end + 1)
  }
  return { pipelines, comment }
}

function tokensOf(line: string): { tokens: readonly Token[]; comment: string; document: string | null } {
  const [, before = line, word, document] = /^(.*?)<<'?(\w+)'?\n(.*\n)?\2$/s.exec(line) ?? []
  const held = word === undefined ? null : (document ?? '')
  const tokens: Token[] = []
  const pattern = /\\\n|\s+|(#.*)|(&&|\|\||[|<>;])|((?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'"\\|<>;&])+)/gsy
  let comment = ''
  let end = 0
  for (const [whole, behind, sign, text] of before.matchAll(pattern)) {
    end += whole.length
    if (behind !== undefined) {
      const [first = '', ...below] = behind.split('\n')
      if (below.some((more) => more.trim() !== '')) throw new Error(`a comment amid a command: ${line}`)
      comment = first.slice(1).trim()
    } else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else if (text !== undefined) tokens.push({ kind: 'word', text: unquoted(text) })
  }
  if (end !== before.length) throw new Error(`cannot be read from "${before.slice(end)}" on: ${line}`)
  return { tokens, comment, document: held }
}

function unquoted(word: string): string {
  return word.replace(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs, (_, single, double, escaped) =>
    single !== undefined ? single : double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : escaped,
  )
}

function split(tokens: readonly Token[], sign: string): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'sign' && token.text === sign) parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

function callOf(tokens: readonly Token[], document: string | null): Call {
  const words: string[] = []
  const environment: Record<string, string> = {}
  const files: { '<': string | null; '>': string | null } = { '<': null, '>': null }
  for (let at = 0; at < tokens.length; at++) {
    const { kind, text } = tokens[at] as Token
    const [, name, value] = /^([A-Z_]+)=(.*)$/s.exec(text) ?? []
    if (kind === 'sign' && (text === '<' || text === '>')) files[text] = tokens[++at]?.text ?? ''
    else if (words.length === 0 && name !== undefined) environment[name] = value ?? ''
    else words.push(text)
  }
  return { words, environment, input: files['<'], output: files['>'], document }
}
