import net from 'node:net'

export interface Pooler {
  readonly port: number
  close(): Promise<void>
}

/**
 * A stand-in for a connection pooler between a client and the suite's server: it refuses the startup parameter
 * `options` as PgBouncer does, or drops it without a word as PgBouncer does when told to ignore it.
 */
export async function startPooler(serverUrl: string, manner: 'refuse' | 'drop'): Promise<Pooler> {
  const server = new URL(serverUrl)
  const sockets = new Set<net.Socket>()
  const listener = net.createServer((client) => {
    sockets.add(client)
    client.on('error', () => client.destroy())
    client.once('data', (startup) => {
      const parameters = startup.subarray(8).toString('utf8')
      if (manner === 'refuse' && parameters.includes('options\0')) {
        client.end(errorMessage('08P01', 'unsupported startup parameter: options'))
        return
      }
      const upstream = net.connect(Number(server.port), server.hostname, () => {
        upstream.write(manner === 'drop' ? withoutOptions(startup) : startup)
        client.pipe(upstream).pipe(client)
      })
      sockets.add(upstream)
      upstream.on('error', () => client.destroy())
      client.on('close', () => upstream.destroy())
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const address = listener.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        listener.close(() => resolve())
      }),
  }
}

function withoutOptions(startup: Buffer): Buffer {
  const words = startup.subarray(8, -1).toString('utf8').split('\0')
  const kept: string[] = []
  for (let index = 0; index + 1 < words.length; index += 2) {
    if (words[index] !== 'options') kept.push(`${words[index]}\0${words[index + 1]}\0`)
  }
  const body = Buffer.from(`${kept.join('')}\0`, 'utf8')
  const head = Buffer.from(startup.subarray(0, 8))
  head.writeInt32BE(8 + body.length, 0)
  return Buffer.concat([head, body])
}

function errorMessage(code: string, message: string): Buffer {
  const body = Buffer.from(`SFATAL\0C${code}\0M${message}\0\0`, 'utf8')
  const head = Buffer.alloc(5)
  head.write('E', 0)
  head.writeInt32BE(4 + body.length, 1)
  return Buffer.concat([head, body])
}
