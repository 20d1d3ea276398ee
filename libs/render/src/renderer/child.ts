import type { RenderReply, RenderRequest } from './messages.js';

/** Loaded with the first document that needs it. */
async function render({ id, format, view, style }: RenderRequest): Promise<RenderReply> {
  if (format === 'docx') {
    const { renderDocx } = await import('../docx/docx.js');
    return { id, bytes: await renderDocx(view, style) };
  }
  const pdf = await import('../pdf/pdf.js').catch((error: unknown) => String(error));
  if (typeof pdf === 'string') return { id, unavailable: pdf };
  try {
    return { id, bytes: pdf.renderPdf(view, style) };
  } catch (error) {
    if (error instanceof pdf.GlyphError) return { id, undrawn: error.characters };
    throw error;
  }
}

/** One document after another, as `Renderer` asks; gone with it. */
process.on('message', (request: RenderRequest) => {
  void render(request)
    .catch((error: unknown): RenderReply => ({ id: request.id, error: error instanceof Error ? error.message : String(error) }))
    .then((reply) => process.send?.(reply));
});
process.on('disconnect', () => process.exit(0));
