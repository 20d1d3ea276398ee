/** A posting as somebody pasted it, and what it asks for as a reader of it says: `must|nice kind value`, one a demand. */
export interface LabelledPosting {
  readonly name: string;
  readonly text: string;
  readonly demands: readonly string[];
}

export const labelled = (name: string, text: string, ...demands: string[]): LabelledPosting => ({ name, text: text.trim(), demands });
