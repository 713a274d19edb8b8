import { exitsText } from '../error-pages/page-text.js'
import { errorPageGroups } from '../error-pages/pages.js'
import { generatedNote, plain } from './markdown.js'

/** docs/errors.md: every error code with what it means, why it happens and what to do. */
export function errorsPage(): string {
  const sections = errorPageGroups.flatMap(({ title, pages }) => [
    `## ${title}`,
    ...Object.entries(pages).map(
      ([code, page]) =>
        `### ${code}\n\n${plain(page.means)} ${plain(page.why)} _(${exitsText(page)})_\n\n${page.fix
          .map((step) => `- ${plain(step)}`)
          .join('\n')}`,
    ),
  ])
  return `${[
    '# Errors',
    generatedNote('src/cli/error-pages'),
    'Every error has a code that does not change: `error.code` of the JSON envelope, and `error_code` of the record. `agentdb help <code>` prints the same as this page, `agentdb help errors` lists the codes.',
    ...sections,
  ].join('\n\n')}\n`
}
