"""Sert le dossier, avec un mot d'accueil."""

import http.server
import os


class Accueil(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/accueil":
            self.send_response(200)
            self.send_header("content-type", "text/plain; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"{os.environ['ACCUEIL']}\n".encode())
        else:
            super().do_GET()


print("En route", flush=True)
http.server.ThreadingHTTPServer(("", 8000), Accueil).serve_forever()
