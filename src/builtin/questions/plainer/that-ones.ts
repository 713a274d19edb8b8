/** "the title of its longest work and that work's duration": its duration, of what was spoken of just now. */
export function thatOnes(question: string): string {
  return question.replace(
    /\b([a-z]+)\b([^.?!;]*?\band )(?:that|this) \1['’]s\b/gi,
    (_all, noun: string, between: string) => `${noun}${between}its`,
  )
}
