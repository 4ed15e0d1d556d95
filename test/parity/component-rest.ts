import { downloadPath } from '@rhetor/client'
import { type Row, same, wholeList, wholeListIs } from './row.ts'

const parcel = { key: 'package-damaged.txt', value: 'The corner is open.' }

export const componentRest: readonly Row[] = [
  {
    theirs: 'Get Event',
    ours: 'events.get',
    inputs: { 'Event ID': 'id' },
    trials: [{ says: 'reads the event', given: { 'Event ID': 9_930_005 }, is: { id: 9_930_005 } }],
  },
  {
    theirs: 'List Events',
    ours: 'events.list',
    inputs: {
      ...same('Created Datetime', 'Object ID', 'Object Type', 'Types', 'User IDs'),
      'Fetch All': 'all',
      ...same('Cursor', 'Limit', 'Order By'),
    },
    note: '`rhetor watch` follows them as they happen.',
    trials: [
      {
        says: 'lists what happened to one ticket',
        given: { 'Object Type': 'Ticket', 'Object ID': 8407, 'Order By': 'created_datetime:asc' },
        is: { items: [{ type: 'ticket-created' }, { type: 'ticket-tags-added' }] },
      },
      {
        says: 'filters by date, type and user',
        given: {
          'Created Datetime': { gte: '2020-01-01T00:00:00Z' },
          Types: ['ticket-closed'],
          'User IDs': [5003],
          Limit: 2,
          Cursor: '',
        },
        before: async ({ gorgias }) => {
          const { next } = await gorgias.events.list({ types: ['ticket-closed'], user_ids: [5003], limit: 2 })
          return { Cursor: next }
        },
        is: {
          items: [
            { type: 'ticket-closed', user_id: 5003 },
            { type: 'ticket-closed', user_id: 5003 },
          ],
          truncated: true,
        },
      },
      { says: 'fetches all pages', given: { 'Fetch All': true }, after: wholeList('/events'), is: wholeListIs },
    ],
  },
  {
    theirs: 'Get Account',
    ours: 'account.get',
    inputs: {},
    trials: [{ says: 'reads the account', given: {}, is: { domain: 'acme', status: { status: 'active' } } }],
  },
  {
    theirs: 'Search',
    ours: 'search.find',
    inputs: same('Type', 'Query', 'Size'),
    note: 'The API finds no tickets this way; `find` does.',
    trials: [
      {
        says: 'finds a customer by name',
        given: { Type: 'customer', Query: 'marchandet', Size: 5 },
        is: { items: [{ id: 5017 }] },
      },
    ],
  },
  {
    theirs: 'Upload Files',
    ours: 'files.upload',
    inputs: {
      Type: 'type',
      File: {
        to: 'files',
        says: 'name and content of each',
        by: (files) => (files as (typeof parcel)[]).map(({ key, value }) => ({ name: key, text: value })),
      },
    },
    line: 'rhetor files upload --file package-damaged.txt',
    trials: [
      {
        says: 'stores the files under their names',
        given: { Type: 'attachment', File: [parcel, { key: 'note.txt', value: 'Ring twice.' }] },
        is: [{ name: 'package-damaged.txt', size: 19 }, { name: 'note.txt' }],
      },
    ],
  },
  {
    theirs: 'Download File',
    ours: 'files.download',
    inputs: same('File Type', 'Domain Hash', 'Resource Name'),
    note: '`--out` says where to write it; the three parts are in the address of an attachment.',
    line: 'rhetor files download attachments giszrYfBSK invoice-e2185d36.pdf --out invoice.pdf',
    trials: [
      {
        says: 'reads the bytes of an attachment',
        given: { 'File Type': 'attachments', 'Domain Hash': '', 'Resource Name': '' },
        before: async ({ gorgias }) => {
          const [file] = await gorgias.files.upload([{ name: parcel.key, data: parcel.value }])
          const path = downloadPath(file?.url ?? '')
          return { 'Domain Hash': path?.domain_hash, 'Resource Name': path?.resource_name }
        },
        after: async (_, result) => {
          const { stream } = result as unknown as { stream: ReadableStream<Uint8Array<ArrayBuffer>> }
          return { text: await new Response(stream).text() }
        },
        is: { text: parcel.value },
      },
    ],
  },
]
