/** How many rows of a result are kept, from which end. `first`: in the order they have. */
export interface Top {
  readonly limit: number
  readonly end: 'top' | 'bottom' | 'first'
}

/** A question as the parser reads it, with what is asked of its result: shares, the first rows. */
export interface FullQuestion {
  readonly core: string
  /** Each number as a percentage of them all. */
  readonly share: boolean
  readonly top: Top | null
}

/** The words of a full question; `readFull` takes them apart again. */
export function writeFull({ core, share, top }: FullQuestion): string {
  if (!share && top === null) return core
  const asked = core.replace(/[\s?.!]+$/, '')
  return [asked, share && shareWords, top && `the ${top.end} ${top.limit}`].filter(Boolean).join(', ')
}

/** The question with what was asked of its result, as `writeFull` wrote it; any other question is all core. */
export function readFull(question: string): FullQuestion {
  const found = endings.exec(question.trim())
  const [, core = '', share, end, limit] = found ?? []
  if (core === '' || (share === undefined && end === undefined))
    return { core: question.trim(), share: false, top: null }
  return {
    core,
    share: share !== undefined,
    top: end === undefined ? null : { end: end as Top['end'], limit: Number(limit) },
  }
}

const shareWords = 'as a share of the total'
const endings = new RegExp(`^(.+?)(, ${shareWords})?(?:, the (top|bottom|first) (\\d{1,6}))?$`, 's')
