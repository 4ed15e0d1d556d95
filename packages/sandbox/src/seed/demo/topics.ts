import type { MacroIntent } from '@rhetor/contract'
import type { Key } from './keys.ts'

interface TopicRow {
  readonly tags: readonly Key[]
  readonly team: Key
  readonly intent: MacroIntent | null
  /** A choice of the field Contact reason. */
  readonly reason: string
  /** A choice of the field AI Intent. */
  readonly aiIntent: string
  /** A choice of the field Resolution, unless the ending has its own. */
  readonly resolution: string
}

function topic(
  team: Key,
  tags: readonly Key[],
  intent: MacroIntent | null,
  reason: string,
  aiIntent: string,
  resolution = 'Information Given',
): TopicRow {
  return { team, tags, intent, reason, aiIntent, resolution }
}

/** What people write about, and what the desk makes of it. */
export const topics = {
  delivery: topic('care', ['where-is-my-order'], 'shipping/status', 'Order::Status', 'Shipping::Status::Where is it'),
  lost: topic(
    'care',
    ['where-is-my-order', 'lost-parcel'],
    'shipping/delivery-issue',
    'Shipping::Delivery issue',
    'Shipping::Delivery issue::Not received',
    'Replacement sent',
  ),
  return: topic('returns', ['return'], 'return/request', 'Return', 'Order::Return::Request', 'Refund'),
  refund: topic('returns', ['return', 'REFUND'], 'refund/status', 'Return', 'Order::Refund::Status'),
  exchange: topic('returns', ['exchange', 'sizing'], 'exchange/request', 'Exchange', 'Order::Exchange::Size'),
  sizing: topic('care', ['sizing'], 'product/question', 'Pre-sale::Sizing', 'Other::Product question::Size'),
  wrong: topic(
    'returns',
    ['order-wrong'],
    'order/wrong',
    'Order::Wrong item',
    'Order::Wrong item::Received',
    'Replacement sent',
  ),
  damaged: topic(
    'returns',
    ['damaged'],
    'order/damaged',
    'Order::Damaged',
    'Order::Damaged::On arrival',
    'Replacement sent',
  ),
  missing: topic(
    'returns',
    ['missing-item'],
    'order/wrong',
    'Order::Missing item',
    'Order::Missing item::In the parcel',
    'Replacement sent',
  ),
  discount: topic(
    'care',
    ['discount-request'],
    'discount/request',
    'Pre-sale::Discount',
    'Account::Discount::Code does not work',
    'Discount',
  ),
  giftCard: topic('care', ['gift-card'], 'other/question', 'Other', 'Account::Gift card::Balance'),
  loyalty: topic(
    'care',
    ['loyalty'],
    'other/question',
    'Other',
    'Account::Loyalty::Points',
    'Updated Account Information',
  ),
  subscription: topic(
    'care',
    ['subscription', 'teahouse'],
    'subscription/change',
    'Subscription::Change',
    'Account::Subscription::Change',
    'Subscription::Updated',
  ),
  unsubscribe: topic(
    'care',
    ['subscription', 'teahouse'],
    'subscription/cancel',
    'Subscription::Cancel',
    'Account::Subscription::Cancel',
    'Subscription::Cancelled',
  ),
  stock: topic('care', ['stock'], 'stock/request', 'Pre-sale::Stock', 'Other::Product question::Availability'),
  advice: topic(
    'care',
    ['quick-reply-FAQ'],
    'product/recommendation',
    'Pre-sale::Product question',
    'Other::Product question::Advice',
  ),
  allergy: topic(
    'care',
    ['allergy'],
    'product/question',
    'Pre-sale::Product question',
    'Other::Product question::Allergy',
  ),
  invoice: topic('care', ['invoice'], 'other/question', 'Order::Payment', 'Account::Invoice::Request'),
  payment: topic('care', ['payment'], 'other/question', 'Order::Payment', 'Order::Payment::Failed'),
  address: topic(
    'care',
    ['address-change', 'change-order'],
    'shipping/change',
    'Shipping::Address change',
    'Shipping::Address::Change',
    'Order::Updated Information',
  ),
  cancel: topic(
    'care',
    ['cancel/refund'],
    'order/cancel',
    'Order::Cancel',
    'Order::Cancel::Request',
    'Order::Cancelled',
  ),
  change: topic(
    'care',
    ['change-order'],
    'order/change',
    'Order::Change',
    'Order::Change::Request',
    'Order::Updated Information',
  ),
  warranty: topic('returns', ['warranty'], 'order/damaged', 'Warranty', 'Order::Warranty::Claim', 'Replacement sent'),
  wholesale: topic('trade', ['wholesale'], 'other/question', 'Wholesale', 'Other::Business::Wholesale'),
  partnership: topic('trade', ['partnership'], 'other/question', 'Marketing', 'Other::Business::Partnership'),
  influencer: topic(
    'trade',
    ['influencer'],
    'discount/request',
    'Marketing',
    'Other::Business::Influencer',
    'No action',
  ),
  praise: topic('care', ['compliment'], 'feedback', 'Feedback::Positive', 'Other::Feedback::Positive', 'No action'),
  complaint: topic('care', ['complaint'], 'feedback', 'Feedback::Negative', 'Other::Feedback::Negative'),
  hours: topic('care', ['store-hours'], 'other/question', 'Other', 'Other::Shop::Opening hours'),
  customs: topic('care', ['customs'], 'shipping/delivery-issue', 'Shipping::Customs', 'Shipping::Customs::Duties'),
  shipping: topic(
    'care',
    ['quick-reply-FAQ', 'policy'],
    'shipping/policy',
    'Pre-sale::Shipping policy',
    'Shipping::Policy::Countries',
  ),
  account: topic('care', [], 'other/question', 'Other', 'Account::Access::Login', 'Updated Account Information'),
  spam: topic('care', ['spam'], null, 'Spam', 'Other::Spam::Advertising', 'No action'),
  noise: topic('care', [], 'other/no_reply', 'Other', 'Other::Other::Other', 'No action'),
} as const satisfies Record<string, TopicRow>
export type Topic = keyof typeof topics
