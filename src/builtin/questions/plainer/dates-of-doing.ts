/**
 * "with the year it was founded", "with the date on which they were launched": beside its founding year, their launch
 * date, as the columns that tell it are called.
 */
export function datesOfDoing(question: string): string {
  return question.replace(clause, (_all, date: string, who: string, verb: string) => {
    const doing = /[^e]ed$/i.test(verb) ? verb.replace(/ed$/i, 'ing') : verb
    return `with ${/^they$/i.test(who) ? 'their' : 'its'} ${doing} ${/^year$/i.test(date) ? 'year' : 'date'}`
  })
}

const clause =
  /(?<!along |together )\bwith the (year|date|day) (?:(?:that|when|in which|on which|at which) )?(it|they|he|she|each(?: of them)?|each one|every one) (?:was|were|has been|have been|had been|is|are|got) ([a-z]+(?:ed|lt|id|ht|wn|en|nt|ld))\b(?! (?:by|to|in|on|from|at|up|out|as)\b)/gi
