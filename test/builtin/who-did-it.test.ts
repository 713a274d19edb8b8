import { expect, it } from 'vitest'
import { madeCatalog, sqlMade } from './made-catalog.js'

it('takes no machine with a nickname for who did something', () => {
  const shed = madeCatalog({
    machine: { columns: { machine_id: { type: 'integer' }, nickname: { type: 'text' } } },
    roast: {
      columns: {
        roast_id: { type: 'integer' },
        machine_id: { type: 'integer', references: 'machine.machine_id' },
        roasted_by: { type: 'text' },
      },
    },
  })
  expect(sqlMade(shed, 'How many roasts has each person done?')).not.toContain('machine')
  expect(sqlMade(shed, 'How many roasts has each machine done?')).toContain('machine')
})
