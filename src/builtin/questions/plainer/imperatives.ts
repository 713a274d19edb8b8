import pluralize from 'pluralize'

/**
 * "Sort the tanks by capacity", "Put the beers in alphabetical order", "Give an alphabetical list of the towns": orders
 * to arrange rows, as what is to be listed and in which order.
 */
export function asList(question: string): string {
  return ranked(soonest(orderInTail(listedInOrder(putInOrder(listedBy(arranged(question)))))))
}

const polite =
  "(?:(?:please|kindly|now|then|can you|could you|would you|i want you to|i'd like you to|we want to|i want to|let us|let's)[ ,]+)*"
const rows = '(?:all (?:of )?)?(?:the|our|all|every|each|these)'

const arranging = new RegExp(
  `^(\\s*${polite})(sort|order|arrange|rank)\\s+(?!them|it\\b|these\\b|those\\b|of\\b|by\\b|(?:the |all )?(?:results?|lists?|rows|output|table)\\b)(${rows} [^.?!;]*?|[a-z]+)\\s+(by|in (?:\\w+ )?order|in (?:ascending|descending|reverse)|from|according to|based on|alphabetically|chronologically)\\b([^.?!;]*)`,
  'i',
)
const direction =
  /\b(?:first|last|ascending|descending|increasing|decreasing|alphabetical\w*|chronological\w*|lowest to|smallest to|highest to|largest to|from|names?|date|top)\b/i

/** "Rank the brewers by volume": the one with the most of it comes first. */
function arranged(question: string): string {
  return question.replace(
    arranging,
    (all, opening: string, verb: string, what: string, how: string, rest: string) => {
      if (/^(?:order|rank)$/i.test(verb) && !new RegExp(`^${rows}\\b`, 'i').test(what)) return all
      const ranked = /^rank$/i.test(verb) && /^by$/i.test(how) && !direction.test(rest)
      if (ranked) return `${opening}${rankedWith(what, rest) ?? `List ${what} in descending order of${rest}`}`
      return `${opening}List ${what} ${/^by$|^acc|^based/i.test(how) ? `sorted ${how}` : how}${rest}`
    },
  )
}

const byKey = new RegExp(
  `^(\\s*${polite}list (?:${rows} )?(?!numbers?\\b|count|total|average|how\\b)(?:(?!sorted|ordered|ranked|arranged|grouped)[a-z]+ ){1,3})by ((?:[a-z]+ ){0,2}(?:names?|titles?|dates?|date of [a-z]+)(?:,? (?:in (?:ascending|descending|reverse)|[a-z]+ first)\\b[^.?!;]*)?)(?=\\s*(?:[.?!;]|$))`,
  'i',
)

/** "List the customers by name": in that order. */
function listedBy(question: string): string {
  return question.replace(byKey, '$1sorted by $2')
}

/** "the brewers by the number of batches": with what they are ranked by. */
function rankedWith(what: string, by: string): string | null {
  const noun = /^(?:the|our|all|all the) ([a-z]+)$/i.exec(what)?.[1]
  const amount =
    /^\s*(?:the |their )?((?:total )?number of [a-z]+(?: [a-z]+)?|average [a-z]+(?: [a-z]+)?)\s*$/i.exec(by)
  return noun && amount?.[1] ? `Show the ${amount[1]} per ${pluralize.singular(noun)}, highest first` : null
}

const putting = new RegExp(
  `^(\\s*${polite})(?:put|bring|place)\\s+(${rows} [^.?!;]*?)\\s+(in(?:to)? (?:\\w+ ){0,2}order\\b[^.?!;]*)`,
  'i',
)

function putInOrder(question: string): string {
  return question.replace(
    putting,
    (_all, opening: string, what: string, how: string) =>
      `${opening}List ${what} ${how.replace(/^into\b/i, 'in')}`,
  )
}

const ordered =
  /^(\s*(?:[a-z']+ ){0,5}?)(?:an?|the) ((?:reverse )?(?:alphabetical|chronological))(?:ly (?:sorted|ordered|arranged))? list (?:of|with) ([^.?!;]+)/i

/** "Give an alphabetical list of the towns" */
function listedInOrder(question: string): string {
  return question.replace(
    ordered,
    (_all, opening: string, how: string, what: string) =>
      `${opening.trim() === '' ? 'List ' : opening}${what} in ${how.toLowerCase()} order`,
  )
}

const early =
  /^(\s*(?:list|show|give|name|return|print|display)(?: me| us)?),? in ((?:reverse )?(?:alphabetical|chronological|ascending|descending)) order,? ((?!of\b|by\b)[^.?!;]+)/i
const opening =
  /^\s*in ((?:reverse )?(?:alphabetical|chronological)) order,? ((?:list|show|give|name|return|print|display)\b[^.?!;]+)/i

/** "List, in alphabetical order, the towns": how, after what. */
function orderInTail(question: string): string {
  return question.replace(early, '$1 $3 in $2 order').replace(opening, '$2 in $1 order')
}

/** "with the soonest to expire first" */
function soonest(question: string): string {
  return question.replace(
    /,?\s+(?:with |starting with )?(?:the |those )?(?:ones )?(?:soonest|next|first) to ([a-z]+) (?:first|at the top|on top)\b/i,
    ', sorted by $1 date ascending',
  )
}

const measured =
  /\branked by ((?:the |their |its )?(?:number|count|total|average|sum|share|percentage|amount)\b[^.?!;,]*)(?=[.?!;,]|$)/i

/** "ranked by the number of visits": whoever has the most comes first. */
function ranked(question: string): string {
  return question.replace(measured, (all, what: string) =>
    direction.test(what) || direction.test(question.slice(question.indexOf(all) + all.length))
      ? all
      : `in descending order of ${what}`,
  )
}
