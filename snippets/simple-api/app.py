from fastapi import FastAPI

app = FastAPI(title="simple-api")


@app.get("/health")
def health() -> dict[str, str]:
    """Dit que l'API est en état de répondre."""
    return {"status": "ok"}
