/**
 * Orders and limits as they are jotted down: "newest 5 members" for the 5 newest, "biggest group first" for biggest
 * first, "busiest on top" for most first.
 */
export function noteOrders(question: string): string {
  return question
    .replace(numberLast, '$1$3 $2')
    .replace(busyFirst, (all, before: string, degree: string, at: number, whole: string) =>
      // An average says nothing of how busy they are.
      averaged.test(whole.slice(0, at)) && !/^(?:most|fewest|least)$/i.test(degree)
        ? all
        : `${before}${isLittle(degree) ? 'fewest' : 'most'} first`,
    )
    .replace(groupFirst, '$1$2 first')
    .replace(totalFirst, (_all, before: string, degree: string, what: string, at: number, whole: string) =>
      // What was spoken of before is ordered by; else it is what is counted.
      new RegExp(`\\b${what}`, 'i').test(whole.slice(0, at))
        ? `${before}${degree} ${what} first`
        : `${before}${degree} first`,
    )
}

const number = '(\\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)'
const degree = '((?!(?:h|b|f|n|gu|r|t|inter|prot|mod|w|z|arr|cont|inv|requ|for|har|p)est\\b)[a-z]+est)'
/** "at the latest 5 days", "the tallest two-storey house": not a number of things. */
const numberLast = new RegExp(
  `(^|(?<!at )\\bthe |\\bour |\\b(?:show|list|give|name|return|find|me|us) )${degree} ${number}(?= [a-z])`,
  'i',
)

const places = '(?:first|on top|at the top|up top|at top)'
const groups = '(?:group|one|ones|number|count|total|sum|figure|value|amount|share|category|slice)s?'
const closes = '(?=\\s*(?:[.?!,;]|please\\b|$))'
const busyFirst = new RegExp(
  `(,\\s*(?:with )?(?:the )?)(busiest|quietest|fullest|emptiest|most popular|least popular|most|fewest|least)(?: ${groups})? ${places}${closes}`,
  'i',
)
const groupFirst = new RegExp(
  `(,\\s*(?:with )?(?:the )?)(biggest|largest|smallest|highest|lowest|greatest) (?:group|one|category|slice)s? ${places}${closes}`,
  'i',
)
/** "highest number on top" */
const totalFirst = new RegExp(
  `(,\\s*(?:with )?(?:the )?)(biggest|largest|smallest|highest|lowest|greatest) (number|count|figure|value|amount) ${places}${closes}`,
  'i',
)

const averaged = /\b(?:average|avg|mean|median|highest|lowest|minimum|maximum)\b/i

function isLittle(degree: string): boolean {
  return /^(?:quiet|empt|least|few)/i.test(degree)
}
