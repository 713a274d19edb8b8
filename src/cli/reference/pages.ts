import { PassThrough } from 'node:stream'
import { declareProgram } from '../program.js'
import { commandsPage } from './commands-page.js'
import { configurationPage } from './configuration-page.js'
import { errorsPage } from './errors-page.js'
import { type CommandShape, shapeOf } from './shape.js'

/** The pages of docs/ that are made from the program, by file name. */
export function referencePages(envSample: string): Readonly<Record<string, string>> {
  const program = programShape()
  return {
    'commands.md': commandsPage(program),
    'configuration.md': configurationPage(program, envSample),
    'errors.md': errorsPage(),
  }
}

/** The program as it declares itself, without running anything. */
export function programShape(): CommandShape {
  const nowhere = new PassThrough()
  const io = {
    stdin: nowhere,
    stdout: nowhere,
    stderr: nowhere,
    environment: {},
    cwd: '.',
    signal: new AbortController().signal,
  }
  return shapeOf(declareProgram(io, { exitCode: 0, question: null }))
}
