import { describe, expect, it } from 'vitest'
import { nameSplitter, rawParts } from '../../src/linking/names.js'
import { segment } from '../../src/linking/run-together.js'

describe('an identifier', () => {
  it.each([
    ['order_items', 'order items'],
    ['OrderItems', 'order items'],
    ['orderItems', 'order items'],
    ['ORDER_ITEMS', 'order items'],
    ['order items', 'order items'],
    ['order-items', 'order items'],
    ['HTTPServerLog', 'http server log'],
    ['customerID', 'customer id'],
    ['address2', 'address 2'],
    ['Straße', 'straße'],
    ['ÜberTräger', 'über träger'],
    ['__odd__name__', 'odd name'],
    ['x', 'x'],
    ['___', '___'],
  ])('%s is parted into "%s"', (name, words) => {
    expect(rawParts(name).join(' ')).toBe(words)
  })
})

describe('a prefix that tables of a family carry', () => {
  const family = [
    { name: 'sbOrder', columns: ['sbOrdId', 'sbOrdDate'] },
    { name: 'sbCustomer', columns: ['sbCustId', 'sbCustName', 'sbCustCity', 'sbCustState'] },
    { name: 'sbTicker', columns: ['sbTickerId', 'sbTickerSymbol'] },
  ]
  const strangers = [
    { name: 'invoice', columns: ['invoice_id', 'amount', 'city'] },
    { name: 'stable', columns: ['stable_id', 'horses'] },
  ]

  it('is no part of their words, alone or among tables that carry none', () => {
    for (const tables of [family, [...strangers, ...family]]) {
      const words = nameSplitter(tables)
      expect(words.table('sbCustomer')).toEqual(['customer'])
      expect(words.column('sbTicker', 'sbTickerSymbol').at(-1)).toBe('symbol')
    }
  })

  it('leaves a table alone that begins alike by chance', () => {
    const words = nameSplitter([...strangers, ...family])
    expect(words.table('stable')).toEqual(['stable'])
    expect(words.table('invoice')).toEqual(['invoice'])
  })
})

describe('a table name', () => {
  it.each([
    ['tblOrders', 'orders'],
    ['dim_product', 'product'],
    ['customers_tbl', 'customers'],
    ['tbl', 'tbl'],
    ['rest', 'restaurant'],
    ['cour', 'courier'],
    ['emps', 'employees'],
    ['txns', 'transactions'],
    ['emp_dept', 'employee department'],
    ['orderstatus', 'order status'],
    ['salesperson', 'sales person'],
  ])('%s is spoken as "%s"', (name, words) => {
    expect(
      nameSplitter([{ name, columns: ['id', 'kind'] }])
        .table(name)
        .join(' '),
    ).toBe(words)
  })
})

describe('a column name', () => {
  const column = (name: string, columns: readonly string[] = ['id']) =>
    nameSplitter([{ name: 'things', columns: [...columns, name] }])
      .column('things', name)
      .join(' ')

  it.each([
    ['qty', 'quantity'],
    ['cust_no', 'customer number'],
    ['dob', 'birth date'],
    ['fname', 'first name'],
    ['order_dt', 'order date'],
    ['unitprice', 'unit price'],
    ['birthdate', 'birth date'],
    ['stuid', 'student id'],
    ['ttl', 'title'],
    ['ttl_amt', 'total amount'],
    ['prc_pp', 'price per person'],
    ['ret_dt', 'return date'],
    ['lft_dt', 'left date'],
    ['pref_agt_id', 'preferred agent id'],
    ['vchr_cd', 'voucher code'],
    ['trtmt_rslt', 'treatment result'],
    ['no_show', 'no show'],
  ])('%s is spoken as "%s"', (name, words) => {
    expect(column(name)).toBe(words)
  })

  it.each(['flurb', 'blorpigon', 'xyzzyq'])('%s stays whole when no words spell it', (name) => {
    expect(column(name)).toBe(name)
  })

  it('loses a prefix that every name of the database carries', () => {
    const splitter = nameSplitter([
      { name: 'sbcustomer', columns: ['sbcustid', 'sbcustname', 'sbcustjoindate'] },
      { name: 'sbticker', columns: ['sbtickerid', 'sbtickersymbol', 'sbtickertype'] },
    ])
    expect(splitter.table('sbticker')).toEqual(['ticker'])
    expect(splitter.column('sbcustomer', 'sbcustjoindate')).toEqual(['customer', 'join', 'date'])
    expect(splitter.column('sbticker', 'sbtickersymbol')).toEqual(['ticker', 'symbol'])
  })

  it('loses a meaningless prefix that all columns of its table share', () => {
    const columns = ['qx_open', 'qx_close', 'qx_high', 'qx_low']
    expect(nameSplitter([{ name: 'daily_prices', columns }]).column('daily_prices', 'qx_open')).toEqual([
      'open',
    ])
  })

  it('keeps a prefix that means something', () => {
    const columns = ['cust_id', 'cust_name', 'cust_city', 'cust_email']
    const words = nameSplitter([{ name: 'clients', columns }]).column('clients', 'cust_city')
    expect(words).toEqual(['customer', 'city'])
  })

  it('keeps a beginning that only some names share', () => {
    const splitter = nameSplitter([{ name: 'shops', columns: ['open_at', 'open_on', 'close_at', 'size'] }])
    expect(splitter.column('shops', 'open_at')).toEqual(['open', 'at'])
  })

  it('is cut by words that a comment brings', () => {
    const tables = [{ name: 'runs', columns: ['id', 'velodromelap'] }]
    expect(nameSplitter(tables).column('runs', 'velodromelap')).toEqual(['velodromelap'])
    const comments = ['one lap per row', 'the velodrome it was ridden in; counts a full lap', 'each laps']
    expect(
      nameSplitter(tables, [...comments, 'velodrome laps'])
        .column('runs', 'velodromelap')
        .join(' '),
    ).toMatch(/^velodrome/)
  })
})

