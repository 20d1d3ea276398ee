/** One column, serif, centred head. */
export const CLASSIC = String.raw`
#show: page-setup
#show heading.where(level: 1): it => block(width: 100%, below: 0.75em, align(center, text(size: 2.3em, weight: demi, it.body)))
#show heading.where(level: 2): it => block(above: 1.45em, below: 0.75em, sticky: true, width: 100%, stroke: (bottom: 0.5pt + accent), inset: (bottom: 0.36em),
  text(size: 1.15em, weight: demi, fill: accent, it.body))
#show heading.where(level: 3): it => text(size: 1em, weight: demi, it.body)

#let head() = {
  heading(level: 1, view.name)
  if view.label != "" { block(width: 100%, above: 0.75em, below: 0.95em, align(center, text(size: 1.2em, style: "italic", par(view.label)))) }
  block(width: 100%, above: 0.95em, align(center, text(size: 0.94em, contact-lines([ #h(0.25em)·#h(0.25em) ]))))
}
#let entry(e) = {
  block(above: gap, below: 0.75em, sticky: goes-on(e), width: 100%, grid(columns: (1fr, auto), column-gutter: 1.2em, row-gutter: 0.5em,
    if e.title != "" { heading(level: 3, outlined: false, maybe-link(href-of(e), e.title)) },
    align(end, text(size: 0.95em, period-of(e))),
    ..if where-of(e) != none { (grid.cell(colspan: 2, emph(where-of(e))),) }))
  told(e)
}

#head()
#if view.kind == "LETTER" { letter-body() } else {
  for s in view.sections {
    heading(level: 2, s.title)
    if s.kind == "text" { for p in s.paragraphs { par(p) } }
    if s.kind == "facts" { facts-of(s) }
    if s.kind == "entries" { for e in s.entries { whole(e, entry(e)) } }
  }
}
`;
