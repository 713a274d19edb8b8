import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inject } from 'vitest'

const waitMs = 60_000

/**
 * A folder that is made once in a run of the suite and read by every test file that asks for it by this name: the
 * first one makes it, the others wait. Nobody may write into it.
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = path.join(inject('sharedFolder'), name)
  const unfinished = `${folder}.new`
  if (claim(unfinished)) {
    await make(path.join(unfinished, 'made'))
    fs.renameSync(path.join(unfinished, 'made'), folder)
    return folder
  }
  const deadline = performance.now() + waitMs
  while (!fs.existsSync(folder)) {
    if (performance.now() > deadline) throw new Error(`${name} was not made within ${waitMs / 1000} s`)
    await pause(25)
  }
  return folder
}

/** True for one caller alone, over all processes. */
function claim(folder: string): boolean {
  try {
    fs.mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
