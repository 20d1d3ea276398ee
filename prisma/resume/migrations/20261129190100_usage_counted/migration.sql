-- What everybody has on the day quotas begin. Apart from the tables' change, which holds locks that this must not: it reads every content once.
INSERT INTO "usage" ("owner_id", "scope", "used")
SELECT owner_id, scope, sum(used) FROM (
    SELECT owner_id, 'resumes' AS scope, count(*) AS used FROM "resumes" GROUP BY owner_id
    UNION ALL SELECT owner_id, 'letters', count(*) FROM "cover_letters" GROUP BY owner_id
    UNION ALL SELECT owner_id, 'resume.bytes', sum(coalesce(bytes, octet_length(content::text))) FROM "resumes" GROUP BY owner_id
    UNION ALL SELECT owner_id, 'resume.bytes', sum(octet_length(content::text)) FROM "resume_versions" WHERE content IS NOT NULL GROUP BY owner_id
    UNION ALL SELECT owner_id, 'resume.bytes', sum(bytes) FROM "contents" GROUP BY owner_id
    UNION ALL SELECT owner_id, 'resume.bytes', sum(octet_length(body)) FROM "cover_letters" GROUP BY owner_id
) AS kept GROUP BY owner_id, scope
ON CONFLICT ("owner_id", "scope") DO UPDATE SET "used" = excluded."used";
