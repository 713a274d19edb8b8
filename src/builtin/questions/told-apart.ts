const shows = /,\s+(?:showing|listing|giving|displaying|returning)\s+(?=(?:the|both the|its|their|each)\s)/i
const beside =
  /^(how many\s.+?)\s+in ((?:19|20)\d\d),? and how many in ((?:19|20)\d\d)\s*\?(?=.*\b(?:return|give|show|list)\b[^.?]*\byear\b)/is

const goingBy =
  /(?:,?\s+\(?(?:going by|judging by|counted by)|,\s+(?:according to|based on|by)|\s+\((?:according to|based on|by))\s+(?:the|their|its)\s+(?!(?:earliest|latest|first|last|most|oldest|newest)\b)([a-z-]+(?: [a-z]+)?) date\)?\s*([.?]|$)/i
const period =
  /\b(?:(?:19|20)\d\d|years?|months?|monthly|quarters?|weeks?|today|yesterday|january|february|march|april|june|july|august|september|october|november|december)\b/i
const definedBy =
  /(\bis (?:the )?(?:sum|total|number|count) of [^.;]*?),? (?:by|going by|according to|based on) (?:the )?([a-z]+) date\s*(?=[.;]|$)/i

const lengths = /\b(?:how long|how many days|number of days|average (?:time|duration|number))\b/i
const leftOut =
  /(?:[.,;]|(?<=[?!]))\s*(?:leave out|leaving out|excluding|exclude|ignore|ignoring|not counting|do not count)\s+(?:the\s|those\s|any\s|all\s)?[a-z]+(?: [a-z]+)? (?:that|which) (?:are|were|have) (?:still )?(open|unpaid|(?:not (?:yet )?(?:been )?(?:closed|paid|resolved|settled|finished|completed|delivered|returned|decided)))(?: yet)?\s*(?=[.]|$)/i
const ends: Readonly<Record<string, RegExp>> = {
  open: /\b(?:clos|pay|paid|resol|settl|decid|decision|finish|complet)/i,
  paid: /\b(?:pay|paid)/i,
}

/** "Leave out the cases that are still open": what has not ended has no length, where its end is what is measured. */
function withoutUnended(question: string): string {
  const [all, state = ''] = leftOut.exec(question) ?? []
  if (!all || !lengths.test(question)) return question
  const last = state.toLowerCase().split(' ').at(-1) ?? ''
  const end = ends[last.replace('unpaid', 'paid')] ?? new RegExp(`\\b${last.slice(0, -2)}`, 'i')
  const rest = question.replace(all, '')
  return end.test(rest) ? rest : question
}

/**
 * What is to be shown as a sentence of its own: "…, showing the month and the total" is "… . Return the month and the
 * total"; "…, going by the arrival date" is "Use the arrival date"; and "how many in 2025 and how many in 2026? Return the year" asks for each year.
 */
export function toldApart(question: string): string {
  const years = withoutUnended(question).replace(beside, (all, asked: string, from: string, to: string) =>
    Number(to) === Number(from) + 1 ? `${asked} per year from ${from} to ${to}?` : all,
  )
  return years
    .replace(shows, '. Return ')
    .replace(goingBy, (all, name: string, mark: string) =>
      period.test(question) ? `${mark || '.'} Use the ${name} date.` : all,
    )
    .replace(definedBy, '$1. Use the $2 date')
}
