import type { CatalogueFunction } from './catalogue.js'
import { displayFunction } from './functions.js'
import { type Mentions, noMentions } from './mentions.js'
import { type AstNode, parseAll, scanTokens, type Token } from './parse.js'
import { isDeniedRelation } from './relations.js'
import { standardBody } from './statements.js'
import { type Refusal, refuse } from './verdict.js'

/** A body taken apart: SQL as trees to walk like any statement, other languages as the names found in them. */
export type Body =
  | { readonly ok: true; readonly trees: readonly AstNode[]; readonly mentions: Mentions | null }
  | Refusal

/** Reads the body of a user's function, so that a wrong declaration hides nothing that the rules refuse. */
export async function readBody(row: CatalogueFunction): Promise<Body> {
  const body = await readSource(row, row.body ?? '')
  if (!body.ok || row.defaults === null) return body
  const defaults = await parseAll(`select ${row.defaults}`)
  return 'ok' in defaults ? defaults : { ...body, trees: [...body.trees, ...defaults] }
}

async function readSource(row: CatalogueFunction, body: string): Promise<Body> {
  switch (row.language) {
    case 'sql':
      return readSqlBody(body)
    case 'plpgsql':
      return readProcedure(row, body)
    case 'c':
    case 'internal':
      return { ok: true, trees: [], mentions: null }
    default:
      return readForeignBody(row, body)
  }
}

async function readSqlBody(body: string): Promise<Body> {
  const trees = await parseAll(body)
  if ('ok' in trees) return trees
  return { ok: true, trees: trees.flatMap((tree) => standardBody(tree) ?? [tree]), mentions: null }
}

const writing = new Set('insert update delete merge truncate copy notify call'.split(' '))
/** Words that are also names of columns: commands only where a statement starts. */
const commanding = new Set(
  'do set reset lock listen unlisten create alter drop grant revoke refresh prepare deallocate discard load comment import reindex cluster vacuum analyze checkpoint reassign security'.split(
    ' ',
  ),
)
const starts = new Set('; begin then else loop'.split(' '))
/** Where a list of relations begins; a subquery within it has lists of its own, so only a semicolon surely ends it. */
const listing = new Set('from join table'.split(' '))

async function readProcedure(row: CatalogueFunction, body: string): Promise<Body> {
  const tokens = await scanTokens(body)
  if ('ok' in tokens) return tokens
  const mentions = noMentions()
  let inList = false
  for (const [index, token] of tokens.entries()) {
    if (token.word === 'execute') return refuseDynamic(row)
    const word = token.word ?? token.text
    if (listing.has(word)) inList = true
    else if (word === ';') inList = false
    const commands = commanding.has(word) && starts.has(wordOf(tokens[index - 1]))
    if (row.volatile && (commands || writing.has(word))) {
      return refuse('function_not_allowed', `it may write: ${token.text}`)
    }
    const next = tokens[index + 1]?.text
    if (token.operator) mentions.operators.push({ schema: null, name: token.text, location: null })
    if (token.name === null || next === '.') continue
    const qualified = tokens[index - 1]?.text === '.'
    const schema = qualified ? (tokens[index - 2]?.name ?? null) : null
    const place = { schema, name: token.name, location: null }
    if (next === '(') mentions.functions.push({ ...place, args: null, constants: [] })
    else if (isDeniedRelation(token.name) || (inList && !listing.has(word))) mentions.relations.push(place)
  }
  return { ok: true, trees: [], mentions }
}

function wordOf(token: Token | undefined): string {
  return token?.word ?? token?.text ?? ''
}

/** Statements put together at run time in Perl, Python, Tcl and JavaScript. */
const dynamic = /\bspi_\w+|\bplpy\s*\.\s*\w+|\bplv8\s*\.\s*(execute|prepare|subtransaction)|\bspi_exec/i

function readForeignBody(row: CatalogueFunction, body: string): Body {
  if (dynamic.test(body)) return refuseDynamic(row)
  const mentions = noMentions()
  for (const [, word = ''] of body.matchAll(/([A-Za-z_]\w*)\s*\(/g)) {
    mentions.functions.push({
      schema: null,
      name: word.toLowerCase(),
      args: null,
      constants: [],
      location: null,
    })
  }
  return { ok: true, trees: [], mentions }
}

function refuseDynamic(row: CatalogueFunction): Refusal {
  const message = `${displayFunction(row)} runs SQL that is put together at run time`
  return refuse('function_not_allowed', message, 'If it only reads, add it to allowFunctions.')
}
