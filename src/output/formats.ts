/** How an answer can be printed. */
export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html', 'yaml'] as const

/** A word that `--format` takes. */
export type Format = (typeof formats)[number]
