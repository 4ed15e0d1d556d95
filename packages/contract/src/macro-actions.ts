/** Actions of macros and rules whose names are public, and the arguments each takes. */
export const macroActions = {
  setResponseText: { title: 'Add response text', arguments: ['body_text', 'body_html'], inRules: false },
  // one string, names separated by commas, never an array
  addTags: { title: 'Add tags', arguments: ['tags'], inRules: true },
  setStatus: { title: 'Set status', arguments: ['status'], inRules: true },
} as const satisfies Record<string, { title: string; arguments: readonly string[]; inRules: boolean }>
export type MacroActionName = keyof typeof macroActions

/** The operations that an action of a macro may perform: names that are not public, such as those that forward a message, included. */
export const workOfMacros = [
  'messages.create',
  'tickets.update',
  'tickets.addTags',
  'tickets.setTags',
  'tickets.removeTags',
  'tags.create',
  'tickets.setCustomField',
  'tickets.setCustomFields',
  'customers.create',
  'customers.setCustomField',
  'customers.setCustomFields',
] as const

/** Variables of macro and rule texts, filled in when they are applied. */
export const textVariables = [
  'ticket.id',
  'ticket.channel',
  'ticket.subject',
  'ticket.customer.id',
  'ticket.customer.firstname',
  'ticket.customer.email',
  'ticket.assignee_user.email',
  'ticket.sender.email',
  'ticket.receiver.email',
  'ticket.account.domain',
  'ticket.messages[0].body_text',
  'ticket.messages[-1].body_text',
  'ticket.first_message.body_text',
  'ticket.created_datetime',
  'ticket.opened_datetime',
  'ticket.updated_datetime',
  'ticket.last_message_datetime',
  'current_user.name',
  'current_user.firstname',
] as const
