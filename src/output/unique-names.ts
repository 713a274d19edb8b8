/** Keeps duplicate column names by suffixing: `name`, `name_2`, `name_3`, never one that is taken already. */
export function uniqueNames(names: readonly string[]): readonly string[] {
  const taken = new Set(names)
  const given = new Set<string>()
  return names.map((name) => {
    let unique = name
    for (let n = 2; given.has(unique) || (unique !== name && taken.has(unique)); n++) unique = `${name}_${n}`
    given.add(unique)
    return unique
  })
}
