import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestWorld } from '../world.ts'

export interface Heard {
  readonly event: string
  readonly ticket_id: string
  readonly message_id: string
  readonly public: string
}

/** Registers a webhook on this machine and keeps what it hears. */
export async function hearWebhooks({ api }: TestWorld) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      heard.push(JSON.parse(body))
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hook = await api.integrations.create({
    name: 'Listener',
    type: 'http',
    http: {
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      method: 'POST',
      request_content_type: 'application/json',
      response_content_type: 'application/json',
      form: {
        event: '{{event.type}}',
        ticket_id: '{{ticket.id}}',
        message_id: '{{message.id}}',
        public: '{{message.public}}',
      },
      triggers: { 'ticket-message-created': true },
    },
  })
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { heard, hook, [Symbol.asyncDispose]: close }
}
