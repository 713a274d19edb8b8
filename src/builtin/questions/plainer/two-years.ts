const show = '(?:please )?(return|show|give|list|display|report)(?: me| us)?'
const years =
  '(?:the years? )?((?:19|20)\\d\\d) (?:and|with|to|versus|vs\\.?|or) (?:in |for |the year )?((?:19|20)\\d\\d)'
const forms: readonly RegExp[] = [
  new RegExp(`^\\s*(?:compare|for|in)(?: both)? ${years} ?[:,] ${show} the year and ([^.?!;]+)`, 'i'),
  new RegExp(
    `^\\s*()()${show} the year and ([^.?!;]+?),? (?:for|in)(?: both)? ${years}(?=\\s*[.?!;]|$)`,
    'i',
  ),
  new RegExp(
    `^\\s*()()((?:${show}|how many|what (?:is|was)|number of|count)\\b[^.?!;]*?),? (?:for|in)(?: each of| both)? ${years},? (?:per|by|for each|in each|for every|each) year(?=\\s*[.?!;]|$)`,
    'i',
  ),
  new RegExp(
    `^\\s*()()((?:${show}|how many|what (?:is|was)|number of|count)\\b[^.?!;]*?),? (?:for|in) each of ${years}(?=\\s*[.?!;]|$)`,
    'i',
  ),
]

const measured =
  /\b(?:number|count|total|average|mean|sum|share|percentage|how (?:many|much)|revenue|turnover)\b/i

/**
 * "Compare 2024 and 2025: return the year and the number of …", "… in 2024 and 2025 by year": per year from the one to
 * the other. Only where no year lies between them.
 */
export function twoYears(question: string): string {
  for (const [at, form] of forms.entries()) {
    const found = form.exec(question)
    if (!found) continue
    const numbers = found.flatMap((part) => (/^(?:19|20)\d\d$/.test(part ?? '') ? [Number(part)] : []))
    const [from = 0, to = 0] = [...numbers].sort((a, b) => a - b)
    if (!measured.test(found[at > 1 ? 3 : 4] ?? '')) continue
    if (numbers.length !== 2 || to - from !== 1 || yearsIn(found[0]) !== 2) return question
    const asked = at > 1 ? found[3] : `${found[3]} ${found[4]}`
    return `${asked} per year from ${from} to ${to}${question.slice(found[0].length)}`
  }
  return question
}

function yearsIn(text: string): number {
  return (text.match(/\b(?:19|20)\d\d\b/g) ?? []).length
}
