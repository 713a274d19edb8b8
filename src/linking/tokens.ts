import { lemma, stem } from './stem.js'

/** A word, number or quoted string of the question. */
export interface Token {
  readonly index: number
  /** As written, without quotes. */
  readonly text: string
  readonly low: string
  readonly lemma: string
  readonly stem: string
  readonly start: number
  readonly end: number
  readonly kind: 'word' | 'number' | 'quoted' | 'mark'
  /** Its numeric worth: "1,500" and "1.5k" and "three"; null otherwise. */
  readonly number: number | null
  readonly capital: boolean
  /** Counts from 0; a full stop, question mark or line break ends a sentence. */
  readonly sentence: number
}

const pattern =
  /"([^"]*)"|“([^”]*)”|`([^`]*)`|(?<![\p{L}\p{N}])'((?:[^']|'(?=[\p{L}]))*)'(?![\p{L}\p{N}])|\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}(?::\d{2})?)?(?![\p{L}\p{N}])|[$€£]?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(k|m|bn|million|billion|thousand)?(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}-])\p{Lu}{1,3}-(?=[.,;:?!)]*(?:\s|$)(?!\s*-))|[\p{L}\p{N}][\p{L}\p{N}_.@&+]*[\p{L}\p{N}_+]|[\p{L}\p{N}]|[.?!,;:%<>=#/&+]+|[()]|-/gu

/** Splits a question into tokens: contractions undone, quotes kept whole, hyphens apart. */
export function tokenise(question: string): readonly Token[] {
  const text = expandContractions(question)
  const tokens: Token[] = []
  let sentence = 0
  for (const match of text.matchAll(pattern)) {
    const raw = match[0]
    if (raw === '-' && /\p{L}-\p{L}|\p{L}-\d|\d-\p{L}/u.test(text.slice(match.index - 1, match.index + 2)))
      continue
    const quoted = match[1] ?? match[2] ?? match[3] ?? match[4]
    const number = quoted === undefined ? numberOf(raw, match[5], match[6]) : null
    const isMark = quoted === undefined && number === null && /^[^\p{L}\p{N}]+$/u.test(raw)
    const word = quoted ?? raw
    const low = word.toLowerCase()
    tokens.push({
      index: tokens.length,
      text: word,
      low,
      lemma: lemma(word),
      stem: stem(word),
      start: match.index,
      end: match.index + raw.length,
      kind:
        quoted !== undefined
          ? 'quoted'
          : isMark
            ? 'mark'
            : number !== null && /\d/.test(raw)
              ? 'number'
              : 'word',
      number,
      capital: /^\p{Lu}/u.test(word),
      sentence,
    })
    if (
      isMark &&
      (/[?!;]/.test(raw) ||
        (raw === '-' &&
          /\s-\s/.test(text.slice(match.index - 1, match.index + 2)) &&
          !/\d\s-\s\d/.test(text.slice(match.index - 2, match.index + 3))) ||
        (raw === ':' && /^:\s/.test(text.slice(match.index))) ||
        (raw === '.' && endsSentence(text, match.index)))
    )
      sentence++
    else if (/^\s*\n/.test(text.slice(match.index + raw.length))) sentence++
  }
  return tokens.map((token, at) =>
    isLetterGrade(tokens, at) ? { ...token, kind: 'quoted' as const } : token,
  )
}

/** "Who got an A?", "class A": a letter that stands for itself, no article. */
function isLetterGrade(tokens: readonly Token[], at: number): boolean {
  const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token?.text !== 'A' || before?.sentence !== token.sentence || before.kind === 'mark') return false
  return before.low === 'an' || before.low === 'a' || after === undefined || after.kind === 'mark'
}

function endsSentence(text: string, dot: number): boolean {
  return (
    /^\.(?:\s|$)/.test(text.slice(dot)) &&
    !/\b(?:st|mr|mrs|ms|dr|no|vs|inc|ltd|jr|sr|prof|incl|excl|approx|resp|i\.e|e\.g)$/i.test(
      text.slice(0, dot),
    )
  )
}

const scales: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
}

function numberOf(raw: string, digits: string | undefined, scale: string | undefined): number | null {
  if (digits !== undefined)
    return Number(digits.replaceAll(',', '')) * (scale === undefined ? 1 : (scales[scale] ?? 1))
  return numberWords.get(raw.toLowerCase()) ?? null
}

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const numberWords = new Map<string, number>([
  ...small.split(' ').map((word, value) => [word, value] as const),
  ['thirty', 30],
  ['forty', 40],
  ['fifty', 50],
  ['sixty', 60],
  ['seventy', 70],
  ['eighty', 80],
  ['ninety', 90],
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['dozen', 12],
])

const contractions: readonly (readonly [RegExp, string])[] = [
  [/[’‘]/g, "'"],
  [/\bwon't\b/gi, 'will not'],
  [/\bcan't\b|\bcannot\b/gi, 'can not'],
  [/\b(\w+)n't\b/gi, '$1 not'],
  [/\b(what|who|where|how|which|that|there|it|here|when)'s\b/gi, '$1 is'],
  [/\b(I|you|we|they|who)'(?:ve)\b/gi, '$1 have'],
  [/\b(I|you|we|they|who)'(?:d)\b/gi, '$1 would'],
  [/\b(I|you|we|they|who)'(?:re)\b/gi, '$1 are'],
  [/\bI'm\b/gi, 'I am'],
  [/\bhe\/she\b|\bhe or she\b/gi, 'they'],
  [/\bid's\b/gi, 'ids'],
  [/\bno\.\s+of\b/gi, 'number of'],
  [/(\p{L})'s\b(?!')/gu, '$1 of_'],
  [/(\p{L}s)'(?=\s+\p{L})(?![^']*'(?:\s|[.,?!]|$))/gu, '$1 of_'],
]

/** "customer's" becomes "customer of_": the marker the grammar reads as possession. */
function expandContractions(question: string): string {
  let text = question.normalize('NFC')
  const kept: string[] = []
  text = text.replace(
    /"[^"]*"|`[^`]*`|(?<![\p{L}\p{N}])'(?:[^']|'(?=[\p{L}]))*'(?![\p{L}\p{N}])/gu,
    (quoted) => {
      kept.push(quoted)
      return `\uE000${kept.length - 1}\uE001`
    },
  )
  for (const [from, to] of contractions) text = text.replace(from, to)
  return text.replace(/\uE000(\d+)\uE001/g, (_, n: string) => kept[Number(n)] ?? '')
}
