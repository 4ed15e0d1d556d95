import { minutesPerDay } from './calendar.ts'
import type { DemoRule } from './types.ts'

const day = minutesPerDay
const active = { deactivatedMinutesAgo: null } as const

/**
 * Writes the answers of `via: rule` in the tickets. The name of its second action is not public, and so ours is
 * invented: a server stores it and skips it.
 */
export const quietHoursRule: DemoRule = {
  ...active,
  key: 'quiet-hours',
  name: 'Answer e-mails at night',
  description: 'Says when we are back. Only for e-mail, only once per ticket.',
  event_types: ['ticket-created'],
  priority: 40,
  minutesAgo: 74 * day,
  code: `if (eq(ticket.channel, 'email') && eq(message.from_agent, false) && eq(ticket.spam, false)) {
    Action('addTags', { tags: 'auto-reply' });
    Action('replyOutsideBusinessHours', { body_text: 'Thank you for writing. You have caught us with the lights out.' });
}`,
}

/** Higher priorities run first. */
export const rules: readonly DemoRule[] = [
  {
    ...active,
    key: 'spam-words',
    name: 'Close obvious spam',
    description: 'Agencies, coins and guest posts',
    event_types: ['ticket-created'],
    priority: 100,
    minutesAgo: 900 * day,
    code: `if (eq(message.from_agent, false) && (containsAny(message.text, ['guest post', 'first page of search', 'crypto', 'wire the balance']) || endsWith(ticket.customer.email, '-guest-posts.example'))) {
    Action('addTags', { tags: 'spam, auto-close' });
    Action('setSpam', { spam: true });
    Action('setStatus', { status: 'closed' });
}`,
  },
  {
    ...active,
    key: 'machines',
    name: 'Close what machines write',
    description: 'Delivery notices and out-of-office answers',
    event_types: ['ticket-created', 'ticket-message-created'],
    priority: 90,
    minutesAgo: 820 * day,
    code: `if (startsWith(ticket.customer.email, 'no-reply@') || containsAny(ticket.subject, ['Automatic reply', 'Out of office', 'Abwesenheit'])) {
    Action('addTags', { tags: 'automatic-ooo, auto-close' });
    Action('setStatus', { status: 'closed' });
}`,
  },
  {
    ...active,
    key: 'vip',
    name: 'VIPs first',
    description: null,
    event_types: ['ticket-created', 'ticket-message-created'],
    priority: 80,
    minutesAgo: 500 * day,
    code: `if (contains(ticket.tags.name, 'VIP') && eq(message.from_agent, false) && neq(ticket.priority, 'critical')) {
    Action('setPriority', { priority: 'high' });
}`,
  },
  {
    ...active,
    key: 'intents',
    name: 'Tag by intent',
    description: 'What the message is about, as far as the machine can tell',
    event_types: ['ticket-created'],
    priority: 70,
    minutesAgo: 1130 * day,
    code: `if (eq(ticket.status, 'open') && eq(message.from_agent, false)) {
    if (containsAny(message.intents.name, ['shipping/status', 'shipping/delivery-issue'])) {
        Action('addTags', { tags: 'where-is-my-order' });
    }
    if (containsAny(message.intents.name, ['return/request', 'return/status', 'refund/request', 'refund/status'])) {
        Action('addTags', { tags: 'return' });
    }
    if (containsAny(message.intents.name, ['order/damaged'])) {
        Action('addTags', { tags: 'damaged' });
    }
    if (containsAny(message.intents.name, ['order/wrong'])) {
        Action('addTags', { tags: 'order-wrong' });
    }
    if (containsAny(message.intents.name, ['discount/request'])) {
        Action('addTags', { tags: 'discount-request' });
    }
    if (containsAny(message.intents.name, ['subscription/cancel', 'subscription/change'])) {
        Action('addTags', { tags: 'subscription' });
    } else {
        if (eq(message.intents.name, 'stock/request')) {
            Action('addTags', { tags: 'stock' });
        }
    }
}`,
  },
  {
    ...active,
    key: 'social',
    name: 'Social questions and leads',
    description: null,
    event_types: ['ticket-created'],
    priority: 60,
    minutesAgo: 1130 * day,
    code: `if (containsAny(ticket.channel, ['instagram-comment', 'instagram-direct-message', 'facebook-messenger'])) {
    if (containsAny(message.text, ['price', 'how much', 'do you ship', 'where can I buy'])) {
        Action('addTags', { tags: 'social-lead' });
    } else {
        Action('addTags', { tags: 'social-question' });
    }
}`,
  },
  {
    ...active,
    key: 'allergy',
    name: 'Allergies are urgent',
    description: 'Nobody should wait for this answer before breakfast',
    event_types: ['ticket-created', 'ticket-message-created'],
    priority: 50,
    minutesAgo: 260 * day,
    code: `if (eq(message.from_agent, false) && containsAny(message.text, ['allerg', 'anaphyla', 'allergie', 'alergia', 'アレルギー'])) {
    Action('addTags', { tags: 'allergy' });
    Action('setPriority', { priority: 'critical' });
}`,
  },
  quietHoursRule,
  {
    ...active,
    key: 'anger',
    name: 'Angry or threatening',
    description: 'Goes to Noor',
    event_types: ['ticket-message-created'],
    priority: 30,
    minutesAgo: 400 * day,
    code: `if (eq(message.from_agent, false) && (containsAny(message.sentiments.name, ['negative']) && containsAny(message.text, ['lawyer', 'chargeback', 'unacceptable', 'third time', 'report you']))) {
    Action('addTags', { tags: 'sentiments-negative, escalated' });
    Action('setPriority', { priority: 'high' });
}`,
  },
  {
    ...active,
    key: 'bad-score',
    name: 'Tag what ended badly',
    description: null,
    event_types: ['satisfaction-survey-responded'],
    priority: 20,
    minutesAgo: 210 * day,
    code: `if (lte(ticket.satisfaction_survey.score, 2)) {
    Action('addTags', { tags: 'complaint' });
}`,
  },
  {
    key: 'old-sale',
    name: 'Sale week answers',
    description: 'Switched off after the sale',
    event_types: ['ticket-created'],
    priority: 10,
    minutesAgo: 44 * day,
    deactivatedMinutesAgo: 31 * day,
    code: `if (containsAny(message.text, ['WARM20', 'sale'])) {
    Action('addTags', { tags: 'discount-request, quick-reply-FAQ' });
}`,
  },
]
