import { dayOf } from './calendar.js'
import { staff } from './people.js'
import { euros, type SampleTable, tableOf } from './rows.js'

/** The staff as rows. */
export function employeeTable(): SampleTable {
  return tableOf(
    'employees',
    staff.map(([name, jobTitle, department, managerId, salary, hiredOn, leftOn], index) => ({
      id: index + 1,
      name,
      job_title: jobTitle,
      department,
      manager_id: managerId,
      salary: euros(salary * 100),
      hired_on: hiredOn,
      left_on: leftOn,
    })),
  )
}

/** Numbers of the employees with that job title who work on that day, given as days since 1970. */
export function onDuty(jobTitle: string, day: number): readonly number[] {
  return staff.flatMap(([, title, , , , hiredOn, leftOn], index) => {
    const employed = dayOf(hiredOn) <= day && (leftOn === null || day <= dayOf(leftOn))
    return title === jobTitle && employed ? [index + 1] : []
  })
}
