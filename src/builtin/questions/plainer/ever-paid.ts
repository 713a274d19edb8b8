/** "the highest price anyone ever paid", "the most anybody has paid": whoever it was is not asked for. */
export function everPaid(question: string): string {
  return question.replace(
    /\b((?:the )?(?:highest|lowest|biggest|largest|smallest) [a-z]+(?: [a-z]+)?) (?:that )?(?:anyone|anybody|someone|somebody) (?:has |had )?(?:ever )?(paid|spent|charged|earned)\b/i,
    '$1 ever $2',
  )
}
