/**
 * "The number of performed concerts and the number of cancelled ones": cancelled concerts. Only where both are numbers of
 * what one word calls.
 */
export function cancelledOnes(question: string): string {
  return question.replace(
    ones,
    (_all, before: string, noun: string, between: string, count: string, kind: string) =>
      `${before} ${noun}${between} ${count} ${kind} ${noun}`,
  )
}

const count = '(?:the )?(?:number of|count of|how many)'
const ones = new RegExp(
  `(\\b${count} [a-z-]+) ([a-z]+s)(,? (?:and|as well as|versus|,)) (${count}) ((?!the\\b|these\\b|those\\b|such\\b)[a-z-]+) ones\\b`,
  'gi',
)
