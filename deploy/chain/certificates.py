"""An authority of our own and a certificate by it, for servers on loopback."""

import subprocess

HOST = "localhost"


class Certificates:
    """`authority` is what a client has to trust; `certificate` and `key` are the server's."""

    def __init__(self, folder):
        self.authority = folder / "authority.pem"
        self.certificate = folder / "server.pem"
        self.key = folder / "server.key"
        secret, request = folder / "authority.key", folder / "server.csr"
        extensions = folder / "extensions"
        extensions.write_text(f"subjectAltName=DNS:{HOST}\n")
        self._openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=authority",
                      "-keyout", secret, "-out", self.authority)
        self._openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={HOST}", "-keyout", self.key,
                      "-out", request)
        self._openssl("x509", "-req", "-in", request, "-CA", self.authority, "-CAkey", secret, "-CAcreateserial",
                      "-days", "2", "-extfile", extensions, "-out", self.certificate)

    def _openssl(self, *words):
        subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
