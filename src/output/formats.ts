/** How an answer can be printed. */
export const formats = ['table', 'json', 'ndjson', 'csv', 'tsv', 'markdown', 'html', 'yaml'] as const
export type Format = (typeof formats)[number]
