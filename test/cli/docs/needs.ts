import type { Call } from './shell-line.js'

/** What a command line needs that no test has; such lines are parsed and not run. */
const needs: readonly { readonly what: string; readonly when: (words: readonly string[]) => boolean }[] = [
  {
    // Each makes or opens a database of its own; files.test.ts runs the same.
    what: 'seconds',
    when: (words) =>
      words.some((word) => word === '--file' || word.startsWith('files:')) ||
      (words[0] === 'files' && words.includes('--remove')),
  },
  { what: 'a server of yours', when: (words) => words.some((word) => /^postgres:\/\//.test(word)) },
  { what: 'a model endpoint', when: (words) => words.includes('--base-url') || namesModel(words) },
  { what: 'a terminal to ask at', when: (words) => words.includes('--approve') },
  { what: 'a terminal to ask at', when: (words) => words[0] === 'init' && !words.includes('--yes') },
  { what: 'a terminal to ask at', when: (words) => words.length === 0 },
]

/**
 * Why a call of agentdb is only parsed, or null when it runs. A page may say so itself, in a comment behind the line or
 * above it: `# needs a terminal`.
 */
export function needOf(call: Call, comments: string): string | null {
  const said = /\bneeds (?:a|an|the|your) [\w ]+/.exec(comments)?.[0]
  return said ?? needs.find(({ when }) => when(call.words.slice(1)))?.what ?? null
}

function namesModel(words: readonly string[]): boolean {
  const at = words.findIndex((word) => word === '--model' || word === '-m')
  return at >= 0 && words[at + 1] !== 'builtin' && words[at + 1] !== 'auto'
}
