import { tokenise } from '../../../linking/tokens.js'
import type { AskedQuestion } from '../question/read-question.js'
import { type CriticCheck, type Finding, warn } from '../review-task.js'
import { allConstants, constantOf } from '../statement/comparisons.js'
import type { Statement } from '../statement/statement.js'

/** Numbers of the question that stand nowhere in the statement. */
export const statedNumbers: CriticCheck = {
  id: 'stated-number',
  passed: 'every number asked for is in the statement',
  needs: 'question',
  find({ statement, question }) {
    if (question === null) return []
    const constants = allConstants(statement.root)
    const cut = wrongLimit(question, statement)
    if (cut !== null) return [cut]
    const numbers = new Set(constants.flatMap(({ value }) => numbersIn(value)))
    return statedIn(question)
      .filter((stated) => !forms(stated, question).some((form) => numbers.has(form)))
      .map(
        (stated): Finding =>
          warn(
            'stated-number',
            `${stated} is asked for, and no condition or limit has it.`,
            `Compare with ${stated}, or limit to it.`,
          ),
      )
  },
}

/** "Top 5" that is cut at another number. */
function wrongLimit(question: AskedQuestion, { queries }: Statement): Finding | null {
  const top = /\b(?:top|bottom) (\d+)\b/i.exec(question.head)?.[1]
  const limits = queries.flatMap(({ node }) => constantOf(node.limitCount)).map(({ value }) => value)
  if (top === undefined || limits.length === 0 || limits.includes(top)) return null
  const evidence = `"top ${top}" is asked for, and the rows are cut at ${limits.join(', ')}.`
  return warn('stated-number', evidence, `Limit to ${top}.`)
}

function numbersIn(value: string): readonly number[] {
  return (value.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
}

const numbered = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\b/i

/** Numbers said in what is asked, dates, quotes and stored values aside; "one" is mostly a pronoun. */
export function statedIn(question: AskedQuestion): readonly number[] {
  let rest = question.head
  const spans = [
    ...question.dates.map(({ text }) => text),
    ...question.values.filter(({ score }) => score >= 0.9).map(({ text }) => text),
  ]
  for (const text of spans.filter((each) => numbered.test(each)).sort((a, b) => b.length - a.length))
    if (!countsFromToday(text) && !/^\d+$/.test(text)) rest = rest.replaceAll(text, ' ; ')
  const found = tokenise(rest).flatMap((token, at, all) => {
    if (token.number === null || token.kind === 'quoted') return []
    if (token.kind === 'word' && token.number < 2) return []
    // "Two hundred" is neither.
    if (token.kind === 'word' && [all[at - 1], all[at + 1]].some((each) => typeof each?.number === 'number'))
      return []
    // "decimal places" shape the output; "number 5" may be a name.
    const next = all[at + 1]?.low ?? ''
    return ['decimal', 'decimals', 'digit', 'digits', 'different', 'tables'].includes(next)
      ? []
      : [token.number]
  })
  return [...new Set(found)]
}

/** "Last 30 days" keeps its number in the statement; "the last 3 months of 2024" has become two days. */
function countsFromToday(text: string): boolean {
  return /^(?:past|last|previous|next|in the|the)\b/i.test(text) && !/\b\d{4}\b/.test(text)
}

/** What a number may be written as: a percentage as its share, seven days as one week. */
function forms(stated: number, { low }: AskedQuestion): readonly number[] {
  const units: [RegExp, number][] = [
    [/\bdays?\b/, 7],
    [/\bmonths?\b/, 12],
    [/\bmonths?\b/, 3],
    [/\bhours?\b/, 24],
    [/\bhours?\b/, 1 / 60],
    [/\bminutes?\b/, 60],
    [/\bweeks?\b/, 1 / 7],
    [/\byears?\b/, 1 / 12],
    [/\bdays?\b/, 30],
  ]
  const converted = units.filter(([word]) => word.test(low)).map(([, per]) => stated / per)
  const inclusive = /\binclusive|including\b/.test(low) ? [stated - 1, stated + 1] : []
  return [stated, stated / 100, -stated, ...converted, ...inclusive]
}
