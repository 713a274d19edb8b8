import type { Catalog } from '../../../linking/catalog.js'

/** Small turns of phrase, each another way to put a common one, whatever the schema. */
export function sameInPlain(question: string, catalog: Catalog): string {
  return withoutRecorded(
    averageOne(ourHouse(orLonger(longerThanAverage(allTypes(lackingIt(leftOutAfter(question))))), catalog)),
    catalog,
  )
}

/** "classes that last an hour or longer": at least an hour. */
function orLonger(question: string): string {
  return question.replace(
    /\b(last|lasts|lasted|lasting|takes?|took|runs?) ((?:an?|one|two|three|four|five|six|eight|ten|twelve|\d+) (?:minute|hour|day|week|month|year)s?) or (longer|more|shorter|less)\b/gi,
    (_all, verb: string, span: string, way: string) =>
      `${verb} ${/longer|more/i.test(way) ? 'at least' : 'at most'} ${span}`,
  )
}

/** "works that last longer than the average work": that are longer. */
function longerThanAverage(question: string): string {
  return question.replace(
    /\b(?:last|lasts|lasted|run) (longer|shorter|less long) than (?=the average\b|average\b)/gi,
    (_all, how: string) => `are ${how.toLowerCase() === 'longer' ? 'longer' : 'shorter'} than `,
  )
}

/** "How many … in each section? Ignore those who have already left.": in the same breath. */
function leftOutAfter(question: string): string {
  return question.replace(
    /[.?]\s+(?:please )?(?:ignore|disregard|exclude|skip|omit|leave out|do not (?:count|include)|don[’']t (?:count|include)) (?:those|the ones|all those|any|anyone|everyone) (who|that|which) (?:have |has )?(?:already )?(left|quit|resigned|retired)\s*[.!]?\s*$/i,
    (_all, who: string, verb: string) => `, ignoring those ${who} have ${verb.toLowerCase()}?`,
  )
}

/** "donations without a recorded nurse": with none, unless that is what a column says. */
function withoutRecorded(question: string, { tables }: Catalog): string {
  return question.replace(
    /\bwithout (?:an? |any )?(recorded|known|listed|stated|given|specified|registered) (?=[a-z]+)/gi,
    (all, word: string) =>
      tables.some(({ columns }) =>
        columns.some(({ lemmas, words }) =>
          [...lemmas, ...words].some((each) => each.startsWith(word.toLowerCase().slice(0, 5))),
        ),
      )
        ? all
        : 'with no ',
  )
}

/** "How many products does the garden centre carry?": do we, where no table is called so. */
function ourHouse(question: string, { tables }: Catalog): string {
  return question.replace(
    /\b(?:does|do) (?:the|our) ((?:[a-z]+ )?(centre|center|shop|store|school|company|agency|platform|park|service|group|chain|house|office)) (carry|have|sell|offer|own|stock|run|keep|employ|operate)\b/gi,
    (all, name: string, noun: string, verb: string) => {
      const words = name.toLowerCase().split(' ')
      const called = tables.some(({ lemmas }) => lemmas.some((word) => words.includes(word)))
      return called || words.at(-1) !== noun.toLowerCase() ? all : `do we ${verb}`
    },
  )
}

/** "work log entries with more hours than the average entry": than the average one, said by the last word of its name. */
function averageOne(question: string): string {
  return question.replace(
    /\bthan the average (entry|record|row|one|item|line)(?=\s*(?:[.?!,;]|$))/gi,
    (all, noun: string) => {
      const many = { entry: 'entries', one: '' }[noun.toLowerCase()] ?? `${noun.toLowerCase()}s`
      const before = question.slice(0, question.indexOf(all))
      return new RegExp(`\\b[a-z]+ ${many}\\b`, 'i').test(before) ? 'than average' : all
    },
  )
}

/** "by calories per hour, leaving out those without a value": without calories per hour. */
function lackingIt(question: string): string {
  return question.replace(
    /\b((?:order of|sorted by|ordered by) ((?:(?!and\b|then\b)[a-z]+ ?){1,4}?)(?:,? (?:in )?(?:descending|ascending)(?: order)?)?), (leaving out|excluding|omitting|ignoring|skipping) (?:those|the ones|any|all those) (?:without (?:a |any )?|with no |that have no )(?:value|entry|figure)(?=\s*(?:[.?!]|$))/gi,
    (_all, order: string, column: string, leaving: string) =>
      `${order}, ${leaving} those without ${column.trim()}`,
  )
}

/** "Show all vehicle types used by couriers": each of them once. */
function allTypes(question: string): string {
  return question.replace(
    /^(\s*(?:please )?(?:show|list|give|name|display|return|find)(?: me| us)? all )(?:of )?(?:the )?(?!different\b|distinct\b|unique\b)((?:[a-z]+ )?(?:types|kinds)\b)(?=\s*(?:[.?!]|$)| (?:used|taken|offered|given|sold|served|made|kept|recorded|stored|that|of)\b)(?![^.?!]*(?:\band\b|,))/i,
    '$1the different $2',
  )
}
