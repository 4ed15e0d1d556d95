/** A new integration of type http which calls this address on these triggers. */
export const newWebhook = (url: string, triggers: object, change: object = {}) => ({
  name: 'Order desk',
  type: 'http' as const,
  http: {
    url,
    method: 'POST' as const,
    request_content_type: 'application/json' as const,
    response_content_type: 'application/json' as const,
    form: '{{context}}',
    triggers,
    ...change,
  },
})
