declare const AGENTDB_VERSION: string

/** The version of package.json, put here by the build. */
export const version = typeof AGENTDB_VERSION === 'undefined' ? '0.0.0-source' : AGENTDB_VERSION
