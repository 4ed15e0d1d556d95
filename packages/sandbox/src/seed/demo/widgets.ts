import { minutesPerDay } from './calendar.ts'
import type { DemoWidget } from './types.ts'

const day = minutesPerDay

const orderCard = {
  type: 'card',
  path: '',
  title: '{{name}}',
  meta: { displayCard: true, link: 'https://pebblewren.example/admin/orders/{{id}}' },
  widgets: [
    { type: 'date', path: 'created_at', title: 'Placed', order: 0 },
    { type: 'text', path: 'financial_status', title: 'Payment', order: 1 },
    { type: 'text', path: 'fulfillment_status', title: 'Shipping', order: 2 },
    { type: 'text', path: 'total_price', title: 'Total', order: 3 },
    { type: 'url', path: 'fulfillments[0].tracking_url', title: 'Tracking', order: 4, meta: { hideIfEmpty: true } },
  ],
}

function shopWidget(key: string, integration: string, order: number, title: string): DemoWidget {
  return {
    key,
    type: 'shopify',
    context: 'ticket',
    integration,
    order,
    template: {
      type: 'wrapper',
      widgets: [
        {
          type: 'card',
          path: 'customer',
          title,
          order: 0,
          meta: { displayCard: true },
          widgets: [
            { type: 'text', path: 'orders_count', title: 'Orders', order: 0 },
            { type: 'text', path: 'total_spent', title: 'Spent', order: 1 },
            { type: 'text', path: 'note', title: 'Note', order: 2, meta: { hideIfEmpty: true } },
          ],
        },
        { type: 'list', path: 'orders', order: 1, meta: { limit: 5, orderBy: '-created_at' }, widgets: [orderCard] },
      ],
    },
    minutesAgo: (1100 - order * 500) * day,
    deactivatedMinutesAgo: null,
  }
}

/** What stands beside a conversation. */
export const widgets: readonly DemoWidget[] = [
  shopWidget('orders-pebblewren', 'store-pebblewren', 0, 'Pebblewren'),
  shopWidget('orders-teahouse', 'store-teahouse', 1, 'Teahouse'),
  {
    key: 'order-desk',
    type: 'http',
    context: 'customer',
    integration: 'order-desk',
    order: 2,
    template: {
      type: 'wrapper',
      widgets: [
        {
          type: 'card',
          path: '',
          title: 'Order desk',
          order: 0,
          meta: { displayCard: true, custom: { links: [], buttons: [] } },
          widgets: [{ type: 'text', path: 'open_cases', title: 'Open cases', order: 0 }],
        },
      ],
    },
    minutesAgo: 64 * day,
    deactivatedMinutesAgo: 12 * day,
  },
]
