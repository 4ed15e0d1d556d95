import { createSession } from '@rhetor/actions'
import { basic, Gorgias } from '@rhetor/client'
import { createCallLog, createHttpEndpoint, createToolServer } from '@rhetor/mcp'

const gorgias = new Gorgias({ account: 'acme', auth: basic('ana@acme.example', 'KEY') })
const accounts = { acme: createSession({ gorgias }) }
const createServer = () => createToolServer({ accounts, calls: createCallLog(), tier: 'read' })
const { app, token, close } = createHttpEndpoint({ createServer })
const params = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } }
const { status } = await app.request('/mcp', {
  method: 'POST',
  headers: {
    host: '127.0.0.1',
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    authorization: `Bearer ${token}`,
  },
  body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params }),
})
if (status === 200) console.log('works')
await close()
