/** For machines first: one column, no grid, every fact a line of its own. */
export const PORTAL = String.raw`
#show: page-setup
#show heading.where(level: 1): it => block(below: 0.75em, text(size: 1.9em, weight: 700, it.body))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.75em, sticky: true, text(size: 1.25em, weight: 700, fill: accent, it.body))
#show heading.where(level: 3): it => block(above: gap, below: 0.6em, sticky: true, text(size: 1.02em, weight: 700, it.body))
#show link: it => it

#let head() = {
  heading(level: 1, view.name)
  set par(spacing: 0.6em)
  if view.label != "" { par(text(size: 1.12em, view.label)) }
  for c in view.contacts { par(item(c)) }
}
#let entry(e) = {
  if e.title != "" { heading(level: 3, outlined: false, maybe-link(href-of(e), e.title)) }
  let lines = (where-of(e), period-of(e)).filter(x => x != none and x != "")
  if lines.len() > 0 { block(above: 0.55em, below: 0.65em, sticky: goes-on(e), lines.join(linebreak())) }
  told(e)
}

#head()
#if view.kind == "LETTER" { letter-body() } else {
  for s in view.sections {
    heading(level: 2, s.title)
    if s.kind == "text" { for p in s.paragraphs { par(p) } }
    if s.kind == "facts" { for f in s.facts { block(above: 0.55em, below: 0.55em, fact(f)) } }
    if s.kind == "entries" { for e in s.entries { whole(e, entry(e)) } }
  }
}
`;
