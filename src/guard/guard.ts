import { readBody } from './bodies.js'
import type { GuardCatalogue } from './catalogue.js'
import { displayFunction } from './functions.js'
import { type Job, within } from './jobs.js'
import { judge } from './judge.js'
import type { Mentions } from './mentions.js'
import { type NodeTable, queryNodes } from './nodes.js'
import { type AstNode, parseAll, parseOne } from './parse.js'
import type { GuardPolicy } from './policy.js'
import { createScope, type Scope, type Scoped } from './scope/scope.js'
import { readRoot } from './statements.js'
import { type Refusal, refuse, type Verdict } from './verdict.js'
import { walk } from './walk.js'

/** Lets through one statement that only reads. */
export interface Guard {
  /**
   * Judges a text from outside. Only `statement.text` of the verdict may be sent: it is what was judged.
   * @param parameters how many there are to bind: `$1` to `$n` may stand in the statement.
   * @throws {StatementError} when the catalogue cannot be read; that says nothing about the statement.
   */
  check(sql: string, parameters?: number): Promise<Verdict>
}

/** More views and functions than one statement sensibly leads to. */
const maxJobs = 500

/**
 * A guard over one database. What it has read of the catalogue it keeps, so make a new one after DDL.
 * @example
 * const guard = createGuard(createCatalogue(connection), strictPolicy)
 * const verdict = await guard.check('select count(*) from orders')
 */
export function createGuard(catalogue: GuardCatalogue, policy: GuardPolicy): Guard {
  const table = queryNodes()
  /** Views and bodies that were found harmless, with all they lead to. */
  const cleared = new Set<string>()
  const scope = policy.scope === null ? null : createScope(catalogue, policy.scope, table)
  return {
    async check(sql, parameters = 0) {
      const parsed = await parseOne(sql)
      if (!parsed.ok) return parsed
      const root = readRoot(parsed.tree)
      if (!root.ok) return root
      const { text, cutBefore } = parsed
      let asRun: Scoped = { ok: true, text, rewritten: false, notes: [] }
      if (root.query !== null) {
        // The scope comes first: no other refusal shall tell of what lies outside of it.
        const scoped =
          scope === null
            ? asRun
            : await scope.check({ ...parsed, query: root.query, kind: root.kind, parameters })
        if (!scoped.ok) return shifted(scoped, cutBefore)
        asRun = scoped
        const setting = { catalogue, policy, table, scope, cleared, parameters }
        const refusal = await checkAll(root.query, text, setting)
        if (refusal !== null) return shifted(refusal, cutBefore)
      }
      const { rewritten, notes } = asRun
      return {
        ok: true,
        statement: { kind: root.kind, text: asRun.text },
        tree: root.query,
        rewritten,
        notes,
      }
    },
  }
}

interface Setting {
  readonly catalogue: GuardCatalogue
  readonly policy: GuardPolicy
  readonly table: NodeTable
  readonly scope: Scope | null
  readonly cleared: Set<string>
  /** Of the statement itself. */
  readonly parameters: number
}

/** The statement, then everything it leads to, each once. */
async function checkAll(query: AstNode, text: string, setting: Setting): Promise<Refusal | null> {
  const { cleared, ...rest } = setting
  const statement: Job = {
    key: '',
    what: null,
    through: [],
    code: 'syntax_not_allowed',
    author: 'model',
    trust: 'declaration',
    content: { sql: text },
    position: () => null,
  }
  const seen = new Set<string>()
  const pending: Job[] = [statement]
  for (let job = pending.pop(); job !== undefined; job = pending.pop()) {
    const further = await judgeJob(job, job === statement ? [query] : null, rest)
    if ('ok' in further) return blame(job, further)
    for (const next of further.map((found) => within(job, found))) {
      if (seen.has(next.key) || cleared.has(next.key)) continue
      seen.add(next.key)
      pending.push(next)
    }
    if (seen.size > maxJobs)
      return refuse('too_complex', `The statement leads to more than ${maxJobs} views and functions.`)
  }
  for (const key of seen) cleared.add(key)
  return null
}

async function judgeJob(
  job: Job,
  parsed: readonly AstNode[] | null,
  { catalogue, policy, table, scope, parameters }: Omit<Setting, 'cleared'>,
): Promise<readonly Job[] | Refusal> {
  const pieces = await readPieces(job, parsed, { table, parameters })
  if ('ok' in pieces) return pieces
  const barred =
    'row' in job.content ? await scope?.checkFunction(job.content.row, pieces, job.trust !== 'body') : null
  if (barred) return barred
  const text = 'sql' in job.content ? job.content.sql : ''
  const further: Job[] = []
  for (const mentions of pieces) {
    const found = await judge(mentions, { catalogue, policy, job, text })
    if ('ok' in found) return found
    further.push(...found)
  }
  return further
}

async function readPieces(
  job: Job,
  parsed: readonly AstNode[] | null,
  { table, parameters }: Pick<Setting, 'table' | 'parameters'>,
): Promise<readonly Mentions[] | Refusal> {
  const body = parsed === null ? await readContent(job) : { ok: true as const, trees: parsed, mentions: null }
  if (!body.ok) return body
  const pieces: Mentions[] = body.mentions === null ? [] : [body.mentions]
  const text = 'sql' in job.content ? job.content.sql : ''
  for (const tree of body.trees) {
    const walked = walk(tree, { table, text, parameters: job.what === null ? parameters : 'any' })
    if (!walked.ok) return walked
    pieces.push(walked.mentions)
  }
  return pieces
}

async function readContent(job: Job): ReturnType<typeof readBody> {
  if ('row' in job.content) return readBody(job.content.row)
  const trees = await parseAll(job.content.sql)
  return 'ok' in trees ? trees : { ok: true, trees, mentions: null }
}

/** A fault inside a view or a body is the fault of naming it. */
function blame(job: Job, refusal: Refusal): Refusal {
  if (job.what === null) return refusal
  if (isOfScope(job, refusal)) return { ...refusal, position: job.position() }
  const reached = [...job.through, refusal.message.replace(/\.$/, '')].map(lowerFirst).join(': ')
  const hint = refusal.hint ?? 'Leave it out of the statement.'
  return {
    ok: false,
    code: job.code,
    message: `${job.what} is not allowed: ${reached}.`,
    hint,
    position: job.position(),
  }
}

/** Out of scope is out of scope, whatever led there. */
function isOfScope({ content }: Job, { code, message }: Refusal): boolean {
  if (code === 'policy') return true
  return (
    code === 'function_unknown' && 'row' in content && message.includes(` ${displayFunction(content.row)} `)
  )
}

function shifted(refusal: Refusal, cutBefore: number): Refusal {
  return refusal.position === null ? refusal : { ...refusal, position: refusal.position + cutBefore }
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
