import { createInterface, type Interface, type Key } from 'node:readline'
import type { Io } from '../io.js'
import { mostLines, olderWith, oneLine } from './history-file.js'

/** What came of a prompt. */
export type Typed =
  | { readonly kind: 'text'; readonly text: string }
  /** Ctrl-C: what was typed is thrown away. */
  | { readonly kind: 'interrupted'; readonly empty: boolean }
  /** Ctrl-D, or the end of the input. */
  | { readonly kind: 'end' }

/** Where a person types, one prompt at a time. */
export interface Editor {
  /** Lines joined by a trailing backslash, Alt-Enter or a paste are one text. */
  read(prompt: string): Promise<Typed>
  /** One line that is no question: it is neither completed nor kept in the history. */
  ask(prompt: string): Promise<string | null>
}

/** What an editor offers beside the keys, as the chat that opens it provides. */
export interface EditorOptions {
  /** Newest first. */
  readonly history: readonly string[]
  /** The completions of the line's end, and the part of the line that they replace. */
  readonly complete: (line: string) => readonly [readonly string[], string]
  /** Takes each question that was sent, for the history of later chats. */
  readonly keep: (line: string) => void
}

/**
 * The line editor of a terminal, which is node's own: history with the arrow keys, emacs keys, Tab. Between two
 * prompts the terminal is as it was found, so that Ctrl-C is a signal and a pager or an editor may use it.
 */
export function openEditor(io: Io, options: EditorOptions): Editor {
  let history = [...options.history]
  return {
    async read(prompt) {
      const typed = await readText(io, prompt, history, options.complete)
      if (typed.kind === 'text' && typed.text.trim() !== '') {
        const line = oneLine(typed.text)
        history = [line, ...history.filter((each) => each !== line)].slice(0, mostLines)
        options.keep(typed.text)
      }
      return typed
    },
    async ask(prompt) {
      const typed = await readText(io, prompt, [], null)
      return typed.kind === 'text' ? typed.text.trim() : null
    },
  }
}

function readText(
  io: Io,
  prompt: string,
  history: readonly string[],
  complete: EditorOptions['complete'] | null,
): Promise<Typed> {
  const { stdin, stderr, signal, environment } = io
  const terminal = environment.TERM !== 'dumb'
  const reader = createInterface({
    input: stdin,
    output: stderr,
    terminal,
    history: [...history],
    historySize: mostLines,
    removeHistoryDuplicates: true,
    tabSize: 2,
    ...(complete && { completer: (line: string) => complete(line) as [string[], string] }),
  })
  const lines: string[] = []
  const marks = terminal && complete !== null ? openMarks(io, reader, history) : null
  return new Promise<Typed>((resolve) => {
    let ended = false
    const end = (typed: Typed) => {
      if (ended) return
      ended = true
      signal.removeEventListener('abort', left)
      release?.()
      marks?.close()
      reader.close()
      resolve(typed)
    }
    const interrupted = () => {
      // Without raw mode the terminal has written it itself.
      stderr.write(terminal ? '^C\n' : '\n')
      end({ kind: 'interrupted', empty: lines.length === 0 && reader.line === '' })
      return true
    }
    const left = () => end({ kind: 'end' })
    const release = io.onInterrupt?.(interrupted)
    signal.addEventListener('abort', left, { once: true })
    reader.on('SIGINT', interrupted)
    reader.on('close', left)
    reader.on('line', (line) => {
      const goesOn = marks?.joins() === true || (complete !== null && /(?<!\\)\\$/.test(line))
      lines.push(goesOn ? line.replace(/\\$/, '') : line)
      if (!goesOn) return end({ kind: 'text', text: lines.join('\n') })
      reader.setPrompt('… ')
      reader.prompt()
    })
    if (signal.aborted) return left()
    reader.setPrompt(prompt)
    reader.prompt()
  })
}

interface Marks {
  /** The line that just ended goes on: it was pasted with those after it, or ended by Alt-Enter. */
  joins(): boolean
  close(): void
}

/** Bracketed paste, Alt-Enter and the search through the history, which node's line editor does not know. */
function openMarks({ stdin, stderr }: Io, reader: Interface, history: readonly string[]): Marks {
  let pasting = false
  let altEnter = false
  let search: { readonly words: string; readonly at: number } | null = null
  const onKey = (_: string | undefined, key: Key) => {
    if (key.name === 'paste-start') pasting = true
    else if (key.name === 'paste-end') pasting = false
    else if (key.meta && (key.name === 'return' || key.name === 'enter')) {
      altEnter = true
      reader.write(null, { name: 'return' })
    } else if (key.ctrl && key.name === 'r') {
      const words: string = search?.words ?? reader.line
      const at = olderWith(words, history, search === null ? 0 : search.at + 1)
      if (at === null) return void stderr.write('\u0007')
      search = { words, at }
      reader.write(null, { ctrl: true, name: 'e' })
      reader.write(null, { ctrl: true, name: 'u' })
      reader.write(history[at] ?? '')
      return
    }
    search = null
  }
  stdin.on('keypress', onKey)
  stderr.write('\u001B[?2004h')
  return {
    joins() {
      const joined = pasting || altEnter
      altEnter = false
      return joined
    },
    close() {
      stdin.removeListener('keypress', onKey)
      stderr.write('\u001B[?2004l')
    },
  }
}
