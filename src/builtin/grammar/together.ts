const none: readonly never[] = []

/**
 * Several lists in a row, most of them empty: a spread of each would make an iterator for every one of them, and that
 * many times over for each word of a question.
 */
export function together<T>(...lists: readonly (readonly T[])[]): readonly T[] {
  let all: readonly T[] = none
  let own: T[] | null = null
  for (let at = 0; at < lists.length; at++) {
    const list = lists[at] ?? none
    if (list.length === 0) continue
    if (all.length === 0) all = list
    else if (own) for (let place = 0; place < list.length; place++) own.push(list[place] as T)
    else all = own = all.concat(list)
  }
  return all
}
