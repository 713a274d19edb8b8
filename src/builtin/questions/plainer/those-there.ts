const still =
  '(?:living|residing|working|employed|based|located|stationed|situated|registered|enrolled|housed|kept)'
const there = new RegExp(
  `(\\b(?:for|of|in|at) (?:each|every) [^?!;]*?\\bnumber of (?:[a-z]+ ){1,2}?)(?:(?:that|who|which) (?:are|is) )?(currently )?(${still}) (?:t?here|in it|at it)(?=\\s*(?:[,.?!;]|$)| and | in (?:descending|ascending)| sorted| ordered)`,
  'i',
)
/** Who left may be told. */
const works: ReadonlySet<string> = new Set(['working', 'employed'])
const mostTimes = 4

/** "For every branch, the number of students registered there and the number of …": those of the branch, as "of it" says already. */
export function thoseThere(question: string): string {
  let text = question
  for (let times = 0; times < mostTimes; times++) {
    const next = text.replace(there, (_all, before: string, now: string | undefined, verb: string) =>
      now || works.has(verb.toLowerCase()) ? `${before}${now ?? ''}${verb}` : before.trimEnd(),
    )
    if (next === text) break
    text = next
  }
  return text
}
