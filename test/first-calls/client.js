import { basic, Gorgias } from '@rhetor/client'

const list = { data: [{ id: 5 }], object: 'list', uri: '/', meta: { prev_cursor: null, next_cursor: null } }
const fetch = async () => Response.json(list)
const gorgias = new Gorgias({ account: 'acme', auth: basic('ana@acme.example', 'KEY'), fetch })
for await (const { id } of gorgias.tickets.list()) if (id === 5) console.log('works')
