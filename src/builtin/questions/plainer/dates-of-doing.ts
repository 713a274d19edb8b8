/**
 * "with the year it was founded", "and the date on which they were launched": the year of founding, the launch date, as
 * the columns that tell it are called.
 */
export function datesOfDoing(question: string): string {
  return question.replace(
    clause,
    (_all, beside: string | undefined, article: string, date: string, who: string, verb: string) => {
      const doing = /[^e]ed$/i.test(verb) ? verb.replace(/ed$/i, 'ing') : verb
      const whose = beside === undefined ? article : `${beside}${/^they$/i.test(who) ? 'their' : 'its'}`
      return `${whose} ${doing} ${date.toLowerCase() === 'year' ? 'year' : 'date'}`
    },
  )
}

const clause =
  /\b(with )?(the|their|its) (year|date|day) (?:(?:that|when|in which|on which|at which) )?(it|they|he|she|each(?: of them)?|each one|every one) (?:was|were|has been|have been|had been|is|are|got) ([a-z]+(?:ed|lt|id|ht|wn|en|nt|ld))\b(?! (?:by|to|in|on|from|at|up|out|as)\b)/gi
