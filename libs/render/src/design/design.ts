/** What leaves the product. */
export const FORMATS = ['pdf', 'docx', 'html', 'md', 'txt', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export const DESIGN_IDS = ['classic', 'modern', 'compact', 'portal'] as const;
export type DesignId = (typeof DESIGN_IDS)[number];

export const PAPERS = ['A4', 'LETTER'] as const;
export type Paper = (typeof PAPERS)[number];

/** How a résumé and the letter that goes with it look: data here, and one template file in `pdf/templates`. */
export interface Design {
  readonly id: DesignId;
  readonly name: string;
  readonly description: string;
  /** Of headings and links, `#rrggbb`. */
  readonly accent: string;
  /** Of the running text, points. */
  readonly fontSize: number;
  readonly letterFontSize: number;
  /** Family that the template is drawn for; other scripts have their own fonts after it. */
  readonly font: 'Source Serif 4' | 'Source Sans 3';
  /** In Word, where nothing is embedded. */
  readonly wordFont: string;
  /** Page margins, centimetres. */
  readonly margin: { readonly x: number; readonly y: number };
}

export const DESIGNS: Readonly<Record<DesignId, Design>> = {
  classic: {
    id: 'classic',
    name: 'Classic',
    description: 'One column, serif, centred head. Reads like a printed page.',
    accent: '#1f3a5f',
    fontSize: 10,
    letterFontSize: 11,
    font: 'Source Serif 4',
    wordFont: 'Cambria',
    margin: { x: 2.1, y: 1.9 },
  },
  modern: {
    id: 'modern',
    name: 'Modern',
    description: 'One column, sans serif, coloured head; skills and languages side by side.',
    accent: '#0f5e63',
    fontSize: 9.8,
    letterFontSize: 10.8,
    font: 'Source Sans 3',
    wordFont: 'Calibri',
    margin: { x: 1.9, y: 1.7 },
  },
  compact: {
    id: 'compact',
    name: 'Compact',
    description: 'Title, employer and dates on one line: the most on a page.',
    accent: '#333f50',
    fontSize: 9,
    letterFontSize: 10.2,
    font: 'Source Sans 3',
    wordFont: 'Calibri',
    margin: { x: 1.6, y: 1.4 },
  },
  portal: {
    id: 'portal',
    name: 'Portal',
    description: 'For application portals that read a file by machine: one column, every fact on a line of its own, plain hyphens.',
    accent: '#000000',
    fontSize: 10.5,
    letterFontSize: 11,
    font: 'Source Sans 3',
    wordFont: 'Arial',
    margin: { x: 2, y: 1.8 },
  },
};

/** What a person chose of a design; what is left out is the design's own. */
export interface Style {
  readonly design: DesignId;
  readonly paper: Paper;
  readonly accent?: string | undefined;
  readonly fontSize?: number | undefined;
}

/** Width and height in millimetres (ISO 216, ANSI/ASME Y14.1). */
export const PAPER_MM: Readonly<Record<Paper, readonly [number, number]>> = { A4: [210, 297], LETTER: [215.9, 279.4] };

/** Points. Smaller cannot be read on paper, larger is no document. */
export const FONT_SIZE = { min: 8, max: 14 } as const;
