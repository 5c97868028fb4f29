# The engine from Docker's own image: bash, curl, GNU tar and the student's account added.
ARG BASE
FROM ${BASE}

RUN apk add --no-cache bash curl tar tzdata

COPY add-student write-versions /tmp/
RUN sh /tmp/add-student && sh /tmp/write-versions && rm /tmp/add-student /tmp/write-versions

COPY --chmod=755 entrypoint /usr/local/bin/engine-entrypoint
ENV DOCKER_TLS_CERTDIR="" DOCKER_BUILDKIT=1 LANG=C.UTF-8 TZ=Europe/Paris
ENTRYPOINT ["engine-entrypoint"]
