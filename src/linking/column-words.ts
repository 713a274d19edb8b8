import type { Column, Table } from '../database/snapshot.js'
import { isDoneIn } from './catalog.js'
import { commentNames, isCryptic } from './comment-names.js'
import { commentPhrases, listsValues } from './comment-phrases.js'
import { flagPhrases } from './flag-patterns.js'
import type { NameSplitter } from './names.js'
import { lemma } from './stem.js'

/** The words a column is called by. A cryptic name is read by its comment; keys keep their own, for joins are found by it. */
export function columnWords(table: Table, column: Column, splitter: NameSplitter): readonly string[] {
  const split = splitter.column(table.name, column.name)
  const words = column.category === 'integer' && isDoneIn(split) ? split.slice(0, 1) : split
  if (column.comment === null || !isCryptic(words) || words.at(-1) === 'id') return words
  if (listsValues(column.comment, storedIn(column))) return words
  const holds = /^bool/.test(column.type) ? flagPhrases(column.comment)[0] : undefined
  if (holds) return holds
  const rows = commentNames(table.comment, [])[0]?.[0] ?? splitter.table(table.name)
  const phrase = commentPhrases(column.comment, rows)[0]
  // "Whether the plan is still on sale" names the plan, not what the column says of it.
  const own = phrase?.some((word) => !rows.includes(lemma(word)) && !rows.includes(word))
  return (own ? phrase : flagPhrases(column.comment)[0]) ?? words
}

function storedIn({ enumLabels, profile }: Column): readonly string[] {
  return enumLabels ?? profile?.commonValues.map(({ value }) => value) ?? []
}
