import pluralize from 'pluralize'

const either =
  /\b(?:each|every) ((?:[a-z][\w-]*|'[^']+'|"[^"]+") or (?:an? )?(?:[a-z][\w-]*|'[^']+'|"[^"]+")) ([a-z]+)\b(?= (?:with|that|which|who|whose|in|from|of|at|on)\b|\s*[,.?!;]|$)/gi
const measured =
  /\b(?:how (?:many|much)|number of|(?:the|and|show|return|give|list) count of|total|average|sum|share|percentage|most|per)\b/i

/** "Every IMAX or Dolby auditorium" as "all IMAX or Dolby auditoriums", where rows are listed and nothing is measured for each. */
export function eitherKind(question: string): string {
  if (measured.test(question)) return question
  return question.replace(either, (_all, kinds: string, noun: string) => `all ${kinds} ${pluralize(noun)}`)
}
