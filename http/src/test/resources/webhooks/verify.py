import base64
import hashlib
import hmac
import time


def is_genuine(secret, headers, body, now=None):
    """Whether a message is Sohbet's: body is the bytes that came, before anything has parsed them."""
    message_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "")
    if not message_id or not at.isdigit() or abs((now or time.time()) - int(at)) >= 300:
        return False
    key = base64.b64decode(secret.removeprefix("whsec_"))
    ours = hmac.new(key, f"{message_id}.{at}.".encode() + body, hashlib.sha256).digest()
    given = headers.get("webhook-signature", "").split(" ")
    return any(hmac.compare_digest("v1," + base64.b64encode(ours).decode(), one) for one in given)
