/**
 * What two wordings of one question have in common: whitespace, case, quotes and the punctuation that ends phrases do
 * not count. Signs that may carry meaning do: "over 5 %", "c++" and "-3" keep theirs.
 */
export function questionKey(question: string): string {
  return question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”"`]/g, ' ')
    .replace(/(?<![\p{L}\p{N}])'|'(?![\p{L}\p{N}])/gu, ' ')
    .replace(/[?!;:,.]+(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The key of the question itself, without the instructions that may follow it. */
export function bareQuestionKey(question: string): string {
  return questionKey(question.split(/\n\s*instructions:/i)[0] ?? question)
}
