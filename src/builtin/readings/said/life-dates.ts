import { isTemporal } from '../../../linking/catalog.js'
import { Unfit } from '../../grounding/ungrounded.js'
import { usedColumns } from '../../grounding/used-columns.js'
import { plansOf, type Said } from './said.js'

const lives = {
  birth: {
    columns: new Set(['birth', 'born', 'birthdate', 'birthday', 'dob']),
    said: /^(?:births?|born|birthdays?|birthdates?|dob|age[ds]?|old|older|young|younger|minors?|adults?|teen.*|turn.*|child.*|generation|under|over|pensioners?|millennials?|boomers?)$/,
  },
  death: {
    columns: new Set(['death', 'died', 'deceased']),
    said: /^(?:die[ds]?|dying|deaths?|deceased|dead|lived?|passed|living|alive)$/,
  },
} as const

/** "Who won in 2026?" asks for no births: days of birth and death are meant only where that is spoken of. @throws {Unfit} where they are taken */
export function checkLifeDates(said: Said): void {
  const dated = said.reading.sketch.pieces.some(
    (piece) => piece.kind === 'filter' && piece.filter.kind === 'date' && piece.filter.column === null,
  )
  if (!dated) return
  for (const plan of plansOf(said.reading.plan)) {
    const compared = usedColumns({ ...plan, select: [], joins: [], group: [], order: [], having: [] })
    for (const { columns, said: spoken } of Object.values(lives)) {
      const column = compared.find(
        (each) => isTemporal(each) && each.lemmas.some((word) => columns.has(word)),
      )
      if (column && !said.tokens.some(({ low }) => spoken.test(low)))
        throw new Unfit(`nobody spoke of ${column.words.join(' ')}`)
    }
  }
}
