import { paymentTable, refundTable, reviewTable } from './aftersales.js'
import { customerTable, generateCustomers } from './customers.js'
import { employeeTable } from './employees.js'
import { orderItemTable } from './lines.js'
import { generateOrders, orderTable } from './orders.js'
import { categoryTable, generateProducts, productTable } from './products.js'
import type { SampleTable } from './rows.js'
import { planTable, subscriptionTables } from './subscriptions.js'

/**
 * All rows of the sample, in an order that satisfies the foreign keys.
 * Always the same rows: the numbers come from seeded streams, the dates from fixed days, never from a clock.
 */
export function generateSample(): readonly SampleTable[] {
  const customers = generateCustomers()
  const products = generateProducts()
  const orders = generateOrders(customers, products)
  return [
    categoryTable(),
    productTable(products),
    employeeTable(),
    customerTable(customers),
    orderTable(orders),
    orderItemTable(orders),
    paymentTable(orders),
    refundTable(orders),
    reviewTable(orders),
    planTable(),
    ...subscriptionTables(customers),
  ]
}
