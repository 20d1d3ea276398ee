-- Statements of letters now say where in the body they stand. What was written before counted sentences in the order in which the writer gave them,
-- and the body joins them by paragraph: after a moved sentence each number named another one. Nothing kept tells which, so the number goes.
UPDATE "provenance" p SET "statements" = (
    SELECT jsonb_agg(CASE WHEN s->>'pointer' ~ '^/body/[0-9]+$' THEN s || '{"pointer": "/body"}' ELSE s END ORDER BY n)
    FROM jsonb_array_elements(p."statements") WITH ORDINALITY AS e(s, n)
)
WHERE p."statements" @? '$[*].pointer ? (@ starts with "/body/")'
    AND EXISTS (SELECT 1 FROM "cover_letters" c WHERE c."id" = p."document_id");
