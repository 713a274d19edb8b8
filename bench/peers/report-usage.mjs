// Preloaded into every process measured (node --import): its peak memory and processor time, on fd 3 when it ends.
import { writeSync } from 'node:fs'

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeSync(3, `${JSON.stringify({ peakMib: maxRSS / 1024, cpuMs: (userCPUTime + systemCPUTime) / 1000 })}\n`)
})