describe('segmenting', () => {
  const words = new Set(['order', 'date', 'customer', 'join', 'name', 'names', 'list', 'orders'])
  const known = (word: string) => words.has(word)

  it.each([
    ['customerjoindate', 'customer join date'],
    ['orderdate', 'order date'],
    ['nameslist', 'names list'],
    ['orders', 'orders'],
    ['customerid', 'customer id'],
  ])('%s takes the fewest words: "%s"', (part, expected) => {
    expect(segment(part, known)?.join(' ')).toBe(expected)
  })

  it('gives nothing when some letters are left over', () => {
    expect(segment('orderdatex', known)).toBeNull()
  })
})

it('takes "constructor" and its like for words as any other', () => {
  const names = ['constructor', '__proto__', 'toString', 'hasOwnProperty']
  const splitter = nameSplitter([{ name: 'constructor', columns: names }])
  expect(splitter.table('constructor')).toEqual(['constructor'])
  for (const name of names)
    expect(splitter.column('constructor', name).every((word) => typeof word === 'string')).toBe(true)
})

describe('a shortened name', () => {
  const words = nameSplitter([
    {
      name: 'emp',
      columns: ['empno', 'fst_nm', 'lst_nm', 'deptno', 'sal', 'hire_dt', 'cls_dt', 'cls', 'piano'],
    },
  ])

  it.each([
    ['empno', 'employee number'],
    ['fst_nm', 'first name'],
    ['lst_nm', 'last name'],
    ['deptno', 'department number'],
    ['cls_dt', 'closed date'],
    ['cls', 'class'],
    ['piano', 'piano'],
  ])('%s is read as "%s"', (column, meant) => {
    expect(words.column('emp', column).join(' ')).toBe(meant)
  })
})

it('takes sponsorships for no ships, and what closed or opened on a date for what it is short for', () => {
  const splitter = nameSplitter([
    { name: 'sponsors', columns: ['id', 'name'] },
    { name: 'sponsorships', columns: ['id', 'sponsor_id', 'cls_dt', 'opn_dt', 'cls_cd'] },
  ])
  expect(splitter.table('sponsorships')).toEqual(['sponsorships'])
  expect(splitter.column('sponsorships', 'cls_dt')).toEqual(['closed', 'date'])
  expect(splitter.column('sponsorships', 'opn_dt')).toEqual(['opened', 'date'])
  expect(splitter.column('sponsorships', 'cls_cd')).toEqual(['class', 'code'])
})

describe('a run-together column', () => {
  const words = nameSplitter([
    { name: 'boat', columns: ['boatid', 'boatname', 'btype', 'topspeed', 'skipperno'] },
    { name: 'skipper', columns: ['skipperno', 'sdate', 'edate'] },
    { name: 'mission', columns: ['mno', 'mdate', 'boatid', 'update'] },
  ])

  it.each([
    ['boat', 'boatname', 'boat name'],
    ['boat', 'topspeed', 'top speed'],
    ['boat', 'skipperno', 'skipper number'],
    ['boat', 'btype', 'type'],
    ['mission', 'mdate', 'date'],
    ['mission', 'mno', 'number'],
    ['mission', 'update', 'update'],
  ])("%s's %s is read as '%s'", (table, column, read) => {
    expect(words.column(table, column).join(' ')).toBe(read)
  })

  it('keeps the letter that tells it from another', () => {
    expect(words.column('skipper', 'sdate')).not.toEqual(['date'])
  })
})
