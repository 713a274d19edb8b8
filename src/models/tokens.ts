import type { ModelRequest } from './model.js'

/** What `text` comes to at 4 characters a token, the estimate used where an endpoint counts nothing. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / 4)
}

/** Everything of a request that is billed as input: its messages and the schema of its reply. */
export function promptText(request: ModelRequest): string {
  return [...request.messages.map(({ content }) => content), JSON.stringify(request.reply.schema)].join('\n')
}

/** More input tokens than a request can be expected to hold: 3 bytes a token, so that dense scripts are not undercounted. */
export function mostPromptTokens(request: ModelRequest): number {
  return Math.ceil(Buffer.byteLength(promptText(request)) / 3)
}
