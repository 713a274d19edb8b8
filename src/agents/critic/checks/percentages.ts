import { asks } from '../question/read-question.js'
import { type CriticCheck, note, warn } from '../review-task.js'

/** A share of a whole that is more than the whole, or a percentage that is a fraction. */
export const percentages: CriticCheck = {
  id: 'percentage',
  passed: 'percentages lie between 0 and 100',
  needs: 'result',
  find({ question, outcome }) {
    if (question === null || outcome === null || !asks(question, 'percent(?:age)?s?|%')) return []
    if (asks(question, 'change|growth|increase|decrease|difference|margin|grew|more than|compared')) return []
    const { columns, rows } = outcome.result
    const named = columns.flatMap(({ name }, at) => (/perc|pct|share|rate/i.test(name) ? [at] : []))
    const at = named.length > 0 ? named : columns.length === 1 ? [0] : []
    const numbers = at
      .flatMap((column) => rows.map((row) => Number(row[column] ?? Number.NaN)))
      .filter(Number.isFinite)
    const over = numbers.find((value) => value > 100.000001)
    if (over !== undefined)
      return [warn('percentage', `A percentage is ${over}.`, 'Check what is divided by what.')]
    const fractions =
      numbers.length > 0 &&
      numbers.every((value) => value <= 1) &&
      numbers.some((value) => value > 0 && value < 1)
    if (!fractions) return []
    return [
      note('percentage', 'A percentage is asked for; the values lie between 0 and 1.', 'Multiply by 100.'),
    ]
  },
}
