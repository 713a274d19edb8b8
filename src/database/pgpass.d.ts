declare module 'pgpass/lib/helper.js' {
  import type { Stats } from 'node:fs'
  import type { Readable } from 'node:stream'

  interface Wanted {
    readonly host: string
    readonly port: number
    readonly database: string
    readonly user: string
  }
  const helper: {
    usePgPass(stats: Stats, file: string): boolean
    getPassword(wanted: Wanted, file: Readable, found: (password: string | undefined) => void): void
  }
  export default helper
}
