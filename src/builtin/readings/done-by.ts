import { lemma, stem } from '../../linking/stem.js'
import type { Reading } from './reading.js'

/**
 * "Who issued the most fines": whoever `issued_by` refers to, before others whom a fine refers to. Whether the one
 * reading joins by a column that is called after the verb and who did it, and the other joins by none of that verb.
 */
export function doneBy(one: Reading, other: Reading): boolean {
  const verbs = one.sketch.pieces.flatMap((piece) => (piece.kind === 'verb' ? [piece.stem] : []))
  return verbs.some((verb) => joinsBy(one, verb) && !joinsBy(other, verb))
}

function joinsBy({ tree, plan }: Reading, verb: string): boolean {
  return tree.hops.some(({ edge }) => {
    const table = [plan.from, ...plan.joins.map((join) => join.source)].find(
      (source) => source.table.id === edge.from.table,
    )?.table
    return edge.from.columns.some((name) => {
      const words = table?.columns.find((column) => column.name === name)?.words ?? []
      const said = words.some((word) => stem(word) === verb)
      return said && words.some((word) => word === 'by' || /(?:er|or)$/.test(lemma(word)))
    })
  })
}
