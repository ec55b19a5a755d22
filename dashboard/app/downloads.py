"""What can be taken away: one chart in every format, and a whole page as pack, slides or brief."""

from collections.abc import Callable

import streamlit as st

from dashboard.app import cache, image_files
from dashboard.app.dialog import dialog
from dashboard.app.text import escaped, plain
from dashboard.cards.card import Card, View
from dashboard.export import documents, files, renderer
from dashboard.export.exhibit import Exhibit, exhibit
from dashboard.words import N_, _, joined

WITHOUT = N_("PNG and SVG above come from your own browser; other sizes and PDF are not offered.")
TABLES = N_("Pictures are left out, and tables stand for them.")


@dialog(N_("Download this chart"))
def chart(card: Card) -> None:
    """The image as it will be in the file, and every form of it."""
    made = exhibit(cache.ask, card)
    here = renderer.available()
    image_files.shown(made, only_here=not here)
    for label, names in files.groups(here).items():
        with st.container(horizontal=True, key=f"formats-{names[0]}", vertical_alignment="center"):
            st.html(f'<p class="formats">{escaped(_(label))}</p>')
            for name in names:
                _file(made, name)
    if not here:
        st.info(plain(joined(_(WITHOUT), _(renderer.MISSING))), icon=":material/info:")


def copied(card: Card) -> None:
    """Copy the image of a chart at once."""
    image_files.copied(exhibit(cache.ask, card))


def _file(made: Exhibit, name: str) -> None:
    format = files.FORMATS[name]
    st.download_button(
        _(format.label),
        lambda: format.make(made),
        format.name(made),
        format.type,
        on_click="ignore",
        key=f"file-{name}-{made.card.id}",
    )


def of_page(view: View) -> None:
    """The button that opens what a whole page can be taken away as."""
    if st.button(_("Download *this page*"), key="download-page"):
        _page(view)


@dialog(N_("Download this page"))
def _page(view: View) -> None:
    """Chart pack, slides, and the brief of a page that is about one."""
    here = renderer.available()
    _section(
        _("Chart pack"),
        _("A ZIP of all charts with their rows, captions and alternative texts, and a list of what is in it"),
    )
    offered = [name for name in files.offered(here) if files.FORMATS[name].packed]
    formats = st.pills(
        _("Formats"),
        offered,
        selection_mode="multi",
        default=offered[:1],
        format_func=lambda name: files.FORMATS[name].ending.lstrip(".").upper(),
        key="pack-formats",
    )
    _made("pack", _("Make the pack"), lambda progress: documents.pack(view, formats, progress))
    _section(
        _("Slides"), _("A PowerPoint deck: the sentence of this page, then a slide a chart, charts to edit")
    )
    _made("deck", _("Make the slides"), lambda progress: documents.deck(view, progress))
    if documents.has_brief(view):
        _section(_("Brief"), _("One A4 page: the sentence, numbers, timeline, map, themes, partners, events"))
        with st.container(horizontal=True, key="briefs"):
            _brief(view, ".pdf", _("Brief as PDF"), documents.PDF, documents.brief_pdf)
            _brief(view, ".docx", _("Brief as Word file"), documents.WORD, documents.brief_docx)
    if not here:
        st.info(plain(joined(_(TABLES), _(renderer.MISSING))), icon=":material/info:")


def _section(title: str, about: str) -> None:
    st.html(f'<h2 class="card-title">{escaped(title)}</h2><p class="card-subtitle">{escaped(about)}</p>')


def _brief(
    view: View, ending: str, label: str, kind: str, make: Callable[[View], documents.Document]
) -> None:
    """A button that makes a brief and saves it with one click: it is made within some seconds."""
    name, key = documents.name(view, "brief", ending), f"save-brief-{ending.lstrip('.')}"
    st.download_button(label, lambda: make(view).data, name, kind, on_click="ignore", key=key)


@st.fragment
def _made(key: str, label: str, make: Callable[[documents.Progress], documents.Document]) -> None:
    """A button that makes a file and shows how far it is, then a button that saves it."""
    with st.container(horizontal=True, key=f"make-{key}", vertical_alignment="center"):
        if not st.button(label, key=f"start-{key}"):
            return
        bar = st.progress(0.0)

        def progress(done: int, all: int, title: str) -> None:
            bar.progress(done / max(all, 1), plain(title))

        try:
            made = make(progress)
        except (renderer.Failed, renderer.Unavailable) as problem:
            st.warning(plain(str(problem)), icon=":material/warning:")
            return
        finally:
            bar.empty()
        st.download_button(
            _("Save {file}", file=made.name),
            made.data,
            made.name,
            made.type,
            on_click="ignore",
            key=f"save-{key}",
        )
    for failure in made.failures:
        st.warning(plain(failure), icon=":material/warning:")
