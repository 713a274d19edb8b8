/**
 * The word that makes a question an order to change data, or null: "delete all orders", "please add a customer".
 * Only imperatives count. A question about deletions ("how many accounts were deleted?") asks to read.
 */
export function writeRequest(question: string): string | null {
  const request = question
    .trim()
    .replace(politeness, '')
    .replace(/^(?:to|and|then)\s+/i, '')
  const always = /^(delete|truncate|insert|purge|wipe|erase|grant|revoke|alter|vacuum|reindex)\s+\S/i.exec(
    request,
  )
  if (always) return lower(always[1])
  const withObject =
    /^(drop|update|create|remove|add|rename|replace)\s+(?:(?:a|an|the|all|every|any|this|that|new|my|our|these|those)\s+)*(table|tables|column|columns|view|index|schema|database|user|role|rows?|records?|entry|entries)\b/i.exec(
      request,
    )
  if (withObject) return lower(withObject[1])
  // "update the price of product 3 to 10", "set status to paid": an order with a new value at its end.
  const assignment =
    /^(update|set|change)\s+(?!of\b|in\b|from\b).+\s(?:to|=)\s+\S/i.exec(request) ??
    /^(update|change|increase|decrease|raise|lower|reduce)\s+(?!of\b|in\b|from\b).+\s(?:to|by)\s+[$€£]?\d/i.exec(
      request,
    )
  if (assignment) return lower(assignment[1])
  const label = /^(mark|flag|tag|label)\s+.+\s+as\s+\S/i.exec(request)
  if (label) return lower(label[1])
  const newThing = /^(add|create|register)\s+(?:an?|another)\s+(?:new\s+)?(\w+)/i.exec(request)
  if (newThing && !readable.test(newThing[2] ?? '')) return lower(newThing[1])
  const oneThing =
    /^(cancel|archive|restore|mark|assign|refund|disable|enable|merge|overwrite)\s+(?:the|all|every|this|these|\w+\s+#?\d)/i.exec(
      request,
    )
  if (oneThing) return lower(oneThing[1])
  const everything = /^(drop|remove|update|clear|reset)\s+(?:all|every|the|my|our)\s+\S/i.exec(request)
  if (everything && !/^(remove|clear)\b.*\bduplicates?\b/i.test(request)) return lower(everything[1])
  return null
}

const politeness =
  /^(?:(?:please|kindly|now|just|hey|hi|ok|okay)[,!]?\s+|(?:can|could|would|will)\s+you\s+(?:please\s+)?|i\s+(?:want|need|would\s+like)\s+(?:you\s+)?to\s+|go\s+ahead\s+and\s+|let'?s\s+)+/i

/** What one creates to look at. */
const readable =
  /^(?:list|listing|report|table|chart|summary|overview|breakdown|query|view|column|ranking|count|graph)$/i

function lower(word: string | undefined): string | null {
  return word?.toLowerCase() ?? null
}
