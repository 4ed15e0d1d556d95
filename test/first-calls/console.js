import { createConsole } from '@rhetor/console'

const sandbox = { url: 'http://127.0.0.1:4401', account: 'acme', username: 'ana@acme.example', apiKey: 'KEY' }
const assistant = { url: 'http://127.0.0.1:4400/mcp', token: 'TOKEN', tier: 'read' }
const app = createConsole({ facts: { parts: [], sandbox, assistant }, live: async () => ({}) })
const { status } = await app.request('/', { headers: { host: '127.0.0.1' } })
if (status === 200) console.log('works')
