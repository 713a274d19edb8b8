import { tableOfSpec } from '../../grounding/spec-tables.js'
import { PassedOver } from '../../grounding/ungrounded.js'
import { lowOf, type Said } from './said.js'

const prepositions: ReadonlySet<string> = new Set('with by to from for in at on of under'.split(' '))

/**
 * "Which patients are insured with which insurer?": both are asked for. @throws {PassedOver} where the later one is not
 * shown
 */
export function checkWhichBeside(said: Said): void {
  const { tokens, mentions, reading } = said
  const first = tokens.findIndex(({ low }) => low === 'which' || low === 'what' || low === 'who')
  for (const { index, low, text } of tokens) {
    if (low !== 'which' || index <= first || first < 0) continue
    if (tokens[index]?.sentence !== tokens[first]?.sentence) continue
    if (index > first + 1 && tokens[index - 1]?.kind === 'mark') continue
    const asked = prepositions.has(lowOf(said, index - 1)) || tokens[index - 1]?.kind === 'word'
    const tables = mentions
      .filter(({ start }) => start === index + 1)
      .flatMap(({ links }) =>
        links.flatMap((link) => (link.kind === 'table' && link.score >= 0.9 ? [link.table] : [])),
      )
    if (!asked || tables.length === 0) continue
    const shown = new Set([...reading.spec.outputs, ...reading.spec.groups].map((each) => tableOfSpec(each)))
    if (!tables.some((table) => shown.has(table)))
      throw new PassedOver(`'${text}' asks for something that this reading does not show`, [text])
  }
}
