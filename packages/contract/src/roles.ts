/** Roles that can be given to a person, from least to most. */
export const roles = ['observer-agent', 'lite-agent', 'basic-agent', 'agent', 'admin'] as const
export type Role = (typeof roles)[number]

/** What Gorgias calls each role on screen, and what it may do. */
export const roleNotes = {
  'observer-agent': { shown: 'Observer', may: 'read everything and write internal notes' },
  'lite-agent': { shown: 'Lite', may: 'also reply, and edit tickets and customers' },
  'basic-agent': { shown: 'Basic', may: 'also use integration actions such as refunds' },
  agent: { shown: 'Lead', may: 'also change macros, rules, tags, teams and shared views' },
  admin: { shown: 'Admin', may: 'everything' },
} as const satisfies Record<Role, { shown: string; may: string }>

/** Whether a role includes the rights of another. */
export function mayAct(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
