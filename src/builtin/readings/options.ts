import type { Answered } from '../outcome.js'

/** One reading offered, in words that tell it from the others. */
export interface Option {
  readonly label: string
  readonly interpretation: string
  readonly answer: Answered
}

/** The readings to choose from: each says what it shows, and what of the rest is its own. */
export function optionsOf(answers: readonly Answered[]): readonly Option[] {
  const parts = answers.map((answer) => answer.interpretation.split(separator))
  const common = (part: string) => parts.every((other) => other.includes(part))
  const labels = parts.map(([head = '', ...rest]) => {
    const own = rest.filter((part) => !common(part))
    return [head, ...(own.length > 0 ? own : [])].join(separator)
  })
  return answers.map((answer, at) => {
    const label = labels[at] ?? answer.interpretation
    const alike = labels.some((other, place) => place !== at && other === label)
    const told = alike ? `${label}${separator}showing ${shownBy(answer)}` : label
    const interpretation = alike
      ? `${answer.interpretation}${separator}showing ${shownBy(answer)}`
      : answer.interpretation
    return { label: told, interpretation, answer }
  })
}

const separator = ' · '

function shownBy({ plan }: Answered): string {
  const names = plan.select.map((output) => output.label).join(', ')
  if (plan.set)
    return `${names} ${plan.set.op === 'except' ? 'that no such row has' : 'that both kinds of rows have'}`
  return `${names}${plan.distinct ? ', each once' : ''}`
}
