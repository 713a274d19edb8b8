import { commentStops } from './comment-phrases.js'
import { lemma } from './stem.js'

/** "Office sites of the company": what a table's comment calls its rows, before the first preposition. */
export function commentNames(
  comment: string | null,
  core: readonly string[],
): readonly (readonly [readonly string[], number])[] {
  if (!comment) return []
  const head =
    comment.split(
      /[.;:(\n,\u2014]|\b(?:of|by|for|with|in|that|which|per|from|at|on|and|to|who|we|made|booked|held|used|included|offered|sold|one row|each row)\b/i,
    )[0] ?? ''
  const words = (head.toLowerCase().match(/[a-z][a-z0-9]*/g) ?? [])
    .filter(
      (word) =>
        !commentStops.has(word) &&
        !/^(?:one|all|every|each|single|list|table|row|rows|record|records|information|data|our|everyone|everything|what|who|log|master|reference|lookup|link|present|past|available|individual|detail|details|various|different)$/.test(
          word,
        ),
    )
    .map(lemma)
  // "Blood bags handed out (to hospitals)": what was done with them is left off where it makes the name too long.
  const done = words.length > 3 ? words.findIndex((word, at) => at > 0 && doneWith.has(word)) : -1
  if (done > 0) words.splice(done)
  if (words.length === 0 || words.length > 3) return []
  if (words.join(' ') === core.join(' ')) return []
  const out: (readonly [readonly string[], number])[] = [[words, 0.85]]
  if (words.length > 1) out.push([words.slice(-1), 0.72])
  if (words.length === 2 && done < 0) out.push([words.slice(0, 1), 0.66])
  return out
}

const doneWith: ReadonlySet<string> = new Set(
  'handed given issued sent collected delivered'.split(' ').map(lemma),
)

/** Short and without a vowel: "cst", "tkt", "nm". Its comment says more than it does. */
export function isCryptic(words: readonly string[]): boolean {
  return (
    words.some(
      (word) =>
        word.length >= 2 &&
        word.length <= 4 &&
        /^[a-z]+$/.test(word) &&
        !/[aeiouy]/.test(word) &&
        !known.has(word),
    ) || words.every((word) => word.length <= 3 && !known.has(word))
  )
}

const known = new Set([
  'id',
  'sms',
  'vat',
  'url',
  'ssn',
  'sku',
  'gpa',
  'dvd',
  'ph',
  'km',
  'kg',
  'cm',
  'mm',
  'kwh',
  'gps',
  'rpm',
  'pdf',
  'dns',
  'crm',
  'hr',
  'age',
  'sex',
  'day',
  'tax',
  'fee',
  'car',
  'bus',
  'job',
  'pet',
  'row',
  'zip',
  'top',
  'end',
  'due',
  'net',
  'low',
  'ad',
  'app',
  'map',
  'sum',
  'set',
  'air',
  'art',
  'bed',
  'box',
  'city',
  'club',
  'crew',
  'date',
  'farm',
  'fish',
  'game',
  'item',
  'lap',
  'law',
  'log',
  'oil',
  'pay',
  'pub',
  'run',
  'sea',
  'tag',
  'tip',
  'war',
  'web',
  'win',
  'bmi',
  'ram',
  'cpu',
  'isbn',
  'vin',
  'iban',
  'type',
  'year',
  'how',
  'name',
  'area',
  'is',
])
