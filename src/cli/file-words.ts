/**
 * `--file a.csv b.json "a question"` with each file under a flag of its own, so that what follows the files is not taken
 * for one: only the first word must be a file, further ones are files when they end like one.
 */
export function withSeparateFiles(argv: readonly string[]): string[] {
  const words: string[] = []
  let afterFile: 'no' | 'first' | 'further' = 'no'
  for (const word of argv) {
    if (word === '--file') afterFile = 'first'
    else if (afterFile === 'first' && !word.startsWith('-')) {
      words.push(`--file=${word}`)
      afterFile = 'further'
    } else if (afterFile === 'further' && /\.[a-z]\w{0,7}$/i.test(word) && !word.startsWith('-')) {
      words.push(`--file=${word}`)
    } else {
      if (afterFile === 'first') words.push('--file')
      words.push(word)
      afterFile = 'no'
    }
  }
  return afterFile === 'first' ? [...words, '--file'] : words
}
