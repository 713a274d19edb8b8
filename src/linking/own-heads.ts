/** What a column is of, once its own table's name or a piece of that is taken off: "mdate" of missions, "wrestlname" of wrestlers. */
const heads: ReadonlyMap<string, string> = new Map([
  ...'name date type code number year time title status kind price count address description'
    .split(' ')
    .map((word) => [word, word] as const),
  ['no', 'number'],
  ['num', 'number'],
  ['nr', 'number'],
  ['desc', 'description'],
  ['addr', 'address'],
])

/** Words that only look as if they began with a table's first letter. */
const whole: ReadonlySet<string> = new Set('update rename surname overtime lifetime'.split(' '))

/**
 * Columns that are written as a piece of their table's name and a plain word together, by their name: what the word is.
 * Two that end alike ("sdate" and "edate" of sessions) differ by more than their table and are left as they are.
 */
export function ownHeads(table: string, columns: readonly string[]): ReadonlyMap<string, string> {
  const own = table.toLowerCase().replaceAll(/[^a-z]/g, '')
  const ends = new Map<string, string[]>()
  for (const name of columns) {
    const head = headOf(name.toLowerCase())
    if (head !== null && pieceOf(name, head).length <= 4) ends.set(head, [...(ends.get(head) ?? []), name])
  }
  return new Map(
    [...ends].flatMap(([head, [name, ...others]]) =>
      name !== undefined && others.length === 0 && isPieceOf(pieceOf(name, head), own)
        ? [[name, heads.get(head) ?? head] as const]
        : [],
    ),
  )
}

function pieceOf(name: string, head: string): string {
  return name.toLowerCase().slice(0, -head.length)
}

function headOf(name: string): string | null {
  if (!/^[a-z]+$/.test(name) || whole.has(name)) return null
  return [...heads.keys()].find((head) => name.endsWith(head)) ?? null
}

/** The first letter, or letters in their order from the first one on: "m" and "mssn" of "missions". */
function isPieceOf(piece: string, word: string): boolean {
  if (piece === '' || piece[0] !== word[0] || piece.length >= word.length) return false
  let at = 0
  for (const letter of word) if (letter === piece[at]) at++
  return at === piece.length
}
