FROM node:24-slim

# Two arenas of memory do for its few threads: 10 MB less at rest (175 instead of 185 MB, 3,500 pages).
ENV NODE_ENV=production \
    MALLOC_ARENA_MAX=2 \
    HOST=0.0.0.0 \
    PORT=3000 \
    HEALTH_PORT=3001 \
    ARCHIVE_DIR=/archive \
    DATABASE_FILE=/data/signalpost.db

# For an archive in a git repository, over https or ssh.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends ca-certificates git openssh-client \
  && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY package.json package-lock.json manifest.yml ./
# Production dependencies only; better-sqlite3 brings its binaries, nothing is compiled. Then npm goes:
# who breaks in finds nothing to install more with.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force \
  && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn-*
COPY src ./src
COPY digests ./digests

RUN mkdir -p /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000 3001

HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HEALTH_PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]

CMD ["node", "src/start.js", "serve"]
