/**
 * An expression over names as words the grammar reads: brackets and signs become markers no question can hold. Text
 * without a sign stays as it is. Null when the brackets do not match.
 */
export function formulaText(text: string): string | null {
  const source = text
    .replace(/\s+over\s+(?=\(|number|total|sum|count|the )/gi, ' / ')
    .replace(/\s+divided by\s+/gi, ' / ')
    .replace(/\s+multiplied by\s+/gi, ' * ')
    .replace(/(?<=[a-z)])\s+(?:times|x)\s+(?=[a-z(])/gi, ' * ')
    .replace(/\s+minus\s+/gi, ' - ')
    .replace(/\s+plus\s+/gi, ' + ')
    .replace(/\b(?:sum|total)\s*\(\s*([\w. ]+?)\s*\)/gi, 'total $1')
    // What is added up by a function is added up anyway.
    .replace(/\b(?:sum|total)\s*(?=\()/gi, '')
    .replace(/[×·]/g, '*')
    .replace(/÷/g, '/')
  const operators = /\s[-+*/]\s|\)\s*[-+*/]|[-+*/]\s*\(|\w\s*\*\s*\w/
  if (!operators.test(source)) return /[*=]/.test(source) ? null : text
  let depth = 0
  for (const sign of source) {
    if (sign === '(') depth++
    if (sign === ')') depth--
    if (depth < 0) return null
  }
  if (depth !== 0) return null
  const words = source
    .replace(/\(/g, ` ${marks.open} `)
    .replace(/\)/g, ` ${marks.close} `)
    .replace(/\s*\*\s*/g, ` ${marks.times} `)
    .replace(/\s+\/\s+/g, ` ${marks.over} `)
    .replace(/\s+\+\s+/g, ` ${marks.plus} `)
    .replace(/\s+-\s+/g, ` ${marks.minus} `)
  return `${marks.open} ${words} ${marks.close}`.replace(/\s+/g, ' ')
}

/** Stand for signs in the text of a question, as `of_` stands for possession. */
export const marks = {
  highest: 'rank_',
  lowest: 'rankup_',
  open: 'open_',
  close: 'close_',
  times: 'times_',
  over: 'over_',
  plus: 'plus_',
  minus: 'minus_',
} as const
