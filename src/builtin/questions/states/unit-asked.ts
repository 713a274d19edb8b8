/** The unit of time that a question wants an answer in: "in hours". */
export function unitAsked(text: string): string | null {
  return /\bin (minutes|hours|days|weeks|months|years)\b/.exec(text)?.[1] ?? null
}
