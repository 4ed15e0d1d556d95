"""A small integration, and how its author tests it on the sandbox, with nothing but Python's standard library.

    python3 examples/test_your_integration.py        starts the sandbox with rhetor, or with what RHETOR says
"""

import base64
import http.client
import json
import os
import shlex
import signal
import subprocess
import time
import unittest
import urllib.error
import urllib.request


# ours: where npx does not find a program, it fetches whatever package has its name
REPOSITORY = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
IS_HERE = os.path.exists(os.path.join(REPOSITORY, "node_modules", ".bin", "rhetor"))
RHETOR = f"npx --prefix {shlex.quote(REPOSITORY)} rhetor" if IS_HERE else "rhetor"


class Gorgias:
    """Just enough of a client: Basic auth, JSON, and a wait where the rate limit asks for it."""

    def __init__(self, url, username, api_key):
        self.url = url
        self.pair = base64.b64encode(f"{username}:{api_key}".encode()).decode()

    def call(self, method, path, body=None):
        request = urllib.request.Request(self.url + path, method=method, data=body and json.dumps(body).encode())
        request.add_header("Authorization", f"Basic {self.pair}")
        request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code != 429:
                raise
            time.sleep(float(refused.headers.get("Retry-After", 1)))
            return self.call(method, path, body)


def acknowledge(gorgias):
    """The integration: tells everybody whose mail waits that it has come, once."""
    me = gorgias.call("GET", "/api/users/0")
    for ticket in gorgias.call("GET", "/api/tickets?limit=100")["data"]:
        key = f"acknowledged-{ticket['id']}"
        thread = gorgias.call("GET", f"/api/tickets/{ticket['id']}")["messages"]
        if any(message["external_id"] == key for message in thread):
            continue
        source = thread[0]["source"]
        reply = {
            "channel": "email",
            "via": "api",
            "from_agent": True,
            "sender": {"id": me["id"]},
            "source": {"type": "email", "from": source["to"][0], "to": [source["from"]]},
            "body_text": "Thank you for your mail. We answer within a day.",
            "external_id": key,  # written first, looked for afterwards: never sent twice
        }
        gorgias.call("POST", f"/api/tickets/{ticket['id']}/messages", reply)


class Acknowledging(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        command = shlex.split(os.environ.get("RHETOR", RHETOR))
        options = ["sandbox", "--json", "--port", "0", "--seed", "empty"]
        # in a group of its own: npx starts others, and all of them have to end
        cls.process = subprocess.Popen(command + options, stdout=subprocess.PIPE, start_new_session=True)
        cls.addClassCleanup(cls.stop)
        shown = json.loads(cls.process.stdout.readline())
        cls.gorgias = Gorgias(shown["url"], shown["username"], shown["api_key"])

    @classmethod
    def stop(cls):
        os.killpg(cls.process.pid, signal.SIGTERM)
        cls.process.communicate(timeout=30)

    def setUp(self):
        self.control("reset")
        self.control("clock/freeze")

    def control(self, address, **what):
        return self.gorgias.call("POST", f"/__sandbox/{address}", what)

    def readers(self):
        """Who has got mail once a minute has passed."""
        self.control("clock/advance", ms=60_000)
        return [to for mail in self.control("outbox") for to in mail["to"]]

    def test_a_customer_is_answered_once_however_often_it_runs(self):
        self.control("customer/writes", **{"from": "maya@example.com", "text": "Is the kettle back?"})
        acknowledge(self.gorgias)
        acknowledge(self.gorgias)
        self.assertEqual(self.readers(), ["maya@example.com"])

    def test_an_answer_whose_reply_got_lost_is_not_sent_again(self):
        self.control("scenarios/load", name="create-applied-reply-lost")
        with self.assertRaises((http.client.RemoteDisconnected, urllib.error.URLError)):
            acknowledge(self.gorgias)
        acknowledge(self.gorgias)
        self.assertEqual(len(self.readers()), 1)

    def test_the_rate_limit_is_waited_for(self):
        self.control("customer/writes", **{"from": "maya@example.com", "text": "Hello?"})
        self.control("faults/add", kind="status", status=429, retry_after=0, operation="tickets.list", times=1)
        acknowledge(self.gorgias)
        self.assertEqual(self.readers(), ["maya@example.com"])


if __name__ == "__main__":
    unittest.main()
