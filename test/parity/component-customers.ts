import { type At, codeOf, type Row, same, wholeList, wholeListIs } from './row.ts'

const written = same('Channels', 'Email', 'External ID', 'Language', 'Name', 'Timezone')
const paged = { 'Fetch All': 'all', ...same('Cursor', 'Limit', 'Order By') }

const wholeCustomer = {
  Channels: [{ type: 'phone', address: '+33612345678', preferred: true }],
  Email: 'maya.ortiz@shopper.example',
  'External ID': 'customer-84203241',
  Language: 'fr',
  Name: 'Maya Ortiz',
  Timezone: 'Europe/Paris',
}

const storedCustomer = {
  email: 'maya.ortiz@shopper.example',
  external_id: 'customer-84203241',
  language: 'fr',
  name: 'Maya Ortiz',
  timezone: 'Europe/Paris',
}

/** What the caller's app keeps on a customer. */
function dataOf(id: number) {
  return async ({ gorgias }: At) => Object.values((await gorgias.customers.get(id)).external_data ?? {})[0]
}

export const componentCustomers: readonly Row[] = [
  {
    theirs: 'Create Customer',
    ours: 'customers.create',
    inputs: written,
    trials: [
      {
        says: 'stores name and address',
        given: { Name: 'Maya Ortiz', Channels: [{ type: 'email', address: 'maya.ortiz@shopper.example' }] },
        after: ({ gorgias }, { id }) => gorgias.customers.get(id),
        is: { name: 'Maya Ortiz', channels: [{ type: 'email', address: 'maya.ortiz@shopper.example' }] },
      },
      {
        says: 'stores all its inputs',
        given: wholeCustomer,
        after: ({ gorgias }, { id }) => gorgias.customers.get(id),
        is: storedCustomer,
      },
    ],
  },
  {
    theirs: 'Get Customer',
    ours: 'customers.get',
    inputs: { 'Customer ID': 'id' },
    note: '`show-customer` adds orders and the latest tickets, and takes an e-mail address too.',
    trials: [
      { says: 'reads the customer', given: { 'Customer ID': 5017 }, is: { id: 5017, name: 'Solène Marchandet' } },
    ],
  },
  {
    theirs: 'List Customers',
    ours: 'customers.list',
    inputs: { ...same('Email', 'External ID', 'Language', 'Timezone', 'View ID'), ...paged },
    note: '`max` reads more than one page and less than all of them.',
    trials: [
      {
        says: 'finds a customer by e-mail address',
        given: { Email: 'solene.marchandet16@courriel-vert.example' },
        is: { items: [{ id: 5017 }], truncated: false },
      },
      {
        says: 'filters by all its inputs at once',
        given: { 'External ID': 'customer-7', Language: 'fr', Timezone: 'Europe/Paris', 'View ID': 90008 },
        before: async ({ gorgias }) => {
          const channels = [{ type: 'email', address: 'maya.ortiz@shopper.example' }]
          const rest = { external_id: 'customer-7', language: 'fr', timezone: 'Europe/Paris' } as const
          await gorgias.customers.create({ name: 'Maya Ortiz', channels, ...rest })
          return {}
        },
        is: { items: [{ name: 'Maya Ortiz' }], truncated: false },
      },
      {
        says: 'continues where a page ended',
        given: { Cursor: '', Limit: 2, 'Order By': 'created_datetime:desc' },
        before: async ({ gorgias }) => ({ Cursor: (await gorgias.customers.list({ limit: 2 })).next }),
        after: async ({ gorgias }, { items }) => {
          const four = await gorgias.customers.list({ limit: 4, order_by: 'created_datetime:desc' })
          return {
            isNextTwo:
              items.map(({ id }) => id).join() ===
              four.items
                .map(({ id }) => id)
                .slice(2)
                .join(),
          }
        },
        is: { isNextTwo: true },
      },
      {
        says: 'fetches all pages',
        given: { 'Fetch All': true },
        after: wholeList('/customers'),
        is: wholeListIs,
      },
    ],
  },
  {
    theirs: 'List Customers, by Customer ID',
    ours: 'find-customers',
    inputs: { 'Customer ID': 'id' },
    note: "The API's list has no filter by id and refuses one; this reads the one customer.",
    trials: [{ says: 'finds the one customer', given: { 'Customer ID': 5017 }, is: { items: [{ id: 5017 }] } }],
  },
  {
    theirs: 'Update Customer',
    ours: 'customers.update',
    inputs: { 'Customer ID': 'id', ...written },
    note: 'What is left out stays; `channels` replaces all channels.',
    trials: [
      {
        says: 'changes what is given and leaves the rest',
        given: { 'Customer ID': 5017, Language: 'en' },
        after: ({ gorgias }) => gorgias.customers.get(5017),
        is: { language: 'en', name: 'Solène Marchandet' },
      },
      {
        says: 'changes all its inputs',
        given: { 'Customer ID': 5017, ...wholeCustomer },
        after: ({ gorgias }) => gorgias.customers.get(5017),
        is: storedCustomer,
      },
    ],
  },
  {
    theirs: 'Update Customer Data',
    ours: 'customers.setData',
    inputs: { 'Customer ID': 'customer_id', ...same('Data', 'Version') },
    note: 'Their data is a text, ours any JSON. Read it back under `external_data`, by app. An older version than the stored one is ignored, without an error.',
    trials: [
      {
        says: 'stores the data',
        given: { 'Customer ID': 5017, Data: { loyalty_points: 320 }, Version: '2026-03-02T10:00:00Z' },
        after: dataOf(5017),
        is: { loyalty_points: 320 },
      },
      {
        says: 'does not replace a newer version',
        given: { 'Customer ID': 5017, Data: { loyalty_points: 1 }, Version: '2026-03-01T10:00:00Z' },
        before: async ({ gorgias }) => {
          await gorgias.customers.setData(5017, { data: { loyalty_points: 320 }, version: '2026-03-02T10:00:00Z' })
          return {}
        },
        after: dataOf(5017),
        is: { loyalty_points: 320 },
      },
    ],
  },
  {
    theirs: 'Delete Customer',
    ours: 'customers.delete',
    inputs: { 'Customer ID': 'id' },
    note: 'Asks first; `--yes` answers. `erase-customer` deletes the tickets too.',
    trials: [
      {
        says: 'deletes the customer',
        given: { 'Customer ID': 5154 },
        after: ({ gorgias }) => codeOf(gorgias.customers.get(5154)),
        is: { code: 'not_found' },
      },
    ],
  },
]
