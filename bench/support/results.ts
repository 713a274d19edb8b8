import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const parser = ['src/builtin', 'src/linking']

export interface Results {
  /** Writes `bench/results/<name>.md` and prints it. */
  write(body: string): void
}

/**
 * Call it first: the code measured is the one at this moment. Run from the clone's root. No path of this machine is
 * written: arguments that are paths are cut down to their last name.
 * @param measured the folders whose digest names the state of the code; the parser's when left out.
 */
export function startResults(name: string, title: string, measured: readonly string[] = parser): Results {
  const words = process.argv
    .slice(2)
    .map((word) => (word.includes(path.sep) ? `<${path.basename(path.resolve(word))}>` : word))
  const head = [
    `# ${title}`,
    '',
    `- Date: ${new Date().toISOString().slice(0, 16)}Z, node ${process.versions.node}, ${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)}`,
    `- Command: \`node bench/run.mjs ${[name, ...words].join(' ')}\``,
    `- Code: ${codeVersion(measured)}`,
  ]
  return {
    write(body) {
      const text = `${head.join('\n')}\n\n${body.trim()}\n`
      mkdirSync(path.join('bench', 'results'), { recursive: true })
      writeFileSync(path.join('bench', 'results', `${name}.md`), text)
      process.stdout.write(`\n${text}`)
    },
  }
}

/** The commit, and a digest of the files measured: they may have changed since. */
function codeVersion(measured: readonly string[]): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
  const hash = createHash('sha256')
  for (const folder of measured) {
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(?:ts|json)$/.test(file)) hash.update(file).update(readFileSync(path.join(folder, file)))
    }
  }
  return `commit ${commit}, ${measured.join(' and ')} at digest ${hash.digest('hex').slice(0, 10)}`
}
