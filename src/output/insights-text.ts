import type { Answer } from '../events.js'
import { cleanText } from './clean-text.js'

/** What was found besides, a question and its finding a line each; '' when nothing was. */
export function insightsText({ insights = [] }: Pick<Answer, 'insights'>): string {
  if (insights.length === 0) return ''
  const lines = insights.map(({ question, finding }) => `- ${cleanText(question)}\n  ${cleanText(finding)}`)
  return ['Further:', ...lines].join('\n')
}
