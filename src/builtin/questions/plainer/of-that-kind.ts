/**
 * "Show each ship type and the number of ships of that type": said for each of them already, so that "of that type" adds
 * nothing. Only right before the end of what is said, a comma, an "and" or a period.
 */
export function ofThatKind(question: string): string {
  let text = question
  for (let times = 0; times < mostTimes; times++) {
    const next = text.replace(again, '$1')
    if (next === text) break
    text = next
  }
  return text
}

const mostTimes = 4

const again =
  /(\b(?:each|every) ((?:(?!and\b|or\b|of\b|the\b)[a-z]+ ){0,2}?)([a-z]+)\b[^.?!;]*?) (?:(?:of|in|from|at|for|on|with|within) (?:that|this|the given|the respective) (?:\2)?\3|(?:with|in|at|from) it)(?=\s*(?:[,.?!;]|$)| and | (?:in|during|since) (?:\d|the (?:first|last|past)\b|[A-Z]))/i
