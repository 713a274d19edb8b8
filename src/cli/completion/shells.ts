/** The shells that `agentdb completion` knows. */
export const shells = ['bash', 'zsh', 'fish'] as const

/** A shell that a completion script can be printed for. */
export type Shell = (typeof shells)[number]
