/** The default tools: the name for assistants, and the action behind it. */
export const curatedTools = {
  find_tickets: 'find',
  read_ticket: 'show',
  reply_to_customer: 'reply',
  add_internal_note: 'note',
  draft_reply: 'draft',
  update_ticket: 'update',
  create_ticket: 'create-ticket',
  find_customers: 'find-customers',
  read_customer: 'show-customer',
  list_people: 'people',
  apply_macro: 'apply-macro',
  get_statistics: 'statistics',
  hand_over: 'hand-over',
} as const satisfies Record<string, string>

/** The two tools that reach all other operations. */
export const discoveryTools = ['find_operation', 'run_operation'] as const
