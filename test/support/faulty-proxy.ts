import net, { type AddressInfo } from 'node:net'

/**
 * What happens to a connection: nothing passes any more though both ends stay open, it is cut, or the client gets a
 * kilobyte a second.
 */
export type NetworkFault = 'stall' | 'reset' | 'slow'

/** When it happens: once the client has sent these words, or the server so many bytes after that. */
export interface Moment {
  readonly sent: string
  readonly received?: number
}

export interface FaultyProxy {
  /** The same address through the proxy, where words can be read on their way. */
  through(url: string): string
  /** Lets the fault happen to the next connection that comes to the moment; resolves when it has. */
  strike(fault: NetworkFault, at: Moment): Promise<void>
  close(): Promise<void>
}

/** A network between a client and a server that fails when it is told to, and is sound again for the next connection. */
export async function startFaultyProxy(serverUrl: string): Promise<FaultyProxy> {
  const server = new URL(serverUrl)
  const sockets = new Set<net.Socket>()
  let armed: { readonly fault: NetworkFault; readonly at: Moment; readonly happened: () => void } | null =
    null
  const listener = net.createServer((client) => {
    const upstream = net.connect(Number(server.port), server.hostname)
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => other.destroy())
    }
    let struck: NetworkFault | null = null
    let sinceSent: number | null = null
    const comeTo = (sent: string | null, received: number) => {
      if (armed === null || struck !== null) return
      if (sent?.includes(armed.at.sent)) sinceSent ??= 0
      if (sinceSent === null) return
      sinceSent += received
      if (sinceSent < (armed.at.received ?? 0)) return
      struck = armed.fault
      armed.happened()
      armed = null
      if (struck === 'reset') client.resetAndDestroy()
    }
    client.on('data', (chunk) => {
      comeTo(chunk.toString('latin1'), 0)
      if (struck !== 'stall') upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      comeTo(null, chunk.length)
      if (struck === 'slow') trickle(upstream, client, chunk)
      else if (struck === null) client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const { port } = listener.address() as AddressInfo
  return {
    through(url) {
      const changed = new URL(url)
      changed.port = String(port)
      changed.searchParams.set('sslmode', 'disable')
      return changed.toString()
    },
    strike: (fault, at) =>
      new Promise((resolve) => {
        armed = { fault, at, happened: resolve }
      }),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        listener.close(() => resolve())
      }),
  }
}

/** Passes 100 bytes each tenth of a second, and takes no more from the server meanwhile. */
function trickle(from: net.Socket, to: net.Socket, chunk: Buffer): void {
  from.pause()
  let passed = 0
  const timer = setInterval(() => {
    if (to.destroyed || passed >= chunk.length) {
      clearInterval(timer)
      from.resume()
      return
    }
    to.write(chunk.subarray(passed, passed + 100))
    passed += 100
  }, 100)
}
