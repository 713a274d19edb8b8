import { stem } from '../../linking/stem.js'
import groups from '../lexicon/verbs.json' with { type: 'json' }

const names = new Map<string, readonly string[]>()
for (const each of Object.values(groups).flat()) {
  const stems = each.names.map(stem)
  for (const verb of each.verbs) {
    const key = stem(verb)
    names.set(
      key,
      [...new Set([...(names.get(key) ?? []), ...stems])].filter((name) => name !== key),
    )
  }
}

/**
 * Stems of the names that what a verb says is kept under, likeliest first: "hired" in `start_date`, "treated" in
 * `appointments`. Evidence only: a table or column of that name must be there, and on the path.
 */
export function namesOfVerb(verbStem: string): readonly string[] {
  return names.get(verbStem) ?? []
}
