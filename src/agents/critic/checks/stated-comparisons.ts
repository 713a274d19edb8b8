import { tokenise } from '../../../linking/tokens.js'
import { asks } from '../question/read-question.js'
import { type CriticCheck, type Finding, warn } from '../review-task.js'
import { comparisonsIn } from '../statement/comparisons.js'

type Sign = '>' | '>=' | '<' | '<='

const number = String.raw`(?:\$|€|£)?(\d+(?:,\d{3})*(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?! (?:hundred|thousand|million))`

const phrases: readonly (readonly [RegExp, Sign])[] = [
  [
    new RegExp(
      String.raw`\b(?:at least|no less than|not less than|no fewer than|minimum of|min\.?) ${number}`,
      'gi',
    ),
    '>=',
  ],
  [new RegExp(String.raw`\b(?:at most|no more than|not more than|maximum of|up to) ${number}`, 'gi'), '<='],
  [
    new RegExp(String.raw`${number} (?:\w+ )?or (?:more|higher|above|greater|later|over)\b(?! than)`, 'gi'),
    '>=',
  ],
  [
    new RegExp(String.raw`${number} (?:\w+ )?or (?:less|fewer|lower|below|under|earlier)\b(?! than)`, 'gi'),
    '<=',
  ],
  [new RegExp(String.raw`>=\s*${number}`, 'g'), '>='],
  [new RegExp(String.raw`<=\s*${number}`, 'g'), '<='],
  [new RegExp(String.raw`>\s*${number}`, 'g'), '>'],
  [new RegExp(String.raw`<\s*${number}`, 'g'), '<'],
  [
    new RegExp(
      String.raw`\b(?<!no |not )(?:more than|over|above|(?:greater|higher|larger|bigger|older|longer|taller|heavier|better) than|exceed(?:s|ing|ed)?|surpass(?:es|ing|ed)?) ${number}`,
      'gi',
    ),
    '>',
  ],
  [
    new RegExp(
      String.raw`\b(?<!no |not )(?:under|below|(?:less|fewer|lower|smaller|younger|shorter|lighter|cheaper) than) ${number}`,
      'gi',
    ),
    '<',
  ],
]

/** "More than 5" compared by another sign than >. */
export const statedComparisons: CriticCheck = {
  id: 'stated-comparison',
  passed: 'more, less, at least and at most are compared so',
  needs: 'question',
  find({ statement, question }) {
    if (question === null) return []
    const comparisons = statement.queries.flatMap(comparisonsIn)
    const negated = asks(question, "not|no|never|without|except|n't")
    const findings: Finding[] = []
    for (const [stated, signs] of statedSigns(question.head)) {
      const used = comparisons.filter(({ constants }) =>
        constants.some(({ value }) => Number(value) === stated),
      )
      const found = new Set(
        used.map(({ operator }) => operator).filter((operator) => /^[<>=]/.test(operator)),
      )
      if (found.size === 0) continue
      const good = signs.some((sign) => found.has(sign) || (negated && found.has(opposite[sign])))
      if (good) continue
      const phrase = signs.join(' or ')
      findings.push(
        warn(
          'stated-comparison',
          `The question asks for ${phrase} ${stated}; the statement has ${[...found].join(', ')} ${stated}.`,
          `Write ${phrase} ${stated}.`,
        ),
      )
    }
    return findings
  },
}

const opposite: Readonly<Record<Sign, string>> = { '>': '<=', '>=': '<', '<': '>=', '<=': '>' }

/** Each number that is compared in words, with every sign it is compared by. */
function statedSigns(head: string): ReadonlyMap<number, readonly Sign[]> {
  const found = new Map<number, Sign[]>()
  let rest = head
  for (const [pattern, sign] of phrases) {
    for (const match of rest.matchAll(pattern)) {
      const said = (match[1] ?? '').toLowerCase()
      const value = tokenise(said)[0]?.number ?? Number.NaN
      found.set(value, [...(found.get(value) ?? []), sign])
    }
    // "no more than 5" is not "more than 5" as well.
    rest = rest.replace(pattern, ' ')
  }
  return found
}
