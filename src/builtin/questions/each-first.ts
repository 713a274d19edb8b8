/**
 * "Show for each beer the number of batches and …" as it is read: "For each beer, show the number of batches and …",
 * where what is shown is measured; likewise "What share of each doctor's prescriptions …".
 */
export function eachFirst(question: string): string {
  const owned = ownedShare.exec(question)
  if (owned) return `For ${owned[2]}, ${owned[1]?.toLowerCase()} of the ${question.slice(owned[0].length)}`
  return question
    .replace(fronted, (_, head: string, key: string, shown: string) => {
      return `For ${key}, ${head.toLowerCase()} ${shown}`
    })
    .replace(toldAgain, (_, head: string, key: string, noun: string, when: string, shown: string) => {
      return `For each ${key}${noun}${when}, ${head.toLowerCase()} ${shown}`
    })
}

const fronted =
  /^\s*(?:please )?(show|return|give|list|display|find|get|report|tell me|give me|show me|calculate|compute|determine),? for ((?:each|every) (?:(?!the\b|how\b)[a-z'_-]+ ){0,4}?[a-z'_-]+),? ((?:the|its|how|what) (?=(?:number|count|total|sum|average|mean|highest|lowest|maximum|minimum|many|much|share|percentage|ratio|name|names|title)\b).*)/is

/** "Return for each quarter of 2025 the quarter, the number of …", "Show per season the season and …": the key is told again. */
const toldAgain =
  /^\s*(?:please )?(show|return|give|list|display|find|get|report|tell me|give me|show me),? (?:for (?:each|every)|per|by) ((?:(?!the\b|how\b)[a-z'_-]+ ){0,2}?)([a-z'_-]+)((?: (?:of|in) (?:the year )?(?:19|20)\d\d)?),? (the \3(?:,| and) (?=.*\b(?:number|count|total|sum|average|mean|highest|lowest|maximum|minimum|many|much|share|percentage|ratio)\b).*)/is

/** "What percentage of each doctor's prescriptions …" */
const ownedShare =
  /^\s*((?:what|which|what is the) (?:percentage|share|proportion|fraction)) of ((?:each|every) [a-z]+(?: [a-z]+)?)['’]s? (?=[a-z])/i
