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
    /^(?:return|give|show|report|express|state)? ?(?:it|this|that|them|(?:the |all )?(?:result|answer|value|share|rate|ratio|percentage|proportion|fraction)s?|a (?:value|number|percentage))?\s*(?:as )?(?:a |an )?(?:(?:value|number|percentage|fraction|decimal|share)s? )?(?:(?:between|from) 0 (?:and|to) (100|1)|(percentage|fraction|decimal)|in (percent|%))$/i.exec(
      text,
    )
  if (!found) return null
  return found[1] === '100' || found[2]?.toLowerCase() === 'percentage' || found[3] !== undefined
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

/** "Exclude unpaid deliveries.", "Do not count cancelled bookings.": as the question itself would say it. */
export function excluded(sentence: string): string | null {
  const found =
    /^(?:please )?(?:always )?(?:exclude|ignore|disregard|leave out|omit|skip|(?:do not|don[\u2019']t|never) (?:count|include|consider))\s+((?!null|nulls|duplicate|zero|the same)[a-z][a-z' -]*?)[.;\s]*$/i.exec(
      sentence,
    )
  return found?.[1] && found[1].split(/\s+/).length <= 3 ? `Exclude ${found[1]}.` : null
}

/** Notes on what comes out anyway: nothing is left out by itself, and no whole number is cut. */
export function isDefault(text: string): boolean {
  return defaults.some((pattern) => pattern.test(text))
}

const defaults: readonly RegExp[] = [
  /^(?:count|use|include|take) all (?:the )?[a-z-]+(?: [a-z-]+)?(?:, (?:also|including|even|not only) (?:the )?[a-z-]+ ones)?,? (?:in|as|towards|for) the (?:denominator|total|whole)$/i,
  /^the (?:very )?first (?:year|month|quarter|week|day|period|row) (?:has|will have) no (?:predecessor|previous|prior|preceding|earlier)\b[^.]*\b(?:empty|null|blank|out)$/i,
  /^the (?:very )?first (?:year|month|quarter|week|day|period|row) has none$/i,
  /^(?:a |an |any )?(?:drop|decrease|decline|fall|loss)s? (?:should|must|will|shall|is to|may) (?:come out|be|appear|show(?: up)?|be shown|count)(?: as)?(?: a)? negative(?: numbers?)?$/i,
  /^(?!.*\b(?:only|not|no|never|double|twice|half|except|without)\b)(?:the |all )?[a-z][a-z-]*(?: [a-z-]+){1,3} (?:(?:also )?(?:count|belong)|are (?:also )?(?:counted|included|part)) (?:(?:in|to|towards|of) (?:the )?(?:total|whole|denominator|sum|number)(?: number)?|too|as well|likewise)(?: (?:too|as well))?$/i,
  /^(?!.*\b(?:only|not|no|never|double|twice|half|except|without)\b)(?:the |all )?[a-z][a-z-]*(?: [a-z-]+){1,3} (?:also count|are also (?:counted|included))$/i,
  /^(?!.*\bround)(?:please |always |make sure to |remember to )*(?:cast|convert) (?:(?:the |all |both )?[\w ]+ )?(?:to|as|into) (?:an? )?(?:float|numeric|decimal|double(?: precision)?|real)(?: (?:before dividing|when (?:calculating|computing|dividing)[\w ]*|for the (?:ratio|division|result)s?))?$/i,
  /^(?:please |always |make sure to )*(?:use|do) (?:a )?(?:floating[- ]point|decimal|float|numeric) division$/i,
  /^(?:please |always )*(?:avoid|do not use|don['\u2019]t use) integer division$/i,
]

/** "Round to two decimals": as the end of the question would say it; null for anything else. */
export function roundedTo(sentence: string): string | null {
  const found =
    /^(?:please |always )*(?:(?:give|express|return|show|report) (?:the )?[a-z]+(?: [a-z]+)? rounded|round) (?:(?:the |all |every )?(?:results?|averages?|values?|numbers?|percentages?|shares?|ratios?|rates?|amounts?|totals?|answers?|it|them) )?(?:off )?to ((?:one|two|three|four|\d) (?:decimals?|digits?|decimal (?:places?|digits?|points?)|places))[.;\s]*$/i.exec(
      sentence,
    )
  return found?.[1] ? `Rounded to ${found[1]}.` : null
}

/** "Clubs without check-ins count too.", "Trainers with no session should appear with 0": that they are listed as well; null for anything else. */
export function keptToo(sentence: string): string | null {
  const found =
    /^((?:the |all |any )?[a-z]+(?: [a-z]+)? (?:without|with no|lacking|(?:that|which|who) (?:have|has|had|did|do|were|was|are|never)\b)[a-z' -]*?) (?:(?:do |must |should |shall |are to |will )?(?:also )?(?:be )?(?:count|counted|appear|included?|listed|shown|kept|stay|belong)|(?:is|are) (?:also )?(?:counted|included|listed|shown|kept))(?: too| as well| also|(?: too| as well)?,? (?:with|as|having|showing)(?: an?)?(?: [a-z]+ of)? (?:0|zero|none))?[.;\s]*$/i.exec(
      sentence,
    )
  if (!found?.[1]) return null
  const plain = /(?:without|with no|lacking|\b(?:no|not|never|none)\b|n['’]t)/i.test(found[1])
  const rows = found[1]
    .replace(/^(?:the|all|any) /i, '')
    .replace(
      /\b(?:that|which|who) (?:have|has|had) (?:not|never)(?: yet)?(?: [a-z]+(?:ed|en|ne|de|ld|ght|id))? (?:any |an? )?([a-z]+)$/i,
      'without any $1',
    )
  return plain ? `Include ${rows}.` : null
}

/** "Include clubs without any check-in": rows that nothing is counted for; null for anything else. */
export function inclusion(sentence: string): string | null {
  return /^(?:also )?include (?:all |also |the |any )?[a-z]+(?: [a-z]+)? (?:without|with no|(?:that|which|who) (?:have|has|had|did|do) (?:no|not|none|never))\b[a-z' -]*[.;\s]*$/i.test(
    sentence,
  )
    ? sentence.replace(/^also /i, '').replace(/[.;\s]*$/, '.')
    : null
}

/** "Cancelled sessions do not count.": as the question itself would say it; null for anything else. */
export function leftOutToo(sentence: string): string | null {
  const found =
    /^((?:the |all |any )?(?!null|missing|empty|only)[a-z]+ [a-z]+) (?:do not count|don['’]t count|are not counted|are ignored|are excluded|are left out|are disregarded|should (?:be (?:ignored|excluded|left out)|not (?:count|be counted)))[.;\s]*$/i.exec(
      sentence,
    )
  return found?.[1] ? `Exclude ${found[1].replace(/^(?:the|all|any) /i, '').toLowerCase()}.` : null
}
