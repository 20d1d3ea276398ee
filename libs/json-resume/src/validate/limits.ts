/**
 * Caps in UTF-16 code units, far above what people write; they keep one field from filling a page, an index row
 * (PostgreSQL refuses index entries above 2,704 bytes) or a prompt.
 */
export const MAX_LINE = 1_000;
export const MAX_TEXT = 20_000;
export const MAX_URL = 4_096;
/** RFC 5321 §4.5.3.1.3 allows 254; some write several addresses or "name at host". */
export const MAX_EMAIL = 320;
/** Photographs come as data URIs; the record itself ends at 262,144 bytes. */
export const MAX_IMAGE = 200_000;
/** Entries of a section. */
export const MAX_ENTRIES = 500;
/** Texts of one list, such as highlights or keywords. */
export const MAX_LIST = 500;
