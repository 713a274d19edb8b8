import * as z from 'zod'
import criticPrompt from '../../prompts/critic.md'
import type { ResultSet } from '../database/connection.js'
import type { ModelCall } from '../events.js'
import type { AstNode } from '../guard/parse.js'
import type { Privacy } from '../linking/sensitive.js'
import { errorText } from './analyst-messages.js'
import { datesText, definitionsText, schemaText, valuesText } from './briefing-text.js'
import type { Finding, Review } from './critic.js'
import { disclosed, disclosedTurns } from './disclosure.js'
import { fillPrompt } from './fill-prompt.js'
import type { Manner, MeteredModel } from './model-analyst.js'
import { profileText } from './profile-text.js'
import { shownRows } from './shown-rows.js'
import type { AnalystTask } from './sql-analyst.js'

/** A statement that is about to be delivered, with all that is known of it. */
export interface LookTask {
  readonly asked: Omit<AnalystTask, 'failures'>
  readonly sql: string
  readonly tree: AstNode | null
  readonly review: Review
  /** Null when it did not run. */
  readonly outcome: { readonly result: ResultSet; readonly truncated: boolean } | null
}

/** What the critic's model came back with; a look that failed, `reason` says why, holds no answer back. */
export type Look =
  | { readonly ok: true; readonly findings: readonly Finding[] }
  | { readonly ok: false; readonly reason: string }

/** The critic's model: it sees what no check can, and proves nothing; so it can but warn. */
export interface Reviewer {
  look(task: LookTask, signal: AbortSignal): Promise<Look>
  /** The model calls made since this was last asked, of all agents that share its budget. */
  takeCalls(): readonly ModelCall[]
}

/** The check under which a model's findings stand on the receipt. */
export const secondLookCheck = 'second-look'

const Reply = z.object({
  findings: z.array(z.object({ quote: z.string(), concern: z.string(), fix: z.string() })),
})
const { $schema: _, ...replySchema } = z.toJSONSchema(Reply, { target: 'draft-7' })

const most = { findings: 3, words: 300 } as const

/** The critic over a language model: one call, of which only findings that cite the statement or the result's shape count. */
export function modelReviewer(model: MeteredModel, { temperature, privacy }: Manner): Reviewer {
  return {
    takeCalls: model.takeCalls,
    async look(task, signal) {
      const shape = shapeText(task)
      const { json, outcome } = await model.complete(
        {
          role: 'critic',
          messages: messages(task, shape, privacy),
          reply: { name: 'critic_reply', schema: replySchema },
          temperature,
          maxOutputTokens: 2000,
        },
        signal,
      )
      const parsed = Reply.safeParse(json)
      if (outcome !== 'ok' || !parsed.success) return { ok: false, reason: 'its reply could not be used' }
      const findings = parsed.data.findings
        .filter(({ quote, concern }) => concern.trim() !== '' && cites(quote, [task.sql, shape]))
        .slice(0, most.findings)
      return { ok: true, findings: findings.map(toFinding) }
    },
  }
}

function messages({ asked, sql, tree, review, outcome }: LookTask, shape: string, privacy: Privacy) {
  // The critic's own evidence counts rows and may quote them: it is told as the words of the database are.
  const failures = review.findings.map(({ check, evidence, fix }) => ({
    sql,
    error: {
      code: check,
      message: evidence,
      hint: fix || null,
      sqlstate: null,
      detail: null,
      position: null,
    },
  }))
  const told = disclosed({ ...asked, failures }, privacy)
  const { briefing, clock, catalog } = told
  const found = told.failures.map(({ error }) => `- ${error.code}: ${errorText(error)}`)
  const schema = schemaText(briefing, profileText(catalog, privacy))
  const parts = [
    `Now: ${clock.now} (time zone ${clock.timeZone})`,
    definitionsText(briefing),
    datesText(briefing),
    valuesText(briefing),
    ...disclosedTurns({ ...asked, failures }, privacy).map(({ said }) => `Question before: ${said}`),
    `Question: ${told.question}`,
    told.meaning === null ? '' : `The user was asked back and means: ${told.meaning}`,
    `Statement:\n${sql}`,
    shape,
    outcome === null ? '' : shownRows(outcome.result, tree, catalog, privacy),
    found.length === 0 ? '' : `Found by the checks:\n${found.join('\n')}`,
    review.undecided.length === 0 ? '' : `Undecided checks: ${review.undecided.join(', ')}`,
  ]
  return [
    { role: 'system', content: fillPrompt(criticPrompt, { schema }) },
    { role: 'user', content: parts.filter(Boolean).join('\n\n') },
  ] as const
}

/** The shape of a result: what its columns are and how many rows it has, but none of them. */
function shapeText({ outcome }: LookTask): string {
  if (outcome === null) return 'Result: the statement was not run.'
  const { result, truncated } = outcome
  const columns = result.columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  const rows = result.rows.length === 1 ? '1 row' : `${result.rows.length} rows`
  return `Result: ${rows}${truncated ? ', and more that were cut off' : ''}; columns: ${columns}`
}

/** Whether a quote stands in one of the texts as whole words, however it is spaced. */
function cites(quote: string, texts: readonly string[]): boolean {
  const squeeze = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  const wanted = squeeze(quote)
  if (wanted.length < 2 || !/[\p{L}\p{N}*]/u.test(wanted)) return false
  const isWord = (character: string) => /[\p{L}\p{N}_]/u.test(character)
  return texts.map(squeeze).some((text) => {
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
      const before = isWord(text.charAt(at - 1)) && isWord(wanted.charAt(0))
      const after = isWord(text.charAt(at + wanted.length)) && isWord(wanted.charAt(wanted.length - 1))
      if (!before && !after) return true
    }
    return false
  })
}

function toFinding({ quote, concern, fix }: z.infer<typeof Reply>['findings'][number]): Finding {
  const short = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, most.words)
  const evidence = `The critic's model doubts "${short(quote)}": ${short(concern)}`
  return { check: secondLookCheck, severity: 'warn', evidence, fix: short(fix) }
}
