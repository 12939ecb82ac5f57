"""TLS to AWS: whom it trusts is read once. botocore reads it for each connection, 30 ms of processor
each time, which is 100 ms of a function that has 512 MB."""

from contextlib import suppress
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from threading import Lock
from typing import Any

from botocore.client import BaseClient
from botocore.httpsession import get_cert_path
from botocore.session import Session


class SharedTlsSession(Session):  # type: ignore[misc]
    """Its clients share what they trust: botocore's bundle, or the one that `AWS_CA_BUNDLE` names."""

    def __init__(self) -> None:
        super().__init__()
        self._tls_context = _TlsContext(PROTOCOL_TLS_CLIENT)

    def create_client(self, *args: Any, **kwargs: Any) -> BaseClient:
        client = super().create_client(*args, **kwargs)
        # botocore has no setting for it; tests/storage/test_trust.py sees whether this still holds.
        client._endpoint.http_session._manager.connection_pool_kw["ssl_context"] = self._tls_context
        if client.meta.endpoint_url.startswith("https:"):
            with suppress(OSError):  # a bundle that can't be read is the first call's to report
                self._tls_context.load_verify_locations(self._bundle())
        return client

    def _bundle(self) -> str:
        return str(get_cert_path(self.get_config_variable("ca_bundle") or True))


class _TlsContext(SSLContext):
    """Reads a bundle at its first connection, and not again at the others."""

    def __init__(self, _protocol: int) -> None:
        self._read: set[object] = set()
        self._reading = Lock()

    def load_verify_locations(self, cafile: Any = None, capath: Any = None, cadata: Any = None) -> None:
        bundle = (cafile, capath, cadata)
        with self._reading:
            if bundle not in self._read:
                super().load_verify_locations(*bundle)
                self._read.add(bundle)
