import abbreviations from './lexicon/abbreviations.json' with { type: 'json' }

// No prototype: a column may be called "constructor".
const short: Readonly<Record<string, string>> = Object.assign(Object.create(null), abbreviations)

/** A shortened word and what two letters add: "stuid" -> student id, "empno" -> employee number; else the part as it is. */
export function cutTail(part: string): string[] {
  const tail = tails.get(part.slice(-2))
  const long = tail === undefined ? undefined : short[part.slice(0, -2)]
  return long === undefined || tail === undefined ? [part] : [...long.split(' '), tail]
}

/** What two letters at the end of a run-together name stand for: "deptno", "custnm". */
const tails: ReadonlyMap<string, string> = new Map([
  ['id', 'id'],
  ['no', 'number'],
  ['nm', 'name'],
  ['cd', 'code'],
  ['dt', 'date'],
  ['kg', 'kg'],
  ['km', 'km'],
])

/** What was done and when or by whom, in one: "electedon", "approvedby". */
export function cutDone(part: string): string[] | null {
  const [, done, tail] = /^([a-z]{3,}[a-z]ed)(on|at|by)$/.exec(part) ?? []
  return done !== undefined && tail !== undefined ? [done, tail] : null
}

/** "labname" where there are labs: so short a word is one only where it is a table's name and a plain word follows. */
export function shortOwner(
  [part = '', ...more]: readonly string[],
  tables: ReadonlySet<string>,
  dictionary: (word: string) => boolean,
): readonly string[] | null {
  const [head, rest] = [part.slice(0, 3), part.slice(3)]
  const isOwned = more.length === 0 && rest.length >= 4 && !dictionary(part)
  return isOwned && tables.has(head) && dictionary(rest) ? [head, rest] : null
}

/** Fewest dictionary words or abbreviations that spell the part exactly; null when none do. */
export function segment(part: string, dictionary: (word: string) => boolean): string[] | null {
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= part.length; end++) {
    best[end] = null
    for (let start = Math.max(0, end - 16); start < end; start++) {
      const before = best[start]
      if (!before) continue
      const piece = part.slice(start, end)
      // A ship's own name begins with it: "shipname".
      const words =
        start === 0 && piece === 'ship' && end < part.length
          ? [piece]
          : end === part.length && start >= 4
            ? lastWords(piece, dictionary)
            : pieceWords(piece, dictionary)
      if (words === null) continue
      const candidate = [...before, ...words]
      const current = best[end]
      if (!current || candidate.length < current.length) best[end] = candidate
    }
  }
  return best[part.length] ?? null
}

function lastWords(piece: string, dictionary: (word: string) => boolean): string[] | null {
  const tail = tails.get(piece)
  return tail === undefined ? pieceWords(piece, dictionary) : [tail]
}

/** Words of three letters that names are run together from; many others stand inside longer words by chance. */
const shortWords: ReadonlySet<string> = new Set(
  'id age sex tax day car fee net low air bus top job key web pay gas oil sea tag new old hot wet dry'.split(
    ' ',
  ),
)

function pieceWords(piece: string, dictionary: (word: string) => boolean): string[] | null {
  // Sponsorships and scholarships are no ships.
  if (/^ships?$/.test(piece)) return null
  if (piece.length >= 4 && dictionary(piece)) return [piece]
  if (shortWords.has(piece)) return [piece]
  if (piece.length >= 2 && /^\d+$/.test(piece)) return [piece]
  const long = piece.length >= 3 || ['tx', 'dt', 'ts'].includes(piece) ? short[piece] : undefined
  return long === undefined ? null : long.split(' ')
}
