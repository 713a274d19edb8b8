/** "Only consider flights that have landed.", "Count only paid orders.": as the question itself would say it. */
export function narrowed(sentence: string): string | null {
  const found =
    /^(?:please )?(?:(?:consider|count|include|look at|take) only|only (?:consider|count|include|look at|take))\s+(.+)$/i.exec(
      sentence,
    )
  return found?.[1] ? `Consider only ${found[1].replace(/;\s*$/, '.')}` : null
}

/** "Return a value between 0 and 100", "as a fraction between 0 and 1"; null when it says neither. */
export function percentScale(text: string): boolean | null {
  const plural =
    /^(?:percentages|shares|rates|ratios|fractions|proportions) (?:are|go|run|should be|must be) (?:numbers? |values? )?(?:from|between) 0 (?:to|and) (100|1)$/i.exec(
      text,
    )
  if (plural) return plural[1] === '100'
  const found =
    /^(?:return|give|show|report|express|state) (?:it|this|that|them|the (?:result|answer|value|share|rate|ratio|percentage|proportion)s?|a (?:value|number|percentage))?\s*(?:as )?(?:a |an )?(?:(?:value|number|percentage|fraction|decimal|share)s? )?(?:(?:between|from) 0 (?:and|to) (100|1)|(percentage|fraction|decimal))$/i.exec(
      text,
    )
  if (!found) return null
  return found[1] === '100' || found[2]?.toLowerCase() === 'percentage'
}

/** "The change is the difference in the number of bookings", "… to the previous year": no more than "change" says. */
export function isDifference(text: string): boolean {
  return /^the (?:change|growth|increase|difference) (?:is|means) the difference (?:in|of|between|to|from)\b(?:(?!\b(?:percent|percentage|share|divided|relative|ratio|only|without|not)\b|%)[\w\s'-])*$/i.test(
    text,
  )
}

/** What is to be shown, and in which order, told after the question. */
export function askedSentence(sentence: string): string | null {
  const text = sentence.replace(/;\s*$/, '.')
  return /^(?:please )?(?:show|return|list|give|display|sort|order|leave out|include)\s+(?!null|zero|only)/i.test(
    text,
  ) &&
    !/\b(?:if|when|whenever|where|unless|otherwise|instead|always|null|nulls|zero|column|table|round|rounded|decimal|integer|format|all)\b|[`(]/i.test(
      text,
    )
    ? text
    : null
}
