import type { Briefing } from '../../../linking/briefing.js'
import { type Token, tokenise } from '../../../linking/tokens.js'

/** The question as the checks read it. */
export interface AskedQuestion {
  /** Everything that was said, the user's definitions included. */
  readonly text: string
  readonly low: string
  /** The sentences before "Instructions:"; what is asked, not how. */
  readonly head: string
  readonly tokens: readonly Token[]
  readonly lemmas: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  /** Those of what is asked, instructions aside. */
  readonly headStems: ReadonlySet<string>
  readonly values: Briefing['values']
  readonly dates: Briefing['dates']
}

/** Reads a question once for all checks. */
export function readQuestion(
  text: string,
  briefing: Pick<Briefing, 'values' | 'dates' | 'definitions'> | null,
): AskedQuestion {
  const definitions = briefing?.definitions.map(({ term, meaning }) => `${term} = ${meaning}`) ?? []
  const whole = [text, ...definitions].join('\n')
  const tokens = tokenise(whole)
  const head = text.split(/\n\s*instructions?:/i)[0] ?? text
  return {
    text: whole,
    low: whole.toLowerCase(),
    head,
    tokens,
    lemmas: new Set(tokens.map((token) => token.lemma)),
    stems: new Set(tokens.map((token) => token.stem)),
    headStems: new Set(tokenise(head).map((token) => token.stem)),
    values: briefing?.values ?? [],
    dates: briefing?.dates ?? [],
  }
}

/** Whether a question says one of these words or phrases (a regular expression without flags). */
export function says(question: AskedQuestion, pattern: string): boolean {
  return new RegExp(`\\b(?:${pattern})\\b`, 'i').test(question.text)
}

/** Whether what is asked, instructions aside, says one of these words or phrases. */
export function asks(question: AskedQuestion, pattern: string): boolean {
  return new RegExp(`\\b(?:${pattern})\\b`, 'i').test(question.head)
}
