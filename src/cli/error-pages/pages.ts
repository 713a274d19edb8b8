import { chatPages } from './chat.js'
import { commandLinePages } from './command-line.js'
import { databasePages } from './database.js'
import { filePages } from './files.js'
import { internalPages } from './internal.js'
import { modelPages } from './model.js'
import type { ErrorPage, ErrorPages } from './page.js'
import { questionPages } from './question.js'
import { recordPages } from './record.js'
import { rememberingPages } from './remembering.js'
import { settingsPages } from './settings.js'
import { statementPages } from './statement.js'

/** All error pages in groups, as `agentdb help errors` and docs/errors.md list them. */
export const errorPageGroups: readonly { readonly title: string; readonly pages: ErrorPages }[] = [
  { title: 'The command line', pages: commandLinePages },
  { title: 'Settings', pages: settingsPages },
  { title: 'The database', pages: databasePages },
  { title: 'Data files', pages: filePages },
  { title: 'Statements', pages: statementPages },
  { title: 'Questions', pages: questionPages },
  { title: 'Conversations', pages: chatPages },
  { title: 'Models and budgets', pages: modelPages },
  { title: 'The record, and what was taught', pages: recordPages },
  { title: 'Earlier runs, saved queries and batches', pages: rememberingPages },
  { title: 'Faults of agentdb', pages: internalPages },
]

/** Every code that has a page. */
export const errorCodes: readonly string[] = errorPageGroups.flatMap(({ pages }) => Object.keys(pages))

/** The page of a code as a person writes it, `store_busy` or `E_STORE_BUSY`; null when there is none. */
export function findErrorPage(written: string): { readonly code: string; readonly page: ErrorPage } | null {
  const plain = written.trim().toLowerCase().replaceAll('-', '_')
  for (const code of [plain, plain.replace(/^e_/, '')]) {
    for (const { pages } of errorPageGroups) {
      const page = Object.hasOwn(pages, code) ? pages[code] : undefined
      if (page !== undefined) return { code, page }
    }
  }
  return null
}
