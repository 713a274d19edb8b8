import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Io } from './io.js'

/** What a person made of a text. */
export type Edited =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly reason: string }

/** Opens a text in $VISUAL or $EDITOR, else in the system's own, and reads back what it became. */
export async function editText(
  text: string,
  fileName: string,
  { environment, signal }: Pick<Io, 'environment' | 'signal'>,
): Promise<Edited> {
  const windows = process.platform === 'win32'
  const editor = environment.VISUAL || environment.EDITOR || (windows ? 'notepad' : 'vi')
  const folder = mkdtempSync(path.join(os.tmpdir(), 'agentdb-edit-'))
  const file = path.join(folder, fileName)
  try {
    writeFileSync(file, text, { mode: 0o600 })
    const failure = await runEditor(editor, file, windows, signal)
    if (failure !== null)
      return { ok: false, reason: `The editor "${editor}" ${failure}; nothing is changed.` }
    return { ok: true, text: readFileSync(file, 'utf8') }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An editor is a command line ("code --wait"), as git reads it. It draws on standard error: stdout may be a file. */
function runEditor(
  editor: string,
  file: string,
  windows: boolean,
  signal: AbortSignal,
): Promise<string | null> {
  return new Promise((resolve) => {
    const [command, args] = windows
      ? [editor, [`"${file}"`]]
      : ['/bin/sh', ['-c', `${editor} "$@"`, editor, file]]
    const child = spawn(command, args, { stdio: [0, 2, 2], shell: windows, signal })
    child.on('error', (error) => resolve(`could not be started (${error.message})`))
    child.on('close', (code) => resolve(code === 0 ? null : `ended with exit code ${code}`))
  })
}
