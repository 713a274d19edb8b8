import { statSync } from 'node:fs'
import type { OpenOptions } from '../agentdb/options.js'
import { dataFile } from '../files/file-kinds.js'
import type { FileReport } from '../files/load-files.js'
import { cleanText } from '../output/clean-text.js'
import type { Io } from './io.js'
import type { CommonFlags } from './options.js'

const redrawMs = 100

/** Says on stderr how far the loading of files is, on a terminal, and what came of each. Nothing with `--quiet`. */
export function loadReport(flags: CommonFlags, { stderr }: Io): OpenOptions['onLoad'] {
  if (flags.quiet || flags.events) return undefined
  let drawnAt = 0
  const bar = stderr.isTTY === true && !flags.plain
  return {
    onProgress({ file, readBytes, rows }) {
      const now = performance.now()
      if (!bar || now - drawnAt < redrawMs) return
      drawnAt = now
      const size = sizes(flags.file ?? []).get(file) ?? 0
      const percent = size > 0 ? Math.min(100, Math.floor((readBytes / size) * 100)) : 0
      stderr.write(`\r\u001b[Kloading ${cleanText(file)}: ${percent} %, ${rows} rows`)
    },
    onLoaded(reports) {
      if (bar && drawnAt > 0) stderr.write('\r\u001b[K')
      for (const report of reports) stderr.write(`${reportLines(report, flags.verbose === true)}\n`)
    },
  }
}

function reportLines(report: FileReport, verbose: boolean): string {
  const { file, table, rows, columns, primaryKey, foreignKeys } = report
  const keys = [...(primaryKey ? [`key ${primaryKey}`] : []), ...foreignKeys]
  const [name] = file.split(/[\\/]/).slice(-1)
  const head = `loaded ${name}: table ${table}, ${rows} ${rows === 1 ? 'row' : 'rows'}, ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`
  const lines = [`${head}${keys.length > 0 ? ` (${keys.join(', ')})` : ''}`]
  if (verbose) {
    for (const { name: column, type, evidence, nulls } of columns)
      lines.push(`  ${column} ${type}: ${evidence}${nulls > 0 ? `; ${nulls} empty` : ''}`)
  }
  return lines.map((line) => cleanText(line)).join('\n')
}

function sizes(paths: readonly string[]): ReadonlyMap<string, number> {
  return new Map(
    paths.flatMap((path) => {
      const size = statSync(path, { throwIfNoEntry: false })?.size
      return size === undefined ? [] : [[dataFile(path).name, size] as const]
    }),
  )
}
