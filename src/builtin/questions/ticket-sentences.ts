const abbreviations =
  /\b(?:e\.?g|i\.?e|vs|approx|incl|excl|etc|no|st|mr|mrs|ms|dr|inc|ltd|jr|sr|prof|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.$/i

/** Sentences and lines of a text; a full stop inside quotes, after an abbreviation or inside a number ends none. */
export function sentencesOf(text: string): readonly string[] {
  const out: string[] = []
  let start = 0
  let quote: string | null = null
  const push = (end: number) => {
    const sentence = text.slice(start, end).trim()
    if (sentence !== '') out.push(sentence)
    start = end
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (quote !== null) {
      if (sign === quote) quote = null
    } else if (
      sign === '"' ||
      sign === '`' ||
      (sign === "'" && !/\w/.test(text[at - 1] ?? ' ') && text.indexOf("'", at + 1) > 0)
    )
      quote = sign
    else if (/[\n\r]/.test(sign)) push(at + 1)
    else if (
      /[.?!;]/.test(sign) &&
      /^\s|^$/.test(text.slice(at + 1, at + 2)) &&
      !(sign === '.' && abbreviations.test(text.slice(0, at + 1)))
    )
      push(at + 1)
  }
  push(text.length)
  return out
}
