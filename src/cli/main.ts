import { tuneEngine } from './engine.js'
import type { Io } from './io.js'
import { version } from './version.js'

/**
 * Runs one command line and resolves to the exit code. Never throws and never ends the process itself.
 * What is not needed to print a version is imported only afterwards: `agentdb --version` costs little more than node.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    await new Promise<void>((resolve) => io.stdout.write(`${version}\n`, () => resolve()))
    return 0
  }
  tuneEngine()
  const { runProgram } = await import('./program.js')
  return runProgram(argv, io)
}
