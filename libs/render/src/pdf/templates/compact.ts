/** The most on a page: what an entry is, on one line with its dates. */
export const COMPACT = String.raw`
#show: page-setup
#set par(leading: 0.54em, spacing: 0.55em)
#set list(spacing: 0.5em, body-indent: 0.5em)
#show heading.where(level: 1): it => text(size: 2em, weight: 700, it.body)
#show heading.where(level: 2): it => block(above: 1.15em, below: 0.6em, sticky: true, width: 100%, stroke: (bottom: 0.5pt + accent), inset: (bottom: 0.28em),
  text(size: 1.1em, weight: 700, fill: accent, it.body))
#show heading.where(level: 3): it => text(size: 1em, weight: demi, it.body)

#let head() = {
  block(below: 0.8em, { heading(level: 1, view.name); if view.label != "" { h(0.8em); text(size: 1.2em, fill: muted, view.label) } })
  let between = [ #h(0.2em)|#h(0.2em) ]
  let wide = view.contacts.map(c => c.text.len() + 4).sum(default: 0) > 96
  block(above: 0.8em, text(size: 0.96em, if wide { contact-lines(between) } else { view.contacts.map(item).join(between) }))
}
#let entry(e) = {
  block(above: gap, below: 0.6em, sticky: goes-on(e), width: 100%, grid(columns: (1fr, auto), column-gutter: 1em,
    par({
      if e.title != "" { box(heading(level: 3, outlined: false, maybe-link(href-of(e), e.title))) }
      if where-of(e) != none { [, ]; where-of(e) }
    }),
    align(end, text(fill: muted, period-of(e)))))
  told(e)
}

#head()
#if view.kind == "LETTER" { letter-body() } else {
  for s in view.sections {
    heading(level: 2, s.title)
    if s.kind == "text" { for p in s.paragraphs { par(p) } }
    if s.kind == "facts" { facts-of(s, gap: 0.45em) }
    if s.kind == "entries" { for e in s.entries { whole(e, entry(e)) } }
  }
}
`;
