/** "bigger in gross tonnage than the average ship": with a higher one than that. */
export function higherIn(question: string): string {
  return question.replace(said, (_, opening: string | undefined, degree: string, what: string) => {
    const [with_, amount] = [opening ? 'have' : 'with', higher.has(degree.toLowerCase()) ? 'higher' : 'lower']
    return `${with_} a ${amount} ${what} than`
  })
}

const higher: ReadonlySet<string> = new Set(['bigger', 'larger', 'greater', 'higher'])

const said =
  /\b(are |were )?(bigger|larger|greater|higher|smaller|lower) in (?:their |its )?((?!the\b|a\b|an\b|this\b|that\b|all\b)[a-z]+(?: [a-z]+){0,2}) than\b/gi
