import { PassedOver } from '../../grounding/ungrounded.js'
import type { Cond, Plan } from '../../planning/plan.js'
import { lowOf, type Said } from './said.js'

const being: ReadonlySet<string> = new Set('are were been'.split(' '))
const asking: ReadonlySet<string> = new Set('what which who where how when'.split(' '))
const they: ReadonlySet<string> = new Set(['they', 'he', 'she', 'it'])
const linking: ReadonlySet<string> = new Set(['and', 'but', ',', 'or', 'that', 'who', 'which', 'yet'])

/**
 * "whose orders were all shipped": one that was shipped is not enough; "a book they never borrowed": others they did
 * borrow. @throws {PassedOver} where it is read so
 */
export function checkAllAndNever(said: Said): void {
  for (const { index, low, text } of said.tokens) {
    if (low === 'all' && isOfThoseBefore(said, index) && !deniesSome(said.reading.plan))
      throw new PassedOver(`'${text}' is not read`, [text])
    if (low === 'never' && isOfOneThing(said, index))
      throw new PassedOver(`'${text}' of which of them?`, [text])
    if (low === 'on' && isAway(said, index) && !isStored(said, index) && !testsEmpty(said.reading.plan))
      throw new PassedOver(`nothing says what is still '${text} ${lowOf(said, index + 1)}'`, [text])
  }
}

/** "were all shipped", "whose inspections all passed"; "what are all the names" asks for each of them. */
function isOfThoseBefore(said: Said, at: number): boolean {
  const next = lowOf(said, at + 1)
  const whose = [2, 3, 4, 5].some((back) => lowOf(said, at - back) === 'whose')
  if (whose && !['the', 'of', 'their'].includes(next)) return true
  return (
    being.has(lowOf(said, at - 1)) && !asking.has(lowOf(said, at - 2)) && at > 1 && /(?:ed|en|nt)$/.test(next)
  )
}

/** "a book (that) they (have) never borrowed" */
function isOfOneThing(said: Said, at: number): boolean {
  const verb = ['have', 'had', 'has'].includes(lowOf(said, at - 1)) ? 1 : 0
  const who = at - 1 - verb
  if (!they.has(lowOf(said, who))) return false
  const that = ['that', 'which', 'whom'].includes(lowOf(said, who - 1)) ? who - 2 : who - 1
  return that > 0 && !linking.has(lowOf(said, that))
}

/** "How many books are on loan": those that are not back. */
function isAway(said: Said, at: number): boolean {
  return (
    ['loan', 'hire', 'rent', 'lease'].includes(lowOf(said, at + 1)) &&
    ['are', 'is', 'have', 'has', 'still', 'currently', 'books', 'out', 'now'].includes(lowOf(said, at - 1))
  )
}

/** Where 'on loan' is a status that is kept, the rows say so themselves. */
function isStored({ reading }: Said, at: number): boolean {
  return [...reading.assignment.links].some(
    ([{ mention }, { kind }]) => kind === 'value' && mention.start <= at && at < mention.end,
  )
}

function deniesSome(plan: Plan): boolean {
  return plan.where.some((cond) => cond.kind === 'exists' && cond.negated)
}

function testsEmpty(plan: Plan): boolean {
  const tests = (cond: Cond): boolean =>
    cond.kind === 'null' ||
    (cond.kind === 'exists' && cond.plan.where.some(tests)) ||
    ((cond.kind === 'and' || cond.kind === 'or') && cond.of.some(tests))
  return plan.where.some(tests)
}
