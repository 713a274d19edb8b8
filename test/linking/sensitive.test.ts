import { describe, expect, it } from 'vitest'
import { isSensitive, looksPersonal, namesColumn } from '../../src/linking/sensitive.js'

describe('a column that looks personal by its name', () => {
  it.each([
    ...[
      'email',
      'EmailAddress',
      'contact_e_mail',
      'phone',
      'PhoneNumber',
      'mobile_no',
      'fax',
      'home_address',
    ],
    ...[
      'birth_date',
      'DateOfBirth',
      'birthday',
      'dob',
      'ssn',
      'social_security_number',
      'passport_no',
      'tax_id',
    ],
    ...[
      'iban',
      'account_number',
      'credit_card',
      'card_no',
      'cvv',
      'password_hash',
      'access_token',
      'api_key',
    ],
    ...['salary', 'street', 'AddressLine2', 'ip_address', 'driver_licence_no', 'diagnosis'],
  ])('%s is', (name) => {
    expect(looksPersonal(name)).toBe(true)
  })

  it.each([
    ...['country', 'status', 'name', 'title', 'race', 'card_type', 'pinned', 'shipping_mode', 'account_type'],
    ...['telephony_plan_kind', 'passenger', 'cellar', 'tax_rate', 'swiftness', 'total'],
  ])('%s is not', (name) => {
    expect(looksPersonal(name)).toBe(false)
  })
})

describe('a column that somebody says is private', () => {
  const column = { schema: 'hr', table: 'people', name: 'nick', comment: null, tableComment: null }
  const nothing = { privateColumns: [] }

  it.each(['hr.people.nick', 'people.nick', 'People.Nick', 'people.*', 'hr.*', '*.nick', 'hr.people.ni*'])(
    'is named by %s',
    (pattern) => {
      expect(namesColumn(pattern, column)).toBe(true)
    },
  )

  it.each(['nick', 'people', 'hr.nick', 'people.nickname', 'people.nic', 'crm.people.nick', 'peopl?.nick'])(
    'is not named by %s',
    (pattern) => {
      expect(namesColumn(pattern, column)).toBe(false)
    },
  )

  it('may say so in its own comment or in that of its table', () => {
    expect(isSensitive({ ...column, comment: 'What friends call them. @private' }, nothing)).toBe(true)
    expect(isSensitive({ ...column, tableComment: '@PRIVATE' }, nothing)).toBe(true)
    expect(isSensitive({ ...column, comment: 'mail to x@private.example' }, nothing)).toBe(false)
    expect(isSensitive(column, nothing)).toBe(false)
  })
})
