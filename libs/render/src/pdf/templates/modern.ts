/**
 * One column with a coloured head; two short sections that follow each other (skills, languages) stand side by side. Not a side column: on two pages a
 * reader of the text would meet it between the pages, and the second page would have an empty one.
 */
export const MODERN = String.raw`
#show: page-setup
#show heading.where(level: 1): it => block(below: 0.6em, text(size: 2.6em, weight: 700, fill: accent, it.body))
#show heading.where(level: 2): it => block(above: 1.5em, below: 0.8em, sticky: true, width: 100%, {
  text(size: 1.2em, weight: 700, fill: accent, it.body)
})
#show heading.where(level: 3): it => text(size: 1.04em, weight: demi, it.body)

#let head() = {
  grid(columns: (1fr, auto), column-gutter: 1.5em, align: (start + horizon, end + horizon),
    { heading(level: 1, view.name)
      if view.label != "" { block(above: 0.6em, text(size: 1.25em, fill: muted, par(view.label))) } },
    { set par(leading: 0.6em)
      text(size: 0.92em, view.contacts.map(item).join(linebreak())) })
  block(above: 1.1em, below: 0.4em, line(length: 100%, stroke: 1.6pt + accent))
}
#let entry(e) = {
  block(above: gap, below: 0.75em, sticky: goes-on(e), width: 100%, grid(columns: (1fr, auto), column-gutter: 1.2em, row-gutter: 0.5em,
    if e.title != "" { heading(level: 3, outlined: false, maybe-link(href-of(e), e.title)) },
    align(end, text(size: 0.92em, fill: muted, period-of(e))),
    ..if where-of(e) != none { (grid.cell(colspan: 2, text(fill: muted, where-of(e))),) }))
  told(e)
}
#let body-of(s, inline: true) = {
  heading(level: 2, s.title)
  if s.kind == "text" { for p in s.paragraphs { par(p) } }
  if s.kind == "facts" { facts-of(s, inline: inline) }
  if s.kind == "entries" { for e in s.entries { whole(e, entry(e)) } }
}
#let small(s) = s.kind == "facts" and s.facts.map(f => f.label.len() + f.value.len()).sum() < 600

#head()
#if view.kind == "LETTER" { letter-body() } else {
  let skip = false
  for (i, s) in view.sections.enumerate() {
    let next = view.sections.at(i + 1, default: none)
    if skip { skip = false } else if small(s) and next != none and small(next) {
      skip = true
      block(above: 1.5em, breakable: false, grid(columns: (1.5fr, 1fr), column-gutter: 1.8em, body-of(s, inline: false), body-of(next, inline: false)))
    } else { body-of(s) }
  }
}
`;
