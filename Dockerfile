# One image for every service; the command says which:   docker run vitae dist/apps/<service>/src/main.js
# docs/image.md lists commands, ports, files and variables. Build:   docker build -t vitae .
ARG BUILD_IMAGE=node:24-bookworm-slim
ARG BASE_IMAGE=node:24-bookworm-slim

FROM ${BUILD_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN --mount=type=cache,target=/root/.npm npm ci

FROM dependencies AS build
COPY . .
RUN node scripts/generate.mjs && node node_modules/typescript/bin/tsc -p tsconfig.build.json
# A volume that is mounted here for the first time takes over owner and mode of these folders.
RUN mkdir -p /out/app /out/vitae/secrets /out/vitae/setup \
 && for owner in own postgres pulsar auth jobs resume ai executor gateway; do mkdir "/out/vitae/setup/$owner"; done \
 && chmod -R u=rwX,g=rX,o= /out/vitae \
 && cp -r package.json dist prisma /out/app/ \
 && mkdir /out/app/assets && cp -r assets/generated /out/app/assets/generated \
 && for schema in apps/*/schema.graphql; do mkdir -p "/out/app/$(dirname "$schema")" && cp "$schema" "/out/app/$schema"; done

FROM dependencies AS production
COPY scripts/prune-image.mjs scripts/
RUN npm prune --omit=dev --omit=optional --omit=peer && node scripts/prune-image.mjs node_modules
# The engine of PDF is an optional package, one a platform, and the one optional package that is wanted here.
COPY --from=dependencies /app/node_modules/@myriaddreamin node_modules/@myriaddreamin

FROM ${BASE_IMAGE}
ARG VERSION=0.0.0
ARG REVISION=unknown
ARG CREATED=
LABEL org.opencontainers.image.title="Vitae" \
      org.opencontainers.image.description="An asynchronous AI résumé platform: durable bulk generation, live progress, every claim traced to its source." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}" \
      org.opencontainers.image.created="${CREATED}"
WORKDIR /app
COPY --from=production /app/node_modules node_modules
COPY --from=build /out/app ./
COPY --from=build --chown=1000:1000 /out/vitae /vitae
# As under npm start: a small young generation keeps V8 from holding dead megabyte chunks, and a leak ends in a restart at 220 MB.
# Two arenas of malloc keep resident memory flat (fault row F20).
ENV NODE_ENV=production HOST=0.0.0.0 METRICS_HOST=0.0.0.0 MALLOC_ARENA_MAX=2 \
    NODE_OPTIONS="--enable-source-maps --max-semi-space-size=4 --max-old-space-size=220"
# A number: Kubernetes' runAsNonRoot cannot see that a name is not root.
USER 1000:1000
EXPOSE 3000 3001 3002 3003 3004 3005 3090 3091 3092 3093 5001 5002 5003 5004
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --start-interval=2s --retries=3 \
  CMD ["node", "dist/apps/standalone/src/health/main.js"]
# No shell in between: SIGTERM reaches Node.
ENTRYPOINT ["node"]
CMD ["dist/apps/gateway/src/main.js"]
