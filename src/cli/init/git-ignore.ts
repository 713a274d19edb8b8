import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Whether git would take a file into a commit. */
export type Ignored =
  /** No git folder here, or the file is ignored. */
  | { readonly kind: 'safe' }
  /** It is in git already: ignoring it would change nothing. */
  | { readonly kind: 'tracked' }
  /** `text` is what `.gitignore` in this folder becomes. */
  | { readonly kind: 'add'; readonly file: string; readonly text: string }

/** What has to be done so that git does not take `name` in `folder`. */
export async function planIgnore(folder: string, name: string): Promise<Ignored> {
  if (!isInGit(folder)) return { kind: 'safe' }
  if ((await git(folder, ['ls-files', '--error-unmatch', '--', name])) === 0) return { kind: 'tracked' }
  const answer = await git(folder, ['check-ignore', '--quiet', '--', name])
  const file = path.join(folder, '.gitignore')
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  const ignored = answer === null ? text.split(/\r?\n/).includes(name) : answer === 0
  if (ignored) return { kind: 'safe' }
  const newline = text.includes('\r\n') ? '\r\n' : '\n'
  const open = text === '' || text.endsWith('\n') ? '' : newline
  return { kind: 'add', file, text: `${text}${open}${name}${newline}` }
}

function isInGit(folder: string): boolean {
  if (existsSync(path.join(folder, '.git'))) return true
  const above = path.dirname(folder)
  return above !== folder && isInGit(above)
}

/** How git ended; null when there is none to ask, or it does not answer. */
function git(cwd: string, words: readonly string[]): Promise<number | null> {
  return new Promise((resolve) => {
    // A folder from elsewhere must not have its own program run by asking about it.
    const argv = ['-c', 'core.fsmonitor=false', ...words]
    execFile('git', argv, { cwd, timeout: 5000 }, (error) => {
      if (error === null) return resolve(0)
      resolve(typeof error.code === 'number' && error.code < 128 ? error.code : null)
    })
  })
}
