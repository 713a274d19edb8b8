/** Beginnings that are too plain to stand for one table: "is_open", "no_of_rooms". */
const plain = new Set(['is', 'has', 'no', 'num', 'min', 'max', 'avg', 'tot', 'id', 'dt', 'ts', 'new', 'old'])

/**
 * What each table puts before most of its columns' names, by that prefix: `std` of `stadium (std_id, std_name, …)` is
 * the stadium, whatever it is short for elsewhere. A prefix that two tables use stands for neither.
 */
export function ownPrefixes(
  tables: readonly { readonly name: string; readonly columns: readonly string[] }[],
): ReadonlyMap<string, string> {
  const owners = new Map<string, string | null>()
  for (const { name, columns } of tables) {
    const prefix = ownPrefix(name, columns)
    if (prefix !== null) owners.set(prefix, owners.has(prefix) ? null : name)
  }
  return new Map([...owners].flatMap(([prefix, name]) => (name === null ? [] : [[prefix, name] as const])))
}

function ownPrefix(name: string, columns: readonly string[]): string | null {
  const heads = columns.map((column) => /^([a-z]{2,5})_[a-z]/i.exec(column)?.[1]?.toLowerCase())
  const key = columns.find((column) => /^[a-z]{2,5}_id$/i.test(column))
  // `pg_code, pg_title, pg_budget`: without such a key, every column must begin so.
  const prefix = key?.replace(/_id$/i, '').toLowerCase() ?? onlyHead(heads)
  if (prefix === undefined || plain.has(prefix) || columns.length < 3) return null
  const most = heads.filter((head) => head === prefix).length
  const word = name.toLowerCase()
  return most >= 3 && most * 2 >= columns.length && prefix !== word && isShortFor(prefix, word)
    ? prefix
    : null
}

function onlyHead([first, ...others]: readonly (string | undefined)[]): string | undefined {
  return others.every((head) => head === first) ? first : undefined
}

/** The letters in their order, the first one the same: "trf" of "trnsf", "std" of "stadium". */
function isShortFor(short: string, word: string): boolean {
  if (short[0] !== word[0] || short.length >= word.length) return false
  let at = 0
  for (const letter of word) if (letter === short[at]) at++
  return at === short.length
}

/** Names that several tables have: a key and those that refer to it, which begin as the other table's columns do. */
export function sharedNames(tables: readonly { readonly columns: readonly string[] }[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { columns } of tables)
    for (const name of columns.map((each) => each.toLowerCase())) {
      if (seen.has(name)) shared.add(name)
      seen.add(name)
    }
  return shared
}
