/**
 * "Show for each beer the number of batches and …" as it is read: "For each beer, show the number of batches and …".
 * Only where what is shown is measured.
 */
export function eachFirst(question: string): string {
  return question.replace(fronted, (_, head: string, key: string, shown: string) => {
    return `For ${key}, ${head.toLowerCase()} ${shown}`
  })
}

const fronted =
  /^\s*(?:please )?(show|return|give|list|display|find|get|report|tell me|give me|show me|calculate|compute|determine),? for ((?:each|every) (?:(?!the\b|how\b)[a-z'_-]+ ){0,4}?[a-z'_-]+),? ((?:the|its|how|what) (?=(?:number|count|total|sum|average|mean|highest|lowest|maximum|minimum|many|much|share|percentage|ratio|name|names|title)\b).*)/is
