import type { Catalog } from './catalog.js'
import { keptWith } from './remember.js'

/** Every word, as a lemma, that a table of the schema is called by. */
export const wordsOfTables = keptWith((tables: Catalog['tables']): ReadonlySet<string> => {
  const words = new Set<string>()
  for (const { lemmas } of tables) for (const lemma of lemmas) words.add(lemma)
  return words
})

/** Every word, as a lemma, that a table or a column of the schema is called by. */
export const wordsOfNames = keptWith((tables: Catalog['tables']): ReadonlySet<string> => {
  const words = new Set(wordsOfTables(tables))
  for (const { columns } of tables)
    for (const { lemmas } of columns) for (const lemma of lemmas) words.add(lemma)
  return words
})
