#!/usr/bin/env bash
# npx rhetor sandbox, in the repository,    prints three variables; set them, then
# bash examples/test-your-integration.sh    tests an integration of one call with nothing but curl
set -euo pipefail
: "${GORGIAS_BASE_URL:?start a sandbox, and set what it prints}"

post() { curl -sS --fail-with-body -H 'Content-Type: application/json' "$@"; }
api() { post -u "$GORGIAS_USERNAME:$GORGIAS_API_KEY" "$GORGIAS_BASE_URL/api/$1" -d "$2"; }
control() { post "$GORGIAS_BASE_URL/__sandbox/$1" -d "${2:-{\}}"; }

# the time stands still, and a customer writes
trap 'control clock/run >/dev/null' EXIT
control clock/freeze >/dev/null
mail='{"from": "maya@example.com", "to": "support@pebblewren.example", "text": "Is the kettle back?"}'
ticket=$(control customer/writes "$mail" | sed -E 's/^\{"ticket":\{"id":([0-9]+).*/\1/')

# the integration answers, with a key of its own
sent=$(api "tickets/$ticket/messages" '{
  "channel": "email", "via": "api", "from_agent": true, "sender": {"email": "'"$GORGIAS_USERNAME"'"},
  "source": {
    "type": "email", "from": {"address": "support@pebblewren.example"}, "to": [{"address": "maya@example.com"}]
  },
  "body_text": "It is.", "external_id": "kettle-'"$ticket"'"
}') || { echo "refused: $sent" >&2; exit 1; }

# a minute later the mail has left
control clock/advance '{"ms": 60000}' >/dev/null
outbox=$(control outbox)
if [[ $outbox != *'"to":["maya@example.com"]'*"\"ticket_id\":$ticket"* ]]; then
  echo "no mail has left for maya@example.com" >&2
  exit 1
fi
echo "maya@example.com has got the answer to ticket $ticket"
