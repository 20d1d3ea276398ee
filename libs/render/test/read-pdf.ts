import { spawnSync } from 'node:child_process';
import { extractText, getDocumentProxy } from 'unpdf';

export interface ReadPdf {
  readonly pages: number;
  /** Text in the order of the content stream. */
  readonly text: string;
  readonly links: readonly string[];
  readonly title: string;
  readonly language: string;
  /** Roles of the structure tree, in order: `H1`, `P`, `L` … */
  readonly tags: readonly string[];
}

interface Node {
  readonly role?: string;
  readonly children?: readonly Node[];
}

const roles = (node: Node | null): string[] => (node ? [...(node.role ? [node.role] : []), ...(node.children ?? []).flatMap(roles)] : []);

/** Reads a PDF with PDF.js, which has nothing to do with what wrote it. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  try {
    const { text } = await extractText(pdf, { mergePages: true });
    const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
    const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat() as { unsafeUrl?: string }[];
    const trees = (await Promise.all(pages.map((page) => page.getStructTree()))) as (Node | null)[];
    const { info } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string } };
    return {
      pages: pdf.numPages,
      text: text.replaceAll(/\s+/g, ' '),
      links: annotations.flatMap((a) => a.unsafeUrl ?? []),
      title: info.Title ?? '',
      language: info.Language ?? '',
      tags: trees.flatMap(roles),
    };
  } finally {
    await pdf.loadingTask.destroy();
  }
}

/** Whether each of these stands in the text, behind the one before. Spaces are not counted: where glyphs stand, not characters, decides them. */
export function inOrder(text: string, pieces: readonly string[]): string | undefined {
  const plain = (t: string): string => t.normalize('NFKC').replaceAll(/\s+/g, '');
  let rest = plain(text);
  for (const piece of pieces) {
    const at = rest.indexOf(plain(piece));
    if (at < 0) return piece;
    rest = rest.slice(at + plain(piece).length);
  }
  return undefined;
}

/**
 * What poppler reads of it, in the order of the page; undefined where this machine has no poppler. PDF.js knows nothing of `ActualText`, which
 * scripts with joined letters need, and gives back lines from right to left word by word in the order they are drawn.
 */
export function popplerText(bytes: Buffer): string | undefined {
  const { status, stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', '-', '-'], { input: bytes, timeout: 10_000 });
  return status === 0 ? stdout.toString().replaceAll(/[\u202A-\u202E]/g, '') : undefined;
}
