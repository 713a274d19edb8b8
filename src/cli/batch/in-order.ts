interface InOrder<Item, Result> {
  readonly concurrency: number
  /** Must not throw. */
  readonly work: (item: Item) => Promise<Result>
  /** Called with one result after the other, in the order of the items; `stop` takes no further item. */
  readonly deliver: (result: Result) => Promise<'go-on' | 'stop'>
}

/**
 * Works on items as they come, so many at once; each result is delivered as soon as all before it are. What was begun
 * is ended and delivered even when reading fails.
 * @throws whatever reading or delivering throws.
 */
export async function inOrder<Item, Result>(
  items: AsyncGenerator<Item>,
  { concurrency, work, deliver }: InOrder<Item, Result>,
): Promise<void> {
  const results = new Map<number, Result>()
  let asked = 0
  let delivered = 0
  let stopped = false
  let delivering: Promise<void> = Promise.resolve()
  const flush = async () => {
    for (let next = results.get(delivered); next !== undefined; next = results.get(delivered)) {
      results.delete(delivered)
      delivered += 1
      if (!stopped && (await deliver(next)) === 'stop') stopped = true
    }
  }
  const worker = async () => {
    while (!stopped) {
      // A generator answers in the order it was asked: the number is the item's own.
      const number = asked++
      const next = await items.next()
      if (next.done) return
      results.set(number, await work(next.value))
      delivering = delivering.then(flush)
      await delivering
    }
  }
  const ended = await Promise.allSettled(Array.from({ length: concurrency }, worker))
  await items.return(undefined)
  const failed = ended.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}
