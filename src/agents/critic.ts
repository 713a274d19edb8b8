import type { ResultSet } from '../database/connection.js'
import type { Check } from '../events.js'
import { criticChecks, resultChecks } from './critic/checks.js'
import { readQuestion } from './critic/question/read-question.js'
import type { Finding, Probing, Review, Reviewed, ReviewTask } from './critic/review-task.js'
import { readStatement } from './critic/statement/read-statement.js'
import { bodyOf } from './critic/statement/tree.js'

export type { Finding, Probe, ProbeRows, Review, ReviewTask } from './critic/review-task.js'

/**
 * Reviews a statement, and its result when it ran, for faults that can be proven. It touches no database: what it has
 * to ask one it yields as a probe, and the caller sends the rows in, or null for a probe that was not answered.
 * @example
 * const reviewing = review(task)
 * let step = reviewing.next()
 * while (!step.done) step = reviewing.next(await run(step.value))
 * step.value.findings
 */
export function* review(task: ReviewTask): Probing<Review> {
  const select = bodyOf(task.tree, 'SelectStmt')
  const question = task.question === null ? null : readQuestion(task.question, task.briefing)
  if (select === null) return { findings: [], checks: [], undecided: [] }
  const seen: Reviewed = { ...task, statement: readStatement(select, task.catalog), question }
  const findings: Finding[] = []
  const checks: Check[] = []
  const undecided: string[] = []
  for (const check of criticChecks) {
    if (check.needs === 'question' && question === null) continue
    if (check.needs === 'result' && task.outcome === null) continue
    const found =
      'probe' in check ? yield* watched(check.probe(seen), () => undecided.push(check.id)) : check.find(seen)
    findings.push(...found)
    checks.push(outcomeOf(check.id, check.passed, found))
  }
  return { findings, checks, undecided: [...new Set(undecided)] }
}

/** The checks that need nothing but a result. */
export function reviewResult(result: ResultSet, truncated: boolean): Review {
  const findings: Finding[] = []
  const checks: Check[] = []
  for (const { id, passed, find } of resultChecks) {
    const found = find({ result, truncated })
    if (found !== null) findings.push(found)
    checks.push(outcomeOf(id, passed, found === null ? [] : [found]))
  }
  return { findings, checks, undecided: [] }
}

/** The same probing, telling of each probe that was not answered. */
function* watched<T>(probing: Probing<T>, onUnanswered: () => void): Probing<T> {
  let step = probing.next()
  while (!step.done) {
    const rows = yield step.value
    if (rows === null) onUnanswered()
    step = probing.next(rows)
  }
  return step.value
}

function outcomeOf(id: string, passed: string, found: readonly Finding[]): Check {
  const worst =
    found.find(({ severity }) => severity === 'block') ?? found.find(({ severity }) => severity === 'warn')
  const said = worst ?? found[0]
  const outcome = worst === undefined ? 'passed' : worst.severity === 'block' ? 'failed' : 'warned'
  return { id, outcome, detail: said?.evidence ?? passed }
}
